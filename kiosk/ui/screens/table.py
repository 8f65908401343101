"""Which screen belongs to which place; import it only after the theme is installed."""

from typing import Final

from kiosk.flow import places
from kiosk.flow.lessons.training import Training
from kiosk.flow.maintenance import pages
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
from kiosk.ui.screens.lessons import LessonsScreen
from kiosk.ui.screens.locked import LockedScreen
from kiosk.ui.screens.login import LoginScreen
from kiosk.ui.screens.maintenance.devices import DevicesScreen
from kiosk.ui.screens.maintenance.export import ExportScreen
from kiosk.ui.screens.maintenance.image import ImageScreen
from kiosk.ui.screens.maintenance.logs import LogsScreen
from kiosk.ui.screens.maintenance.menu import MenuScreen
from kiosk.ui.screens.maintenance.network import NetworkScreen
from kiosk.ui.screens.maintenance.pin import PinScreen
from kiosk.ui.screens.maintenance.printer_test import PrinterTestScreen
from kiosk.ui.screens.maintenance.reader_test import ReaderTestScreen
from kiosk.ui.screens.maintenance.touch import TouchScreenTest
from kiosk.ui.screens.parked import ParkedScreen
from kiosk.ui.screens.pick_days import DaysScreen
from kiosk.ui.screens.pick_person import PersonScreen
from kiosk.ui.screens.pick_standing import StandingScreen
from kiosk.ui.screens.reports import ReportsScreen
from kiosk.ui.screens.same_again import SameAgainScreen
from kiosk.ui.screens.starting import StartingScreen
from kiosk.ui.screens.statuses import StatusesScreen
from kiosk.ui.screens.totals import TotalsScreen
from kiosk.ui.screens.unknown import UnknownScreen

SCREENS: Final[dict[type, type[KioskScreen]]] = {
    places.Starting: StartingScreen,
    places.Login: LoginScreen,
    places.Locked: LockedScreen,
    places.Billing: BillingScreen,
    places.ParkedBills: ParkedScreen,
    places.ChooseProvider: ProviderScreen,
    places.ChooseInsurer: InsurerScreen,
    places.Identify: IdentifyScreen,
    places.SameAgain: SameAgainScreen,
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
    Training: LessonsScreen,
    # The technician's menu
    pages.Pin: PinScreen,
    pages.Menu: MenuScreen,
    pages.Image: ImageScreen,
    pages.Devices: DevicesScreen,
    pages.ReaderTest: ReaderTestScreen,
    pages.PrinterTest: PrinterTestScreen,
    pages.Network: NetworkScreen,
    pages.Touch: TouchScreenTest,
    pages.Logs: LogsScreen,
    pages.Export: ExportScreen,
}
HELP: Final = HelpScreen
