"""Spares a window that nobody watches from painting its pixels, until a picture is asked for.

Everything else is as ever: layout, textures, what is drawn where and when. Without a graphics card the
painting is most of the work of a frame.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from kivy.core.window import Window
from kivy.graphics.opengl import GL_SCISSOR_TEST, glDisable, glEnable, glScissor
from msgspec import Struct


class _Curtain(Struct):
    closed: bool = False


_CURTAIN: Final = _Curtain()


def close() -> None:
    """From the next frame on, paint only one pixel of the window."""
    Window.bind(on_draw=_cover)
    _CURTAIN.closed = True


def remove() -> None:
    """From now on, paint the whole window."""
    Window.unbind(on_draw=_cover)
    _CURTAIN.closed = False
    glDisable(GL_SCISSOR_TEST)


@contextmanager
def opened() -> Iterator[None]:
    """Paint the whole window while this lasts, whether there is a curtain or not."""
    closed = _CURTAIN.closed
    remove()
    yield
    if closed:
        close()


def _cover(*_: object) -> None:
    glEnable(GL_SCISSOR_TEST)
    glScissor(0, 0, 1, 1)
