"""One window per user, screen and settings: a later start hands over what it was asked for.

The socket is a file of the user's own, or a named pipe on Windows; it reaches no other computer.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from explorer.app.arguments import OpenWindow

# A window that is still starting, or busy drawing, answers late; one that hangs never does.
_CONNECT_MS = 1_000
_ANSWER_MS = 5_000
_LOCK_MS = 2_000
_END = b"\n"
_TAKEN = b"taken" + _END
_SAYING_MS = 200
_LONGEST_BYTES = 1_000_000


class Door(QObject):
    """Where later starts knock; `asked` brings what they want as an OpenWindow."""

    asked = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)

    def enter(self, asked: OpenWindow) -> bool:
        """Be the one who listens; False where another window does and has taken `asked`.

        Where nobody can listen (no folder to write to) or a window hangs, this one opens alone.
        """
        if Path(self._name).is_absolute():
            with suppress(OSError):
                Path(self._name).parent.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(self._name + ".lock")
        is_locked = lock.tryLock(_LOCK_MS)
        try:
            knocking = QLocalSocket()
            knocking.connectToServer(self._name)
            if not knocking.waitForConnected(_CONNECT_MS):
                # Whoever was killed left its socket behind.
                QLocalServer.removeServer(self._name)
                self._server.listen(self._name)
                return True
        finally:
            if is_locked:
                lock.unlock()
        return not _is_taken(knocking, asked)

    def close(self) -> None:
        """Listen no more; what lay on the disk for it goes."""
        self._server.close()

    def _on_knock(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            asked = unpacked(_line_from(line))
            if asked is not None:
                line.write(_TAKEN)
                line.flush()
            line.disconnectFromServer()
            line.deleteLater()
            if asked is not None:
                self.asked.emit(asked)


def _line_from(line: QLocalSocket) -> bytes:
    """What is said in one line; who knocks says it at once, a stranger is not waited for."""
    while not line.canReadLine() and line.bytesAvailable() < _LONGEST_BYTES:
        if not line.waitForReadyRead(_SAYING_MS):
            break
    return bytes(line.readLine(_LONGEST_BYTES).data())


def _is_taken(knocking: QLocalSocket, asked: OpenWindow) -> bool:
    knocking.write(packed(asked))
    knocking.flush()
    has_answer = knocking.waitForReadyRead(_ANSWER_MS)
    return has_answer and bytes(knocking.readAll().data()) == _TAKEN


def packed(asked: OpenWindow) -> bytes:
    """One line of JSON with absolute paths, since the other program stands in another folder."""
    said = {
        "paths": [str(path.absolute()) for path in asked.paths],
        "workspace": str(asked.workspace.absolute()) if asked.workspace is not None else None,
        "sample": asked.sample,
    }
    return json.dumps(said).encode("ascii") + _END


def unpacked(line: bytes) -> OpenWindow | None:
    """What a line asks for; None where it is not one of `packed`'s."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    match said:
        case {"paths": list(paths), "workspace": str() | None as workspace, "sample": bool(sample)}:
            pass
        case _:
            return None
    if not all(isinstance(path, str) for path in paths):
        return None
    return OpenWindow(
        tuple(map(Path, paths)), Path(workspace) if workspace is not None else None, sample
    )
