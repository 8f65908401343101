"""An application of Kivy's with one label."""

from kivy.app import App
from kivy.uix.label import Label

from tests.bench.kiosk.pictures import Pictures


class OneLabel(App):
    """One label."""

    def build(self) -> Label:
        """Return the label."""
        return Label(text="Apdrošin@šanas terminālis")


def run() -> None:
    """Run it, watched."""
    pictures = Pictures(lambda: True)
    OneLabel().run()
    del pictures
