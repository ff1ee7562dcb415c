"""An exported file held against its sidecar; needs no workspace."""

from __future__ import annotations

from pathlib import Path

from explorer.errors import KnownError
from explorer.export.output import file_as_written
from explorer.export.parquet_set import set_as_written
from explorer.export.provenance import sidecar_path
from explorer.export.sidecar import read_sidecar


def verify(path: Path) -> str:
    """A sentence that says the file is as it was exported; KnownError says what differs."""
    sidecar = read_sidecar(sidecar_path(path))
    try:
        written = set_as_written if sidecar.partition_by else file_as_written
        found = written(path)
    except FileNotFoundError as error:
        raise KnownError(f"There is no file “{path}”: check the name.") from error
    except OSError as error:
        raise KnownError(
            f"“{path}” could not be read ({error.strerror}): check that you may read it."
        ) from error
    if found.bytes != sidecar.bytes:
        raise KnownError(
            f"“{path}” was changed after its export: it has {found.bytes:,} bytes, its provenance "
            f"says {sidecar.bytes:,}."
        )
    if found.sha256 != sidecar.sha256:
        raise KnownError(
            f"“{path}” was changed after its export: its SHA-256 is {found.sha256}, its "
            f"provenance says {sidecar.sha256}."
        )
    return (
        f"“{path}” is as it was exported: {sidecar.rows:,} {sidecar.what}, SHA-256 {found.sha256}."
    )
