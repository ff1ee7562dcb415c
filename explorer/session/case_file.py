"""A case as a file: a zip with what the program reads and a page for people."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from explorer.errors import KnownError
from explorer.landing import landing
from explorer.query.parse import parse
from explorer.query.sentence import sentence_of
from explorer.schema.words import size_text
from explorer.session.case import SUFFIX, Case, case_text, read_case
from explorer.session.remark import subjects_told
from explorer.session.saved_view import SavedView

CONTENT, INDEX = "case.json", "index.txt"
_UNREADABLE = (
    *(OSError, KeyError, RuntimeError, NotImplementedError, EOFError),
    *(zipfile.BadZipFile, zlib.error),
)
"""What reading a zip raises where it is damaged, encrypted or made otherwise."""
_MOST_BYTES = 500_000_000
"""Of what comes out; a case of a million notes is smaller."""


def write_case(case: Case, path: Path) -> None:
    """Whole or not at all: an older file stays until the new one is there."""
    with landing(force=True) as land:
        aside = land.place(path)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(INDEX, index_of(case))
            packed.writestr(CONTENT, case_text(case))


def open_case(path: Path) -> Case:
    """Read a case file, or the folder that one was unpacked to; raises KnownError."""
    try:
        content = _unpacked(path) if path.is_dir() else _packed(path)
    except FileNotFoundError as error:
        raise KnownError(f"There is no case file “{path}”: check the name.") from error
    except _UNREADABLE as error:
        raise KnownError(
            f"“{path}” could not be read as a case file: choose one ending in {SUFFIX}, or have "
            "it sent once more."
        ) from error
    except ValueError as error:
        raise KnownError(
            f"“{path}” holds no text where a case should be: have it saved anew."
        ) from error
    return read_case(content)


def _packed(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        _check_size(path, packed.getinfo(CONTENT).file_size)
        return packed.read(CONTENT).decode("utf-8")


def _unpacked(path: Path) -> str:
    content = path / CONTENT
    _check_size(path, content.stat().st_size)
    return content.read_text(encoding="utf-8")


def _check_size(path: Path, size: int) -> None:
    if size > _MOST_BYTES:
        raise KnownError(
            f"“{path}” would take {size_text(size)}, which no case file does: do not trust it."
        )


def index_of(case: Case) -> str:
    """The page for people: what it is about, what was found, and how to open it."""
    return "\n".join((*_lines(case), ""))


def _lines(case: Case) -> Iterator[str]:
    yield "A case of Takedown Explorer"
    yield f"Saved {case.saved_utc} by version {case.program_version}."
    yield "Open it with File > Open case file… in a workspace with the archives named below."
    yield ""
    yield "ARCHIVES (not part of this file)"
    for dataset in case.datasets:
        yield f"  {dataset.name}"
        yield from (f"    {file.name}  SHA-256 {file.sha256}" for file in dataset.files)
    yield ""
    yield f"WHAT WAS SEEN: {_said(case.view)}"
    for one in case.views:
        yield f"  View “{one.name}”: {_said(one.view)}"
    yield ""
    yield f"NOTED ON {subjects_told(case.marks) or 'nothing'}"
    for subject, mark in case.marks:
        yield f"  {subject.entity} {subject.id} of {subject.dataset}: {', '.join(mark.tags) or '–'}"
        yield from (f"    {line}" for line in mark.note.splitlines())


def _said(view: SavedView) -> str:
    found: list[str] = []
    for each in view.filters:
        try:
            found += [sentence_of(clause) for clause in parse(each.text, view.zone)]
        except KnownError:
            found.append(each.text)
    return "; ".join(found) or "everything"
