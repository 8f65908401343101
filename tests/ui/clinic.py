"""An invented clinic: its catalogue with long names, its people, and kiosk states amid a visit."""

from typing import Final

from msgspec.structs import replace

from kiosk.domain.bill import Bill
from kiosk.domain.catalogue import Catalogue, Group, Insurer, Provider, Service
from kiosk.domain.operator import Institution, Operator, Role
from kiosk.flow.places import Billing
from kiosk.flow.state import Kiosk, PrinterStatus, ReaderStatus

OPERATOR: Final = Operator("anna", "Anna Paraugs", Role.RECEPTIONIST)
INSTITUTION: Final = Institution("0100-00001", "Parauga klīnika", "40000000000")

_GROUPS: Final = (
    ("kon", "Konsultācijas"),
    ("lab", "Laboratorija"),
    ("usg", "Ultrasonogrāfija"),
    ("fiz", "Fizioterapija un rehabilitācija"),
    ("rtg", "Rentgens"),
    ("mrt", "Magnētiskā rezonanse"),
    ("pro", "Procedūras"),
    ("zob", "Zobārstniecība"),
    ("vak", "Vakcinācija"),
)
_NAMED: Final = (
    ("K-001", "Terapeita konsultācija", "kon", 3500),
    ("K-002", "Atkārtota terapeita konsultācija", "kon", 2500),
    ("K-003", "Kardiologa konsultācija ar elektrokardiogrāfiju un asinsspiediena mērījumu", "kon", 6500),
    ("L-101", "Pilna asins aina", "lab", 620),
    ("L-104", "Glikoze asinīs", "lab", 280),
    ("L-117", "Vairogdziedzera hormons (TSH)", "lab", 840),
    ("L-122", "C reaktīvais olbaltums", "lab", 490),
    ("L-130", "Feritīns", "lab", 910),
    ("L-135", "D vitamīns", "lab", 1800),
    ("U-201", "Vēdera dobuma orgānu ultrasonogrāfija ar doplerogrāfiju un kontrastvielu", "usg", 12450),
    ("F-301", "Fizioterapijas procedūra", "fiz", 2760),
    ("F-302", "Fizioterapeita individuālā nodarbība ar pacientu pēc muguras operācijas", "fiz", 4200),
    ("M-401", "Magnētiskā rezonanse mugurkaula jostas daļai bez kontrastvielas", "mrt", 123450),
)
_MANY: Final = tuple(
    (f"L-{number}", f"Laboratoriskā analīze Nr. {number}", "lab", 300 + 15 * number)
    for number in range(500, 625)
)
CATALOGUE: Final = Catalogue(
    version="2026-11-01",
    groups=tuple(Group(*one) for one in _GROUPS),
    services=tuple(Service(*one) for one in (*_NAMED, *_MANY)),
    providers=(
        Provider("d1", "Dr. Jānis Piemērs", "Ģimenes ārsts"),
        Provider("d2", "Dr. Ilze Izdomāta", "Kardioloģe"),
        Provider("d3", "Dr. Pēteris Nebijis", "Radiologs diagnosts"),
        Provider("d4", "Māra Šķietama", "Fizioterapeite"),
        Provider("d5", "Dr. Konstantīns Aleksandrovičs-Paraugkalniņš", "Anesteziologs, reanimatologs"),
        Provider("d6", "Līga Tukšiņa", "Medicīnas māsa"),
        Provider("d7", "Dr. Uldis Fiktīvs", "Zobārsts"),
    ),
    insurers=(
        Insurer("i1", "Parauga apdrošināšana AAS", "+371 60000011"),
        Insurer("i2", "Baltijas Piemēra dzīvība SE Latvijas filiāle"),
        Insurer("i3", "Izdomātā veselība"),
    ),
)


def bill_of(*codes: str) -> Bill:
    """Return a bill with these services."""
    return Bill(tuple(CATALOGUE.service(code) for code in codes))


def at_work(**changes: object) -> Kiosk:
    """Return a kiosk where the receptionist is logged in and all devices are ready."""
    kiosk = Kiosk(
        place=Billing(),
        operator=OPERATOR,
        institution=INSTITUTION,
        catalogue=CATALOGUE,
        reader=ReaderStatus(online=True, lamp="green", reason=""),
        printer=PrinterStatus(state="ready", reasons=()),
        network=True,
    )
    return replace(kiosk, **changes)  # type: ignore[arg-type]  # the tests name Kiosk's own attributes
