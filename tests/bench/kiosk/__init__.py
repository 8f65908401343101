"""The kiosk's own numbers, each beside an application of Kivy's with one label."""
