"""What opening a case does to a workspace: what fits, what is missing, what is merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from explorer.schema.marks import Mark, Marks
from explorer.schema.words import counted
from explorer.session.case import Case, CaseView
from explorer.session.marking import Find
from explorer.session.remark import Edit, subjects_told
from explorer.session.saved_view import SavedView, as_text
from explorer.store.catalog import Asks, datasets, files
from explorer.store.kept_views import KeptView, kept_views
from explorer.store.marks import joined, marks_on


@dataclass(frozen=True, slots=True)
class Opening:
    """A case as it would come into a workspace, under the names that its datasets have here.

    `problems` say which archives are missing or others; `news` what would be added. `views` are
    those that are not here yet.
    """

    view: SavedView
    views: tuple[KeptView, ...]
    marks: Marks
    problems: tuple[str, ...]
    news: tuple[str, ...]


def opening_of(case: Case, asks: Asks) -> Opening:
    """Compare a case with a workspace; nothing is changed."""
    names = _names_here(case, asks)
    marks = tuple(
        (replace(subject, dataset=names.get(subject.dataset, subject.dataset)), mark)
        for subject, mark in case.marks
    )
    here = marks_on(asks, [subject for subject, _ in marks])
    new = sum(mark == Mark() for _, mark in here)
    both = sum(
        bool(old.note) and bool(mark.note) and joined(old, mark).note not in (old.note, mark.note)
        for (_, old), (_, mark) in zip(here, marks, strict=True)
    )
    views = _new_views(case.views, kept_views(asks), names, case.saved_utc)
    news = (
        f"Tags and notes on {subjects_told(marks) or 'nothing'}, {new:,} of them new here",
        *((f"{counted(both, 'notes')} beside yours: both are kept",) if both else ()),
        *((f"{counted(len(views), 'saved views')} that you do not have",) if views else ()),
    )
    problems = tuple(_problems(case, names, asks))
    return Opening(_with_names(case.view, names), views, marks, problems, news)


def merging(opening: Opening) -> tuple[Find, Edit]:
    """How the marks of a case are written: beside those that are here, none of which is lost."""
    subjects = [subject for subject, _ in opening.marks]

    def edit(here: Sequence[Mark]) -> Sequence[Mark]:
        theirs = [mark for _, mark in opening.marks]
        return [joined(old, mark) for old, mark in zip(here, theirs, strict=True)]

    return partial(marks_on, subjects=subjects), edit


def _names_here(case: Case, asks: Asks) -> Mapping[str, str]:
    """What datasets of the case are called here, where the same files are under another name."""
    by_number = {row.dataset: row.name for row in datasets(asks)}
    by_hash = {file.sha256: by_number[file.dataset] for file in files(asks)}
    names: dict[str, str] = {}
    for dataset in case.datasets:
        found = {by_hash.get(file.sha256) for file in dataset.files}
        if dataset.name not in by_number.values() and len(found) == 1:
            only = found.pop()
            if only is not None:
                names[dataset.name] = only
    return names


def _problems(case: Case, names: Mapping[str, str], asks: Asks) -> list[str]:
    numbers = {row.name: row.dataset for row in datasets(asks)}
    stored = files(asks)
    problems: list[str] = []
    for dataset in case.datasets:
        name = names.get(dataset.name, dataset.name)
        if name not in numbers:
            problems.append(f"{dataset.name} is not in this workspace: import it.")
            continue
        if name != dataset.name:
            problems.append(f"{dataset.name} is called {name} here.")
        here = {file.sha256 for file in stored if file.dataset == numbers[name]}
        missing = [file.name for file in dataset.files if file.sha256 not in here]
        if missing:
            problems.append(f"{name} has no file with the contents of {', '.join(missing)}.")
    return problems


def _with_names(view: SavedView, names: Mapping[str, str]) -> SavedView:
    if view.datasets is None:
        return view
    return replace(view, datasets=tuple(names.get(name, name) for name in view.datasets))


def _new_views(
    views: Sequence[CaseView], here: Sequence[KeptView], names: Mapping[str, str], kept_utc: str
) -> tuple[KeptView, ...]:
    taken = {view.name: view.content for view in here}
    new: list[KeptView] = []
    for one in views:
        content = as_text(_with_names(one.view, names))
        if content in taken.values():
            continue
        name, number = one.name, 2
        while name in taken:
            name, number = f"{one.name} {number}", number + 1
        taken[name] = content
        new.append(KeptView(name, content, kept_utc))
    return tuple(new)
