"""Keeps kv files as Kivy has parsed them, beside the compiled modules: parsing takes a good part of a start.

What is kept is used only for the content that it was made of, by the same Kivy and Python. It is made when a
file is first loaded, or for all files by `python -m kiosk.ui.kept_rules`, as for the image.
"""

import contextlib
import copyreg
import hashlib
import io
import marshal
import os
import pickle
import sys
from pathlib import Path
from types import CodeType
from typing import Any, Final

_UI: Final = Path(__file__).parent
_NO_STYLE: Final = _UI / "no_style"
_DIGEST: Final = hashlib.sha256().digest_size
_CODE: Final = {**copyreg.dispatch_table, CodeType: lambda code: (marshal.loads, (marshal.dumps(code, 2),))}
"""How code is pickled; in this version of the format the bytes depend on the code alone."""


def install() -> None:
    """Have Kivy use what is kept, also of its own rules; before anything imports `kivy.lang`."""
    import kivy  # noqa: PLC0415  it is prepared only now

    if "kivy.lang" in sys.modules:
        return
    data, kivy.kivy_data_dir = kivy.kivy_data_dir, str(_NO_STYLE)  # it parses its own rules while imported
    try:
        from kivy.lang import builder  # noqa: PLC0415  as above
    finally:
        kivy.kivy_data_dir = data
    builder.kivy_data_dir, builder.Parser = data, parsed
    builder.Builder.load_file(str(Path(data, "style.kv")), rulesonly=True)


def parsed(content: str, filename: str | None = None) -> Any:
    """Return what Kivy's `Parser` makes of the content of a kv file; it is parsed where it is not kept."""
    from kivy.lang.parser import Parser  # noqa: PLC0415  as above

    if filename is None:
        return Parser(content=content)
    place = _place_of(Path(filename))
    parser = _kept(place, content)
    if parser is None:
        parser = Parser(content=content, filename=filename)
        if not sys.dont_write_bytecode:
            _keep(place, content, parser)
        return parser
    parser.filename = filename
    parser.sourcecode = list(enumerate(content.splitlines()))
    parser.execute_directives()
    return parser


def _place_of(file: Path) -> Path:
    """Return where it is kept; what is not ours is kept with what is."""
    folder = file.parent if file.is_relative_to(_UI) else _UI
    return folder / "__pycache__" / f"{file.stem}.{sys.implementation.cache_tag}.kvc"


def _kept(place: Path, content: str) -> Any:
    try:
        whole = place.read_bytes()
    except OSError:
        return None
    digest, pickled = whole[:_DIGEST], whole[_DIGEST:]
    if digest != _digest(content, pickled):
        return None
    return pickle.loads(pickled)  # noqa: S301  as with a compiled module: who may write there may do anything


def _keep(place: Path, content: str, parser: Any) -> None:
    sourcecode, parser.sourcecode = parser.sourcecode, []
    pickled = _pickled(parser)
    parser.sourcecode = sourcecode
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with contextlib.suppress(OSError):  # the disk may be read only, as the appliance's is
        place.parent.mkdir(exist_ok=True)
        draft.write_bytes(_digest(content, pickled) + pickled)
        draft.replace(place)


def _pickled(parser: Any) -> bytes:
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _CODE
    pickler.dump(parser)
    return written.getvalue()


def _digest(content: str, pickled: bytes) -> bytes:
    import kivy  # noqa: PLC0415  it is prepared only now

    made_by = f"{kivy.__version__} {sys.version} {sys.flags.optimize}\n{content}"
    return hashlib.sha256(made_by.encode() + pickled).digest()


def main() -> None:
    """Keep every file: those of the kiosk, and Kivy's own."""
    import tempfile  # noqa: PLC0415  the kiosk's start has no use for it

    with tempfile.TemporaryDirectory() as home:
        variables = {"KIVY_NO_ARGS": "1", "KIVY_NO_CONFIG": "1", "KIVY_NO_FILELOG": "1", "KIVY_HOME": home}
        os.environ.update(variables)
        _keep_all()


def _keep_all() -> None:
    import kivy  # noqa: PLC0415  it is prepared only now
    from kivy.lang.parser import Parser  # noqa: PLC0415  as above

    class Unread(Parser):
        """Leaves what a file imports to whoever loads it: that may want a window."""

        __slots__ = ()

        def execute_directives(self) -> None:
            """Do nothing."""

    for file in (Path(kivy.kivy_data_dir, "style.kv"), *sorted(_UI.rglob("*.kv"))):
        content = file.read_text(encoding="utf-8")
        parser = Unread(content=content, filename=str(file))
        parser.__class__ = Parser
        _keep(_place_of(file), content, parser)


if __name__ == "__main__":
    main()
