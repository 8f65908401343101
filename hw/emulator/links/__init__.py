"""What readers hang on: a serial line, and USB as the kernel shows it, real or mocked."""
