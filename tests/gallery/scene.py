"""What a scene is: a screen, a state of it, and how one gets there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from kiosk.appliance.faults import Fault
from kiosk.domain.transaction import Transaction
from kiosk.flow.state import Kiosk
from kiosk.ui.support import Support
from tests.gallery.clinic import Clinic, past
from tests.ui.desk import SUPPORT

Step = Callable[[Clinic], object]
"""Something that happens in the flow, to devices, at the insurer."""
Hand = Callable[[Any], object]
"""Something that fingers do on the glass; takes the robot."""
USUAL: Final = "usual"
YESTERDAY: Final = past(1, number=122)
"""A journal that has begun, so that numbers are not all ones."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of one screen.

    Attributes:
        screen: under which name it is filed.
        state: what is particular about it.
        told: what happens until then, in order.
        by_hand: what fingers do then on the glass.
        late: the patience for whatever is being waited for is over.
        mode: the mark of a kiosk that is not in earnest.
        support: whom to call; None where nobody is configured.
        demo_login: whom to log in as, in the demonstration.
        warnings: what is wrong with the appliance although it works.
        faults: why the kiosk cannot begin: then the fault page stands in its place.
        past: what is in the journal already, oldest first.
        restarts: the appliance restarts where the fault page asks for it.
        page: a page of `tests.ui.widget_pages` instead of a screen of the kiosk.
    """

    screen: str
    state: str = USUAL
    told: tuple[Step, ...] = ()
    by_hand: tuple[Hand, ...] = ()
    late: bool = False
    mode: str = ""
    support: Support | None = SUPPORT
    demo_login: tuple[str, str] | None = None
    warnings: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()
    restarts: bool = True
    page: str = ""
    past: tuple[Transaction, ...] = field(default=YESTERDAY, repr=False)

    @property
    def name(self) -> str:
        """Its name, unique in the gallery."""
        return self.screen if self.state == USUAL else f"{self.screen}-{self.state}"

    def tell(self) -> Clinic:
        """Let everything happen that leads to it."""
        clinic = Clinic(self.past)
        for step in self.told:
            step(clinic)
        return clinic

    @property
    def kiosk(self) -> Kiosk:
        """The kiosk's state, before any finger."""
        return self.tell().state
