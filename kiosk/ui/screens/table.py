"""Which screen belongs to which place; a screen is loaded when it is first shown."""

from typing import Final

from kiosk.flow import places
from kiosk.flow.lessons.training import Training
from kiosk.flow.maintenance import pages
from kiosk.ui.late_screen import LateScreen

SCREENS: Final[dict[type, LateScreen]] = {
    places.Starting: LateScreen("starting", "StartingScreen"),
    places.Login: LateScreen("login", "LoginScreen"),
    places.Locked: LateScreen("locked", "LockedScreen"),
    places.Billing: LateScreen("billing", "BillingScreen"),
    places.ParkedBills: LateScreen("parked", "ParkedScreen"),
    places.ChooseProvider: LateScreen("choose_provider", "ProviderScreen"),
    places.ChooseInsurer: LateScreen("choose_insurer", "InsurerScreen"),
    places.Identify: LateScreen("identify", "IdentifyScreen"),
    places.SameAgain: LateScreen("same_again", "SameAgainScreen"),
    places.Asking: LateScreen("asking", "AskingScreen"),
    places.Statuses: LateScreen("statuses", "StatusesScreen"),
    places.Unknown: LateScreen("unknown", "UnknownScreen"),
    places.Done: LateScreen("done", "DoneScreen"),
    places.Reports: LateScreen("reports", "ReportsScreen"),
    places.Totals: LateScreen("totals", "TotalsScreen"),
    places.PickDays: LateScreen("pick_days", "DaysScreen"),
    places.PickPerson: LateScreen("pick_person", "PersonScreen"),
    places.PickStanding: LateScreen("pick_standing", "StandingScreen"),
    places.Details: LateScreen("details", "DetailsScreen"),
    places.Deleting: LateScreen("deleting", "DeletingScreen"),
    places.Authorise: LateScreen("authorise", "AuthoriseScreen"),
    Training: LateScreen("lessons", "LessonsScreen"),
    # The technician's menu
    pages.Pin: LateScreen("maintenance.pin", "PinScreen"),
    pages.Menu: LateScreen("maintenance.menu", "MenuScreen"),
    pages.Image: LateScreen("maintenance.image", "ImageScreen"),
    pages.Devices: LateScreen("maintenance.devices", "DevicesScreen"),
    pages.ReaderTest: LateScreen("maintenance.reader_test", "ReaderTestScreen"),
    pages.PrinterTest: LateScreen("maintenance.printer_test", "PrinterTestScreen"),
    pages.Network: LateScreen("maintenance.network", "NetworkScreen"),
    pages.Touch: LateScreen("maintenance.touch", "TouchScreenTest"),
    pages.Logs: LateScreen("maintenance.logs", "LogsScreen"),
    pages.Export: LateScreen("maintenance.export", "ExportScreen"),
}
HELP: Final = LateScreen("help", "HelpScreen")
