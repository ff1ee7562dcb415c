"""When a moving brush is previewed: once a frame, and what is left for when it rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer

from explorer.schema.clause import AnyClause
from explorer.session.session import Session

FRAME_MS = 16
"""Between two previews: no screen shows more."""
REST_MS = 120
"""A brush that has not moved for so long rests."""


class Pace(QObject):
    """Previews the newest clause, and tells the session when no newer one comes."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._newest: AnyClause | None = None
        precise = Qt.TimerType.PreciseTimer
        self._frame = QTimer(self, singleShot=True, interval=FRAME_MS, timerType=precise)
        self._frame.timeout.connect(self._on_frame_over)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(session.rest)

    def move(self, clause: AnyClause) -> None:
        """Preview a clause at once if there was none in this frame, else with the next."""
        self._rest.start()
        if self._frame.isActive():
            self._newest = clause
        else:
            self._preview(clause)

    def stop(self) -> None:
        """Forget what waits: the brush is let go of or given up."""
        self._newest = None
        self._frame.stop()
        self._rest.stop()

    def _on_frame_over(self) -> None:
        newest, self._newest = self._newest, None
        if newest is not None:
            self._preview(newest)

    def _preview(self, clause: AnyClause) -> None:
        self._session.preview(clause)
        # From its end on: a preview that takes long must leave time for what it asks.
        self._frame.start()
