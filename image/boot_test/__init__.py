"""Boots the built image in QEMU as a technician and a receptionist would use it, and reports what it saw."""
