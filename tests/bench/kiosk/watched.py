"""`python -m kiosk` with a watch on its pictures; its arguments are the kiosk's."""

import sys

from kiosk import __main__ as program
from kiosk import bootstrap
from kiosk.bootstrap import Running
from kiosk.flow.places import Login

_show = bootstrap._show


def _watched(running: Running) -> None:
    from tests.bench.kiosk.pictures import Pictures  # Kivy is prepared only now

    pictures = Pictures(lambda: isinstance(running.engine.state.place, Login) and _is_login(running))
    _show(running)
    del pictures


def _is_login(running: Running) -> bool:
    root = running.app.root
    return root is not None and type(root.navigator.screen).__name__ == "LoginScreen"


if __name__ == "__main__":
    bootstrap._show = _watched
    sys.exit(program.main(sys.argv[1:]))
