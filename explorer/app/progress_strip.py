"""What is going on in the background: one row a job, with progress, time left and a cancel."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app.jobs import Job, Jobs
from explorer.schema.words import duration_text

_BAR_STEPS = 1000
_BAR_WIDTH = 260
_LEAST_SHARE = 0.02
"""Before so much is done the time left is a wild guess: hours for what takes minutes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Progress as the strip shows it; `share` is None where the end is not known."""

    text: str
    share: float | None = None
    seconds_left: float | None = None


class ProgressStrip(QWidget):
    """Not there while nothing goes on."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importProgress")
        self.setAccessibleName("What is going on in the background")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows = 0
        self.hide()
        jobs.started.connect(self._on_started)

    def _on_started(self, job: Job) -> None:
        row = _Row(job)
        self._column.addWidget(row)
        self._rows += 1
        self.show()
        job.ended.connect(lambda: self._on_ended(row))

    def _on_ended(self, row: QWidget) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._rows -= 1
        self.setVisible(bool(self._rows))


class _Row(QFrame):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self.setObjectName("progressRow")
        self._job = job
        self._title = QLabel(job.title)
        self._title.setProperty("role", "heading")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(job.title)
        self._text = QLabel("starting…")
        self._text.setObjectName("progressText")
        self._text.setProperty("role", "muted")
        self._cancel = QPushButton("Cancel")
        self._cancel.setObjectName("cancelButton")
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._cancel)
        job.progressed.connect(self._on_progressed)

    def _on_progressed(self, progress: object) -> None:
        if not isinstance(progress, Shown):
            return
        if progress.share is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, _BAR_STEPS)
            self._bar.setValue(round(min(max(progress.share, 0.0), 1.0) * _BAR_STEPS))
        parts = [progress.text]
        if progress.share is not None:
            parts.append(f"{progress.share:.0%}")
        if progress.seconds_left is not None and (progress.share or 0.0) >= _LEAST_SHARE:
            parts.append(time_left(progress.seconds_left))
        self._text.setText(" · ".join(part for part in parts if part))

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText("Stopping…")
        self._job.cancel()


def time_left(seconds: float) -> str:
    """How long it may still take, no more exact than it is known."""
    if seconds < 1:
        return "nearly done"
    return f"about {duration_text(seconds)} left"
