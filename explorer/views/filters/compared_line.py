"""The line that says what the selection is compared with, so that it is never overlooked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from explorer.schema.numerals import PLAIN, Numerals
from explorer.session.requests import Request, TotalCounts, Totals
from explorer.session.state import SessionState, words_of
from explorer.views.shared.compared import A_SIGN
from explorer.views.shared.elided import ElidedLabel
from explorer.views.shared.numbers import out_of

_LONGEST = 400
"""Signs: more than fit in a line, few enough for a tooltip."""


class ComparedLine(QFrame):
    """Names A, its filters and what it holds; hidden while nothing is compared."""

    swap_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, numerals: Numerals = PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numerals = numerals
        self.setObjectName("comparedLine")
        self.setAccessibleName("What the selection is compared with")
        self.setProperty("role", "compared")
        self._words = ""
        self._counts = ""
        self.sentence = ElidedLabel("", self)
        self.sentence.setObjectName("comparedWith")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.summary = QLabel(self)
        self.summary.setObjectName("comparedSummary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.summary)
        for name, words, tip, wanted in (
            ("swapButton", "Swap A and B", "Filter by A, and compare with B", self.swap_wanted),
            ("stopComparingButton", "Stop comparing", "Forget A", self.stop_wanted),
        ):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setProperty("role", "link")
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, signal=wanted: signal.emit())
            row.addWidget(button)
        self.hide()

    def show_state(self, state: SessionState) -> None:
        """Name what a state compares with."""
        compared = state.compared_selection
        self.setVisible(compared is not None)
        words = "" if compared is None else _short(words_of(compared.active, self._numerals))
        if words != self._words:
            self._words, self._counts = words, ""
            self._say()

    def ask(self, state: SessionState) -> Request | None:
        """How much A holds; nothing while nothing is compared."""
        compared = state.compared_selection
        return None if compared is None else Totals(compared)

    def take(self, answer: object) -> None:
        if isinstance(answer, TotalCounts):
            accounts = out_of(answer.accounts, answer.all_accounts, "accounts", self._numerals)
            tweets = out_of(answer.tweets, answer.all_tweets, "tweets", self._numerals)
            self._counts = f"{accounts} · {tweets}"
            self._say()

    def _say(self) -> None:
        said = f"{A_SIGN} A: {self._words}"
        self.sentence.setText(said)
        self.sentence.setAccessibleName(f"Compared with A: {self._words}. {self._counts}".strip())
        self.summary.setText(self._counts)


def _short(words: str) -> str:
    line = " ".join(words[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
