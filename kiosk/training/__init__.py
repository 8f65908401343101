"""Training beside the clinic's kiosk: an engine of its own over a journal, a service and devices of its own.

Nothing here is given the clinic's settings, its terminal service, its journal or its devices.
"""
