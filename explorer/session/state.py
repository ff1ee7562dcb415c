"""The one truth of an open workspace: what is selected."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.query.selection import Selection
from explorer.schema.clause import UTC


@dataclass(frozen=True, slots=True)
class SessionState:
    """What undo takes back as a whole. `zone` is that of hours and weekdays."""

    selection: Selection = field(default_factory=Selection)
    zone: str = UTC
