"""A window from which a path can be dragged, as from a file manager; prints where to press."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

CORNER = QPoint(1450, 20)
SIZE = (130, 90)
SHOWN_MS = 400


class Icon(QLabel):
    """Starts a real drag (XDND under X11) as soon as the mouse moves with its button down."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self._path = path
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def tell(icon: Icon) -> None:
    middle = icon.mapToGlobal(icon.rect().center())
    print(json.dumps([middle.x(), middle.y()]), flush=True)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    icon = Icon(Path(sys.argv[1]))
    icon.resize(*SIZE)
    icon.move(CORNER)
    icon.show()
    QTimer.singleShot(SHOWN_MS, lambda: tell(icon))
    sys.exit(application.exec())
