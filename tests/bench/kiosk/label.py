"""What the kiosk is held against: an application of Kivy's with one label, in the same window.

Says the same as `watched` does: when its picture is there, and at SIGUSR1 how many have been drawn since.
"""

from kiosk.ui.environment import Panel, prepare

prepare(Panel())

from kivy.app import App  # noqa: E402  Kivy is prepared only now
from kivy.core.window import Window  # noqa: E402  as above
from kivy.uix.label import Label  # noqa: E402  as above

from tests.bench.kiosk.pictures import Pictures  # noqa: E402  as above


class LabelApp(App):
    """One label on a white ground."""

    def build(self) -> Label:
        """Return the label."""
        Window.clearcolor = (1, 1, 1, 1)
        return Label(text="Apdrošin@šanas terminālis", font_size=32, color=(0, 0, 0, 1))


if __name__ == "__main__":
    pictures = Pictures(lambda: True)
    LabelApp().run()
