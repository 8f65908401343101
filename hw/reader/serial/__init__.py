"""Readers on a serial port, most often a USB converter."""
