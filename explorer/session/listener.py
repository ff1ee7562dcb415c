"""Who is told of what goes on in a session beside the answers that its clients get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorer.session.fast_counting import FastCountingState


def _ignore(_: object) -> None:
    """Nobody is interested."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Called on the main thread: with the seconds that an answer took, with what went wrong and
    no view shows, with the state of fast counting, and with what was marked.
    """

    on_answered: Callable[[float], None] = _ignore
    on_error: Callable[[BaseException], None] = _ignore
    on_fast_counting: Callable[[FastCountingState], None] = _ignore
    on_marked: Callable[[str], None] = _ignore
