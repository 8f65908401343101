"""The image's recipe, and the test that boots it, as far as they need no image."""
