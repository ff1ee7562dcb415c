"""Files laid down for the time of an import, beside the workspace and gone afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from explorer.archive.containers import Extracted, extract
from explorer.archive.failures import reading
from explorer.archive.files import ArchiveFile, Packing
from explorer.errors import KnownError
from explorer.store.files import scratch_folder


@dataclass(slots=True)
class Scratch:
    """Extracts one file after the other; remembers the hashes of containers."""

    folder: Path
    containers: dict[Path, str] = field(default_factory=dict[Path, str])
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict[Path, tuple[int, int]])

    def extract(
        self,
        file: ArchiveFile,
        on_bytes: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> Extracted:
        """The CSV on disk, hashed and counted."""
        if file.packing is Packing.PLAIN:
            with reading(file.container):
                self._seen[file.container] = _state(file.container)
        known = self.containers.get(file.container)
        extracted = extract(file, self.folder, on_bytes, cancelled, container_sha256=known)
        if extracted.container_sha256 is not None:
            self.containers[file.container] = extracted.container_sha256
        return extracted

    def check_unchanged(self, file: ArchiveFile, extracted: Extracted) -> None:
        """Raise KnownError where the CSV went away or was written to since it was hashed."""
        with reading(extracted.path, file.name):
            if self._seen.get(extracted.path) in (None, _state(extracted.path)):
                return
        raise KnownError(
            f"{file.name} was changed while it was imported, and nothing of it is kept: wait until "
            "whatever writes to it is done, then import it again."
        )

    def discard(self, file: ArchiveFile, extracted: Extracted) -> None:
        """Give the room of one extracted file back; never touches the user's own."""
        if file.packing is not Packing.PLAIN:
            extracted.path.unlink(missing_ok=True)


def _state(path: Path) -> tuple[int, int]:
    """What is another after the file was written to."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@contextmanager
def scratch_beside(workspace: Path | None) -> Generator[Scratch]:
    """A folder beside the workspace, or the system's for one in memory."""
    if workspace is None:
        with tempfile.TemporaryDirectory(prefix="takedown-explorer-") as name:
            yield Scratch(Path(name))
        return
    folder = scratch_folder(workspace)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise KnownError(
            f"Nothing can be written beside the workspace, in “{workspace.parent}”: "
            "make room there, or choose another folder for the workspace."
        ) from error
    try:
        yield Scratch(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
