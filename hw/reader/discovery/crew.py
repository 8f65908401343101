"""The readers at work, asked together: what one is asked for, all are, and those that join later."""

import threading
from dataclasses import replace

from hw.reader.discovery.member import Member
from hw.reader.discovery.survey import Found
from hw.reader.driver import Condition
from hw.service.reader_messages import Lamp, Signal


class Crew:
    """The members, oldest first. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted = Condition()
        self._members: dict[Found, Member] = {}

    def members(self) -> list[Member]:
        """List the members."""
        with self._lock:
            return list(self._members.values())

    def join(self, member: Member) -> None:
        """Take in a member, and ask it for what the others have been asked for."""
        with self._lock:
            if self._wanted.armed:
                member.driver.arm()
            if self._wanted.lamp is not None:
                member.driver.show(self._wanted.lamp)
            self._members[member.found] = member
        member.start()

    def leave(self, member: Member) -> None:
        """Let a member go."""
        with self._lock:
            del self._members[member.found]

    def arm(self, *, armed: bool) -> None:
        """Ask all for swipes, or for none."""
        with self._lock:
            self._wanted = replace(self._wanted, armed=armed)
            for member in self._members.values():
                (member.driver.arm if armed else member.driver.disarm)()

    def show(self, lamp: Lamp) -> None:
        """Ask all for a colour."""
        with self._lock:
            self._wanted = replace(self._wanted, lamp=lamp)
            for member in self._members.values():
                member.driver.show(lamp)

    def sound(self, signal: Signal) -> None:
        """Ask those for a signal that can give it."""
        for member in self.members():
            if signal in member.driver.sounds:
                member.driver.sound(signal)
