"""Invented people, services and answers that the tests share."""

from typing import Final

from kiosk.domain.card import Card
from kiosk.domain.catalogue import Catalogue, Group, Insurer, Provider, Service
from kiosk.domain.money import Split
from kiosk.domain.operator import Institution, Operator, Role
from kiosk.domain.transaction import Adjudication, Line, LineStatus, Reason
from kiosk.flow.events import DeleteTapped, Event, VoidTapped
from kiosk.ports.terminal import SessionOpened

PERSON: Final = "32000010003"
REFERENCE: Final = "PA-2026-000001"
OPERATOR: Final = Operator("op-1", "A. Paraugs", Role.RECEPTIONIST)
SUPERVISOR: Final = Operator("op-2", "B. Piemērs", Role.SUPERVISOR)
INSTITUTION: Final = Institution("inst-1", "Paraugs klīnika", "40000000000")
SESSION: Final = SessionOpened(OPERATOR, INSTITUTION)

THERAPIST: Final = Service("K-001", "Terapeita konsultācija", "kons", 3500)
BLOOD_COUNT: Final = Service("L-101", "Pilna asins aina", "lab", 620)
PHYSIOTHERAPY: Final = Service("F-201", "Fizioterapijas procedūra", "fizio", 2760)
DOCTOR: Final = Provider("dr-1", "Ilze Paraugs", "Ģimenes ārste")
PARAUGS: Final = Insurer("paraugs", "Paraugs AAS")
PIEMERS: Final = Insurer("piemers", "Piemērs Apdrošināšana")
CATALOGUE: Final = Catalogue(
    version="2026-03",
    groups=(Group("kons", "Konsultācijas"), Group("lab", "Laboratorija"), Group("fizio", "Fizioterapija")),
    services=(THERAPIST, BLOOD_COUNT, PHYSIOTHERAPY),
    providers=(DOCTOR, Provider("dr-2", "Jānis Piemērs", "Fizioterapeits")),
    insurers=(PARAUGS, PIEMERS),
)
ONE_INSURER: Final = Catalogue(
    CATALOGUE.version,
    CATALOGUE.groups,
    CATALOGUE.services,
    CATALOGUE.providers,
    (PARAUGS,),
)
CARD: Final = Card("paraugs", "0005", "sealed.jwe")
LIMIT: Final = Reason("R-LIMIT", "Limits izlietots")
ADJUDICATION: Final = Adjudication(
    reference=REFERENCE,
    lines=(
        Line(1, "K-001", "Terapeita konsultācija", Split(3500, 3500, 0), LineStatus.FULL),
        Line(
            2,
            "L-101",
            "Pilna asins aina",
            Split(620, 500, 120),
            LineStatus.PARTIAL,
            Reason("R-CONTRACT", "Līgumcena 5,00 €"),
        ),
        Line(3, "F-201", "Fizioterapijas procedūra", Split(2760, 0, 2760), LineStatus.REFUSED, LIMIT),
    ),
    hold_seconds=120,
    insured="Anna Paraugs",
)


def deleting(*, restart: bool = False) -> tuple[Event, ...]:
    """Return the two taps that void the transaction whose details are open."""
    return DeleteTapped(restart=restart), VoidTapped("E" if restart else "B")
