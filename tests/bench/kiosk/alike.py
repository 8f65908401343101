"""The application with one label, with Kivy set up as the kiosk sets it up."""

from kiosk.ui.environment import Panel, prepare

prepare(Panel())

from tests.bench.kiosk.one_label import run  # noqa: E402  Kivy is prepared only now

if __name__ == "__main__":
    run()
