"""What the build's tools see of the machine: the same on each, whoever builds, wherever and whenever."""

from typing import Final

_PATH: Final = "/usr/sbin:/usr/bin:/sbin:/bin"


def environment(epoch: int, **more: str) -> dict[str, str]:
    """Return the environment of a tool: nothing of the caller's, such as TZ or LANG, gets in.

    Args:
        epoch: seconds since 1970; the date of all that the tool makes.
        more: what this tool needs besides.
    """
    return {"PATH": _PATH, "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": str(epoch), **more}
