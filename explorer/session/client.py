"""Who asks: a view, a table, the summary line."""

from __future__ import annotations

from typing import Protocol

from explorer.session.requests import Request
from explorer.session.state import SessionState


class Client(Protocol):
    """Something that shows an answer. All its methods are called on the main thread."""

    @property
    def name(self) -> str:
        """Unique among the clients of a session; a newer request of the same name wins."""
        ...

    @property
    def is_patient(self) -> bool:
        """Whether nothing is asked while a brush moves, but when it rests."""
        ...

    def request(self, state: SessionState) -> Request | None:
        """What to ask in this state; None for nothing."""
        ...

    def show_waiting(self) -> None:
        """A request is on its way; what is shown may be old by now."""
        ...

    def show(self, answer: object) -> None:
        """Here is the answer to the latest request."""
        ...

    def show_error(self, sentence: str) -> None:
        """The latest request has no answer, and this is why."""
        ...
