"""The devices of the kiosk: readers, lamp and sound, the printer, and the services that own them."""
