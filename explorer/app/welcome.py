"""What the window shows while no workspace is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.views.shared.icons import icon
from explorer.views.shared.theme import Theme

_WIDTH = 860
_TILE = QSize(270, 132)
_TILE_ICON = 28
MATERIAL_NOTICE = (
    "Disclosed archives hold propaganda, slurs, threats and false claims as they were posted, "
    "and the words of bystanders whose accounts had been taken over. Read them as evidence, "
    "not as statements; think twice before you publish a name. Nothing leaves this computer: "
    "the program opens no internet connection, fetches no image and follows no link."
)


class Starting(QWidget):
    """The first thing painted: the page's colour and a quiet line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(f"Starting, {theme.name} theme")
        column = QVBoxLayout(self)
        label = QLabel("Starting…")
        label.setProperty("role", "muted")
        column.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)


class Welcome(QWidget):
    """Three ways in, the recent workspaces, and what kind of material this is."""

    archive_asked = Signal()
    workspace_asked = Signal()
    sample_asked = Signal()
    recent_chosen = Signal(object)
    notice_read = Signal()

    def __init__(
        self,
        theme: Theme,
        recent: Sequence[Path],
        *,
        show_notice: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("welcomeView")
        self.setAccessibleName("Welcome")
        self._theme = theme
        self._first: QPushButton | None = None
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setSpacing(8)
        column.addWidget(_label("Takedown Explorer", "title"))
        column.addWidget(
            _label(
                "See who the accounts were, when they posted, and what – and export it.", "subtitle"
            )
        )
        column.addSpacing(14)
        column.addLayout(self._tiles())
        column.addSpacing(16)
        column.addWidget(
            _label("…or drop a folder, zips, CSVs or a workspace anywhere on this window.", "muted")
        )
        if recent:
            column.addSpacing(16)
            column.addWidget(self._recent(recent))
        if show_notice:
            column.addSpacing(16)
            column.addWidget(self._notice())
        whole = QVBoxLayout(self)
        if self._first is not None:
            self.setFocusProxy(self._first)
        whole.addStretch(2)
        whole.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def _tiles(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        for name, picture, title, text, signal in (
            ("welcomeArchive", "open", "Open archive…",
             "Zips or CSVs of a disclosed takedown, as downloaded", self.archive_asked),
            ("welcomeWorkspace", "database", "Open workspace…",
             "Go on with an archive that was imported before", self.workspace_asked),
            ("welcomeSample", "sample", "Explore the sample",
             "About 300 accounts and 20,000 tweets, clearly synthetic", self.sample_asked),
        ):  # fmt: skip
            tile = self._tile(name, picture, title, text)
            if self._first is None:
                self._first = tile
            tile.clicked.connect(signal)
            row.addWidget(tile)
        return row

    def _tile(self, name: str, picture: str, title: str, text: str) -> QPushButton:
        tile = QPushButton()
        tile.setObjectName(name)
        tile.setProperty("role", "tile")
        tile.setAccessibleName(title.rstrip("…"))
        tile.setAccessibleDescription(text)
        tile.setMinimumWidth(_TILE.width())
        tile.setFixedHeight(_TILE.height())
        tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tile.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(tile)
        column.setContentsMargins(18, 16, 18, 14)
        drawn = QLabel()
        drawn.setPixmap(icon(picture, QColor(self._theme.selection)).pixmap(_TILE_ICON, _TILE_ICON))
        column.addWidget(drawn)
        column.addWidget(_label(title, "heading"))
        below = _label(text, "muted")
        below.setWordWrap(True)
        column.addWidget(below)
        column.addStretch(1)
        return tile

    def _recent(self, recent: Sequence[Path]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(_label("Recent workspaces", "heading"))
        for path in recent:
            row = QHBoxLayout()
            row.setSpacing(10)
            link = QPushButton(path.stem)
            link.setProperty("role", "link")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.setAccessibleDescription(str(path))
            link.clicked.connect(lambda _checked=False, path=path: self.recent_chosen.emit(path))
            row.addWidget(link)
            row.addWidget(_label(str(path.parent), "muted"))
            row.addStretch(1)
            column.addLayout(row)
        return box

    def _notice(self) -> QWidget:
        box = QFrame()
        box.setObjectName("materialNotice")
        box.setProperty("role", "note")
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(14)
        text = _label(MATERIAL_NOTICE, "")
        text.setWordWrap(True)
        row.addWidget(text, 1)
        read = QPushButton("I understand")
        read.setObjectName("noticeReadButton")
        read.clicked.connect(box.hide)
        read.clicked.connect(self.notice_read)
        row.addWidget(read, 0, Qt.AlignmentFlag.AlignVCenter)
        return box


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    if role:
        label.setProperty("role", role)
    return label
