"""Who may speak with a device service: the credentials the kernel gives for a Unix socket's other end."""

import grp
import os
import socket
import struct
from dataclasses import dataclass, field
from typing import Self

_CREDENTIALS = struct.Struct("3i")  # struct ucred of unix(7): pid, uid, gid
_SO_PEERGROUPS = 59  # asm-generic/socket.h; Python has no name for it
_GROUP = struct.Struct("I")
_MOST_GROUPS = 256


@dataclass(frozen=True, slots=True)
class Peer:
    """The process at the other end of a connection, as it was when it connected."""

    pid: int
    uid: int
    gids: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Allowed:
    """The users and groups whose processes may call a service."""

    uids: frozenset[int] = field(default_factory=frozenset)
    gids: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def own_user(cls, group: str = "") -> Self:
        """Allow the service's own user and, when named, the members of one group.

        Raises:
            KeyError: there is no such group.
        """
        gids = frozenset({grp.getgrnam(group).gr_gid}) if group else frozenset[int]()
        return cls(frozenset({os.geteuid()}), gids)

    def admits(self, peer: Peer) -> bool:
        """Tell whether a peer is of an allowed user or group."""
        return peer.uid in self.uids or not self.gids.isdisjoint(peer.gids)


def peer_of(connection: socket.socket) -> Peer:
    """Ask the kernel who is at the other end of a connected Unix socket.

    Raises:
        OSError: the socket is not a connected Unix socket.
    """
    raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    pid, uid, gid = _CREDENTIALS.unpack(raw)
    return Peer(pid, uid, frozenset({gid, *_supplementary(connection)}))


def _supplementary(connection: socket.socket) -> list[int]:
    raw = connection.getsockopt(socket.SOL_SOCKET, _SO_PEERGROUPS, _GROUP.size * _MOST_GROUPS)
    return [gid for (gid,) in _GROUP.iter_unpack(raw)]
