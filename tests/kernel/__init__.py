"""The readers' drivers on a real kernel: a QEMU guest that runs the tests of `inside`."""
