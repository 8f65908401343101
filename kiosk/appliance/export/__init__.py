"""Writes logs and facts onto a USB stick, for the kiosk, which can neither mount nor read them all.

`sticks` finds the stick, `stick` mounts and fills it, `contents` is what is written, `main` the order of it,
`places` where it tells how it goes.
"""
