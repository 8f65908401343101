"""The life of the screens, as a table: where the operator is, what happens, which rule answers.

A pair that is in neither table changes nothing. `ANYWHERE` holds what may happen on every screen.
"""

from typing import Final

from kiosk.flow import (
    billing,
    claim,
    devices,
    events,
    identify,
    office,
    places,
    printing,
    session,
    unwritten,
    visit,
)
from kiosk.flow.moves import Rule

TABLE: Final[dict[tuple[type, type], Rule]] = {
    (places.Starting, events.LedgerRestored): session.restored,
    (places.Starting, events.RecoveryWritten): session.ready,
    (places.Login, events.LogInTapped): session.log_in,
    (places.Login, events.LoggedIn): session.logged_in,
    (places.Login, events.LogInFailed): session.log_in_failed,
    # „Norēķini“
    (places.Billing, events.ServiceTapped): billing.add_service,
    (places.Billing, events.LineRemoved): billing.remove_line,
    (places.Billing, events.UndoTapped): billing.undo,
    (places.Billing, events.ClearTapped): billing.clear,
    (places.Billing, events.PolicyTapped): billing.choose_policy,
    (places.Billing, events.ReportsTapped): billing.show_reports,
    (places.Billing, events.LogOutTapped): session.log_out,
    (places.ChooseProvider, events.ProviderChosen): billing.choose_provider,
    (places.ChooseProvider, events.BackTapped): billing.back_to_billing,
    (places.ChooseProvider, events.LogOutTapped): session.log_out,
    (places.ChooseInsurer, events.InsurerChosen): billing.choose_insurer,
    (places.ChooseInsurer, events.BackTapped): billing.back_to_provider,
    (places.ChooseInsurer, events.LogOutTapped): session.log_out,
    (places.Identify, events.CodeChanged): identify.change_code,
    (places.Identify, events.CardRead): identify.card_read,
    (places.Identify, events.SwipeFailed): identify.swipe_failed,
    (places.Identify, events.ReaderDisarmed): identify.disarmed,
    (places.Identify, events.BackTapped): identify.back,
    (places.Identify, events.LogOutTapped): session.log_out,
    # The insurer has answered
    (places.Statuses, events.ConfirmTapped): visit.confirm,
    (places.Statuses, events.CancelTapped): visit.cancel,
    (places.Statuses, events.CloseTapped): visit.close,
    (places.Done, events.PrintTapped): printing.print_originals,
    (places.Done, events.CopyDecided): printing.decide_copy,
    (places.Done, events.PrintStopped): printing.stop,
    (places.Done, events.CloseTapped): visit.close,
    (places.Done, events.LogOutTapped): session.log_out,
    # Nobody knows
    (places.Unknown, events.CancelTapped): visit.cancel,
    (places.Unknown, events.AskAgainTapped): visit.ask_again,
    (places.Unknown, events.Decided): visit.decide,
    (places.Unknown, events.NextPatientTapped): visit.next_patient,
    # „Atskaites“
    (places.Reports, events.BillingTapped): billing.back_to_billing,
    (places.Reports, events.RowTapped): office.open_details,
    (places.Reports, events.LogOutTapped): session.log_out,
    (places.Details, events.BackTapped): office.back_to_reports,
    (places.Details, events.DeleteTapped): office.delete,
    (places.Details, events.ReprintTapped): printing.reprint,
    (places.Details, events.PrintTapped): printing.print_originals,
    (places.Details, events.CopyDecided): printing.decide_copy,
    (places.Details, events.LogOutTapped): session.log_out,
    (places.Deleting, events.VoidTapped): office.void,
    (places.Deleting, events.BackTapped): office.back_to_details,
    (places.Deleting, events.LogOutTapped): session.log_out,
    (places.Failsafe, events.ContinueTapped): devices.leave_failsafe,
}

ANYWHERE: Final[dict[type, Rule]] = {
    events.CatalogueLoaded: session.catalogue_loaded,
    events.CatalogueFailed: session.catalogue_failed,
    events.CatalogueDue: session.catalogue_due,
    events.Answered: visit.answered,
    events.RetryDue: claim.retry,
    events.HoldExpired: visit.hold_expired,
    events.TimePassed: office.time_passed,
    events.CopyProgress: printing.progress,
    events.ReaderChanged: devices.reader_changed,
    events.PrinterChanged: devices.printer_changed,
    events.WriteFailed: unwritten.write_failed,
    events.WriteDue: unwritten.write_due,
    events.HelpTapped: devices.show_help,
    events.HelpClosed: devices.close_help,
    events.NoticeClosed: devices.close_notice,
    events.Failed: devices.failed,
}
