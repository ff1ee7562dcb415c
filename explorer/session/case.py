"""A case: all that somebody found in some archives, without the archives themselves."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from explorer import __version__
from explorer.errors import KnownError
from explorer.schema.fields import Entity
from explorer.schema.json_values import listed, mapping, text
from explorer.schema.marks import Mark, Marks, Subject, note_of, tag_of
from explorer.session.saved_view import SavedView, as_text, read_view
from explorer.store.catalog import Asks, datasets, files
from explorer.store.kept_views import kept_views
from explorer.store.marks import all_marks

FORMAT = "takedown-explorer case"
FORMAT_VERSION = 1
SUFFIX = ".case.zip"
_DAMAGED = "This case file is damaged: have it saved and sent once more."


@dataclass(frozen=True, slots=True)
class CaseFile:
    """An archive file that a case is about."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CaseDataset:
    """A dataset that a case is about, and the files that it was imported from."""

    name: str
    files: tuple[CaseFile, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """A view that was kept in the workspace."""

    name: str
    view: SavedView


@dataclass(frozen=True, slots=True)
class Case:
    """`view` is what was seen when it was saved; `saved_utc` is ISO."""

    datasets: tuple[CaseDataset, ...]
    view: SavedView
    views: tuple[CaseView, ...]
    marks: Marks
    saved_utc: str
    program_version: str = __version__


def case_of(asks: Asks, view: SavedView, saved_utc: str) -> Case:
    """Everything of a workspace that is not in the archives.

    Raises KnownError where a view that is kept in it cannot be read.
    """
    made_of: dict[int, list[CaseFile]] = defaultdict(list)
    for file in files(asks):
        made_of[file.dataset].append(CaseFile(file.name, file.sha256))
    return Case(
        tuple(CaseDataset(row.name, tuple(made_of[row.dataset])) for row in datasets(asks)),
        view,
        tuple(CaseView(kept.name, read_view(kept.content)) for kept in kept_views(asks)),
        all_marks(asks),
        saved_utc,
    )


def case_text(case: Case) -> str:
    """The case as JSON."""
    told = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "program_version": case.program_version,
        "saved_utc": case.saved_utc,
        "datasets": [
            {
                "name": dataset.name,
                "files": [{"name": file.name, "sha256": file.sha256} for file in dataset.files],
            }
            for dataset in case.datasets
        ],
        "view": json.loads(as_text(case.view)),
        "views": [{"name": one.name, "view": json.loads(as_text(one.view))} for one in case.views],
        "marks": [
            {
                "entity": subject.entity.value,
                "dataset": subject.dataset,
                "id": subject.id,
                "tags": list(mark.tags),
                "note": mark.note,
            }
            for subject, mark in case.marks
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_case(content: str) -> Case:
    """A case from JSON; KnownError where it is none, is damaged or is of a newer version."""
    try:
        told = mapping(json.loads(content))
    except (ValueError, TypeError, RecursionError) as error:
        raise KnownError(_DAMAGED) from error
    if told.get("format") != FORMAT:
        raise KnownError(f"This is no case file: choose one ending in {SUFFIX}.")
    if told.get("format_version") != FORMAT_VERSION:
        raise KnownError(
            "This case file was saved by another version of the program: install the newest one."
        )
    try:
        return _case(told)
    except (KeyError, TypeError, ValueError) as error:
        raise KnownError(_DAMAGED) from error


def _case(told: Mapping[str, object]) -> Case:
    marks = [_mark(mapping(one)) for one in listed(told["marks"])]
    return Case(
        tuple(_dataset(mapping(one)) for one in listed(told["datasets"])),
        _view(told["view"]),
        tuple(
            CaseView(text(mapping(one)["name"]), _view(mapping(one)["view"]))
            for one in listed(told["views"])
        ),
        tuple(dict(marks).items()),
        text(told["saved_utc"]),
        text(told["program_version"]),
    )


def _dataset(told: Mapping[str, object]) -> CaseDataset:
    found = [mapping(one) for one in listed(told["files"])]
    return CaseDataset(
        text(told["name"]),
        tuple(CaseFile(text(one["name"]), text(one["sha256"])) for one in found),
    )


def _view(told: object) -> SavedView:
    return read_view(json.dumps(mapping(told)))


def _mark(told: Mapping[str, object]) -> tuple[Subject, Mark]:
    subject = Subject(Entity(text(told["entity"])), text(told["dataset"]), text(told["id"]))
    tags = tuple(tag_of(text(tag)) for tag in listed(told["tags"]))
    return subject, Mark(tags, note_of(text(told["note"])))
