"""Files laid down for the time of an import, beside the workspace and gone afterwards."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from explorer.archive.containers import Extracted, extract
from explorer.archive.files import ArchiveFile, Packing
from explorer.errors import KnownError
from explorer.store.files import scratch_folder


@dataclass(slots=True)
class Scratch:
    """Extracts one file after the other; remembers the hashes of containers."""

    folder: Path
    containers: dict[Path, str] = field(default_factory=dict[Path, str])

    def extract(
        self,
        file: ArchiveFile,
        on_bytes: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> Extracted:
        """The CSV on disk, hashed and counted."""
        known = self.containers.get(file.container)
        extracted = extract(file, self.folder, on_bytes, cancelled, container_sha256=known)
        if extracted.container_sha256 is not None:
            self.containers[file.container] = extracted.container_sha256
        return extracted

    def discard(self, file: ArchiveFile, extracted: Extracted) -> None:
        """Give the room of one extracted file back; never touches the user's own."""
        if file.packing is not Packing.PLAIN:
            extracted.path.unlink(missing_ok=True)


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
