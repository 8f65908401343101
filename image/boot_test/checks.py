"""What must hold on every booted system: nothing open, nothing writable, nothing failed, no way in."""

from collections.abc import Callable, Iterable
from typing import Final

from image.boot_test import proc, qemu
from image.boot_test.report import Check
from image.boot_test.shell import Shell

_DHCP: Final = {("udp", 68), ("udp6", 546)}
"""The clients of DHCP must hear the answer of a server that they do not know yet."""
_LOGINS: Final = "agetty|login|sshd|dropbear|telnetd|sulogin"


def check(shell: Shell) -> list[Check]:
    """Check everything that needs no visit."""
    tests: tuple[Callable[[Shell], Check], ...] = (
        _no_open_port,
        _no_failed_unit,
        _no_swap,
        _no_core_dumps,
        _read_only_root,
        _no_login,
        _no_password,
        _firewall,
    )
    return [test(shell) for test in tests]


def strangers(endpoints: Iterable[proc.Endpoint]) -> list[str]:
    """Give those of the listening sockets that the network could reach and that are no DHCP client's."""
    return [str(one) for one in endpoints if not one.is_loopback and (one.protocol, one.port) not in _DHCP]


def nothing(name: str, found: Iterable[str], what: str) -> Check:
    """Give a check that is good when nothing was found."""
    listed = sorted(set(found))
    return Check(name=name, ok=not listed, found="; ".join(listed)[:2000] or "none", expected=f"no {what}")


def reader_nodes(shell: Shell, nodes: Iterable[str]) -> list[Check]:
    """Check that a reader's nodes are the reader service's alone, by trying to open them."""
    found = []
    for node in nodes:
        rights = shell.run(f"stat -L -c '%a %U %G' {node}").text.strip()
        good = rights == "660 root cardreader"
        found.append(Check(name=f"rights of {node}", ok=good, found=rights, expected="660 root cardreader"))
        for user, may in (("polise-reader", True), ("polise-kiosk", False), ("polise-printer", False)):
            opened = shell.run(f"setpriv --reuid={user} --regid={user} --init-groups test -r {node}")
            said = f"exit code {opened.code}" + (f": {opened.text.strip()}" if opened.text else "")
            words = "it may read" if may else "it may not read"
            ok = opened.code == (0 if may else 1)
            found.append(Check(name=f"{user} on {node}", ok=ok, found=said, expected=words))
    return found


def keyboard_nodes(shell: Shell) -> list[str]:
    """Find the nodes of QEMU's keyboard."""
    vendor, product = qemu.KEYBOARD.split(":")
    script = f"""
        for d in /sys/class/input/event*; do
            [ "$(cat $d/device/id/vendor)" = {vendor} ] && [ "$(cat $d/device/id/product)" = {product} ] &&
                grep -qi keyboard $d/device/name && echo /dev/input/${{d##*/}}
        done
        for h in /sys/class/hidraw/hidraw*; do
            grep -qi 'HID_NAME=.*keyboard' $h/device/uevent && echo /dev/${{h##*/}}
        done; true"""
    return shell.must(script).split()


def _no_open_port(shell: Shell) -> Check:
    tables = shell.must(
        'for t in tcp tcp6 udp udp6; do echo "== $t"; cat /proc/net/$t 2>/dev/null; done; true'
    )
    found = [one for name, table in proc.sections(tables) for one in proc.listening(name, table)]
    return nothing(
        "no-open-port", strangers(found), "port that the network reaches, but those of DHCP clients"
    )


def _no_failed_unit(shell: Shell) -> Check:
    said = shell.must("systemctl list-units --failed --plain --no-legend --no-pager")
    return nothing("no-failed-unit", (line.split()[0] for line in said.splitlines() if line), "failed unit")


def _no_swap(shell: Shell) -> Check:
    return nothing("no-swap", proc.swaps(shell.must("cat /proc/swaps")), "swap")


def _no_core_dumps(shell: Shell) -> Check:
    pattern = shell.must("cat /proc/sys/kernel/core_pattern").strip()
    harmless = ("|/bin/false", "|/usr/bin/false", "|/bin/true", "|/usr/bin/true", "/dev/null", "")
    limits = shell.must(
        "for u in polise-kiosk polise-reader polise-printer; do"
        " grep '^Max core' /proc/$(systemctl show -p MainPID --value $u)/limits; done"
    )
    sizes = {line.split()[4] for line in limits.splitlines()}
    good = pattern in harmless and sizes == {"0"}
    found = f"pattern {pattern!r}, limits {sorted(sizes)}"
    return Check(name="no-core-dumps", ok=good, found=found, expected="a pattern that keeps none, limits 0")


def _read_only_root(shell: Shell) -> Check:
    options = proc.mount_options(shell.must("cat /proc/self/mounts"), "/")
    tried = shell.run("touch /written /etc/written /usr/written").text.count("Read-only file system")
    found = f"{','.join(sorted(options))}; {tried} of 3 writes refused as read-only"
    return Check(name="read-only-root", ok="ro" in options and tried == 3, found=found, expected="ro, 3 of 3")


def _no_login(shell: Shell) -> Check:
    said = shell.run(f"cat /proc/[0-9]*/comm | grep -xE '{_LOGINS}'").text.split()
    units = shell.must("systemctl list-units --all --plain --no-legend --no-pager '*getty*.service' 'ssh*'")
    running = [line.split()[0] for line in units.splitlines() if " active " in line]
    return nothing("no-login", [*said, *running], "program that lets anybody log in")


def _no_password(shell: Shell) -> Check:
    said = shell.must("cut -d: -f1,2 /etc/shadow")
    fields = [line.split(":") for line in said.splitlines() if ":" in line]
    open_ones = [user for user, hashed in fields if not hashed.startswith(("!", "*"))]
    return nothing("no-password", open_ones, "account with a password or without a lock")


def _firewall(shell: Shell) -> Check:
    rules = shell.run("nft list ruleset")
    policies = [words for words in ("hook input", "hook output", "hook forward") if words in rules.text]
    dropping = rules.text.count("policy drop")
    found = f"{', '.join(policies) or rules.text.strip()[:200] or 'no rules'}; {dropping} policies drop"
    good = {"hook input", "hook output"} <= set(policies) and dropping >= len(policies)
    return Check(name="firewall", ok=good, found=found, expected="input and output hooked, policy drop")
