"""What the clinic can give, by whom, and which insurers it works with."""

from msgspec import Struct

from kiosk.domain.errors import UnknownServiceError
from kiosk.domain.money import Cents


class Group(Struct, frozen=True):
    """A folder of services („Grupas“)."""

    id: str
    name: str


class Service(Struct, frozen=True):
    """A service with its code and price in cents; `group` is its folder's id."""

    code: str
    name: str
    group: str
    price: Cents


class Provider(Struct, frozen=True):
    """A doctor or specialist who gives services."""

    id: str
    name: str
    speciality: str


class Insurer(Struct, frozen=True):
    """An insurance company that the clinic works with; `phone` is where to call it, empty if unknown."""

    id: str
    name: str
    phone: str = ""


class Catalogue(Struct, frozen=True):
    """One version of the clinic's catalogue, as the terminal service gave it."""

    version: str
    groups: tuple[Group, ...]
    services: tuple[Service, ...]
    providers: tuple[Provider, ...]
    insurers: tuple[Insurer, ...]

    def service(self, code: str) -> Service:
        """Return the service of that code.

        Raises:
            UnknownServiceError: there is none.
        """
        for service in self.services:
            if service.code == code:
                return service
        raise UnknownServiceError(code)

    def present(self, services: tuple[Service, ...]) -> tuple[Service, ...]:
        """Return the same services as they are in this catalogue, without those that it has no more."""
        known = {service.code: service for service in self.services}
        return tuple(known[service.code] for service in services if service.code in known)

    def services_in(self, group: str) -> tuple[Service, ...]:
        """Return the services of one folder, in the catalogue's order."""
        return tuple(service for service in self.services if service.group == group)

    def provider(self, provider_id: str) -> Provider | None:
        """Return the provider of that id, if the catalogue has it."""
        return next((one for one in self.providers if one.id == provider_id), None)

    def insurer(self, insurer_id: str) -> Insurer | None:
        """Return the insurer of that id, if the catalogue has it."""
        return next((one for one in self.insurers if one.id == insurer_id), None)
