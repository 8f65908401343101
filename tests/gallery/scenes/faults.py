"""The page in place of a kiosk that cannot begin."""

from typing import Final

from tests.gallery.scene import Scene
from tests.gallery.steps import taps
from tests.ui.faults import CARD, STATES

SCENES: Final = (
    *(Scene("fault", name, faults=faults, support=None) for name, faults in STATES.items()),
    Scene("fault", "with-support", faults=STATES["several"]),
    Scene("fault", "restarting", faults=(CARD,), by_hand=(taps("restart"),)),
    Scene("fault", "restarting-late", faults=(CARD,), by_hand=(taps("restart"),), late=True),
    Scene("fault", "not-restarted", faults=(CARD,), by_hand=(taps("restart"),), restarts=False),
    Scene("fault", "languages", faults=(CARD,), by_hand=(taps("language"),)),
)
