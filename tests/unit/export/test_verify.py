"""An exported file is held against its sidecar, without any workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.errors import KnownError
from explorer.export.order import TWEETS, ExportOrder
from explorer.export.verify import verify
from explorer.export.write import write
from explorer.store.reader import Reader


@pytest.fixture
def exported(reader: Reader, out: Path) -> Path:
    return write(ExportOrder(TWEETS, out / "x.csv"), reader).paths[0]


def test_an_untouched_file_is_confirmed(exported: Path) -> None:
    said = verify(exported)
    assert "is as it was exported: 4 tweets, SHA-256 " in said


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-1]), "was changed.*bytes"),
        (
            lambda path: path.write_bytes(path.read_bytes().replace(b"later", b"Later")),
            "was changed after its export: its SHA-256",
        ),
        (Path.unlink, "There is no file"),
        (
            lambda path: path.with_name("x.csv.provenance.json").unlink(),
            "There is no provenance file",
        ),
    ],
    ids=["cut", "changed", "gone", "no sidecar"],
)
def test_anything_else_is_told(change: Callable[[Path], object], says: str, exported: Path) -> None:
    change(exported)
    with pytest.raises(KnownError, match=says):
        verify(exported)


def test_a_folder_is_no_exported_file(exported: Path) -> None:
    exported.unlink()
    exported.mkdir()
    with pytest.raises(KnownError, match="could not be read"):
        verify(exported)
