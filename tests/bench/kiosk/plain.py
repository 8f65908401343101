"""What the kiosk is held against: an application of Kivy's with one label, Kivy being as it comes.

Only the window's size is the kiosk's. Says the same as `watched` does: when its picture is there, and at
SIGUSR1 how many have been drawn since.
"""

from kivy.config import Config

Config.set("graphics", "width", "1280")
Config.set("graphics", "height", "800")

from tests.bench.kiosk.one_label import run  # noqa: E402  Kivy reads its settings when it is imported

if __name__ == "__main__":
    run()
