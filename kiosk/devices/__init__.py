"""The device ports over the device services' clients; one file per port."""
