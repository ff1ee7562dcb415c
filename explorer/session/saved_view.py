"""A view to come back to: the filters, what they are compared with, how the charts are drawn."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from explorer.errors import KnownError
from explorer.query.calendar import checked_zone
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.query.spelling import text_of
from explorer.schema.clause import AnyClause
from explorer.schema.json_values import listed, mapping, text
from explorer.session.state import SessionState
from explorer.store.catalog import DatasetRow

FORMAT = "takedown-explorer view"
FORMAT_VERSION = 2
_WITHOUT_COMPARISON = 1
"""Written where nothing is compared, so that older programs go on reading such views."""

Choices = Mapping[str, Mapping[str, str]]
"""How each view is drawn, by the view's name and then by what is chosen."""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """One filter in the filter language; one that is switched off stays so.

    `source` is the view that made it, whose next filter takes its place; empty where it was typed.
    """

    text: str
    active: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class SavedView:
    """`datasets` are names, None for all that there are.

    `compared` are the filters of A, to which the others are compared; None for no comparison.
    """

    filters: tuple[SavedFilter, ...]
    datasets: tuple[str, ...] | None
    zone: str
    choices: Choices = field(default_factory=dict[str, dict[str, str]])
    compared: tuple[SavedFilter, ...] | None = None


def view_of(state: SessionState, known: Sequence[DatasetRow], choices: Choices) -> SavedView:
    """What is seen now, of a workspace with these datasets."""
    numbers = state.selection.datasets
    names = {row.dataset: row.name for row in known}
    return SavedView(
        _saved(state.selection.clauses),
        None if numbers is None else tuple(names[n] for n in numbers if n in names),
        state.zone,
        choices,
        None if state.compared is None else _saved(state.compared),
    )


def state_of(view: SavedView, known: Sequence[DatasetRow]) -> SessionState:
    """The same in a workspace with these datasets; raises KnownError as `selection_of` does."""
    selection = selection_of(view, known)
    compared = None if view.compared is None else _read(view.compared, view.zone)
    return SessionState(selection, view.zone, compared)


def selection_of(view: SavedView, known: Sequence[DatasetRow]) -> Selection:
    """The same in a workspace with these datasets; KnownError names those that are missing.

    A filter that this version does not know is a KnownError too.
    """
    checked_zone(view.zone)
    clauses = _read(view.filters, view.zone)
    if view.datasets is None:
        return Selection(clauses)
    numbers = {row.name: row.dataset for row in known}
    missing = [name for name in view.datasets if name not in numbers]
    if missing:
        raise KnownError(
            f"This view looks at {', '.join(missing)}, which this workspace lacks: "
            "import the same archive under the same name first."
        )
    return Selection(clauses, tuple(sorted(numbers[name] for name in view.datasets)))


def as_text(view: SavedView) -> str:
    """The view as JSON."""
    found = {
        "format": FORMAT,
        "format_version": _WITHOUT_COMPARISON if view.compared is None else FORMAT_VERSION,
        "filters": _told(view.filters),
        **({} if view.compared is None else {"compared": _told(view.compared)}),
        "datasets": None if view.datasets is None else list(view.datasets),
        "zone": view.zone,
        "choices": {name: dict(choices) for name, choices in view.choices.items()},
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def filters_told(content: str) -> str:
    """A line about the filters of a view's JSON, or why it cannot be read."""
    try:
        view = read_view(content)
    except KnownError as error:
        return str(error)
    said = _said(view.filters)
    return said if view.compared is None else f"A: {_said(view.compared)}  B: {said}"


def _said(filters: Iterable[SavedFilter]) -> str:
    return "  ".join(each.text for each in filters if each.active) or "everything in scope"


def read_view(content: str) -> SavedView:
    """A view from JSON; KnownError where it is none, is damaged or is of a newer version."""
    try:
        told = mapping(json.loads(content))
    except (ValueError, TypeError, RecursionError) as error:
        raise _no_view() from error
    if told.get("format") != FORMAT:
        raise _no_view()
    if told.get("format_version") not in range(_WITHOUT_COMPARISON, FORMAT_VERSION + 1):
        raise KnownError(
            "This view was saved by another version of the program: install the newest one."
        )
    try:
        return _view(told)
    except (KeyError, TypeError) as error:
        raise KnownError("This view is damaged: save it again where it was made.") from error


def _no_view() -> KnownError:
    return KnownError("This file is no saved view: choose one that “Save view…” has written.")


def _view(told: Mapping[str, object]) -> SavedView:
    datasets = told["datasets"]
    return SavedView(
        _filters(told["filters"]),
        None if datasets is None else tuple(text(name) for name in listed(datasets)),
        text(told["zone"]),
        {
            name: {key: text(value) for key, value in mapping(choices).items()}
            for name, choices in mapping(told["choices"]).items()
        },
        _filters(told["compared"]) if "compared" in told else None,
    )


def _filters(told: object) -> tuple[SavedFilter, ...]:
    return tuple(_filter(mapping(each)) for each in listed(told))


def _filter(told: Mapping[str, object]) -> SavedFilter:
    return SavedFilter(text(told["text"]), bool(told["active"]), text(told.get("source", "")))


def _told(filters: Iterable[SavedFilter]) -> list[dict[str, object]]:
    return [
        {
            "text": each.text,
            "active": each.active,
            **({"source": each.source} if each.source else {}),
        }
        for each in filters
    ]


def _saved(clauses: Iterable[AnyClause]) -> tuple[SavedFilter, ...]:
    return tuple(SavedFilter(text_of(each), each.active, each.source) for each in clauses)


def _read(filters: Iterable[SavedFilter], zone: str) -> tuple[AnyClause, ...]:
    return tuple(
        replace(clause, active=each.active, source=each.source)
        for each in filters
        for clause in parse(each.text, zone)
    )
