"""Which screen belongs to which place; import it only after the theme is installed."""

from typing import Final

from kiosk.flow import places
from kiosk.ui.screen import KioskScreen
from kiosk.ui.screens.asking import AskingScreen
from kiosk.ui.screens.authorise import AuthoriseScreen
from kiosk.ui.screens.billing import BillingScreen
from kiosk.ui.screens.choose_insurer import InsurerScreen
from kiosk.ui.screens.choose_provider import ProviderScreen
from kiosk.ui.screens.deleting import DeletingScreen
from kiosk.ui.screens.details import DetailsScreen
from kiosk.ui.screens.done import DoneScreen
from kiosk.ui.screens.help import HelpScreen
from kiosk.ui.screens.identify import IdentifyScreen
from kiosk.ui.screens.login import LoginScreen
from kiosk.ui.screens.pick_days import DaysScreen
from kiosk.ui.screens.pick_person import PersonScreen
from kiosk.ui.screens.pick_standing import StandingScreen
from kiosk.ui.screens.reports import ReportsScreen
from kiosk.ui.screens.starting import StartingScreen
from kiosk.ui.screens.statuses import StatusesScreen
from kiosk.ui.screens.totals import TotalsScreen
from kiosk.ui.screens.unknown import UnknownScreen

SCREENS: Final[dict[type, type[KioskScreen]]] = {
    places.Starting: StartingScreen,
    places.Login: LoginScreen,
    places.Billing: BillingScreen,
    places.ChooseProvider: ProviderScreen,
    places.ChooseInsurer: InsurerScreen,
    places.Identify: IdentifyScreen,
    places.Asking: AskingScreen,
    places.Statuses: StatusesScreen,
    places.Unknown: UnknownScreen,
    places.Done: DoneScreen,
    places.Reports: ReportsScreen,
    places.Totals: TotalsScreen,
    places.PickDays: DaysScreen,
    places.PickPerson: PersonScreen,
    places.PickStanding: StandingScreen,
    places.Details: DetailsScreen,
    places.Deleting: DeletingScreen,
    places.Authorise: AuthoriseScreen,
}
HELP: Final = HelpScreen
