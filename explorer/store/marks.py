"""Tags and notes in a workspace: read, written whole, moved with a dataset's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.query import marks as ask_marks
from explorer.schema.fields import Entity
from explorer.schema.marks import Mark, Marks, Subject, with_tags
from explorer.schema.tables import MARK_TABLES, NOTE, TAG
from explorer.store.catalog import Asks
from explorer.store.reader import Writer

_BETWEEN_NOTES = "\n\n"


def subjects_of(asks: Asks, entity: Entity, keys: Sequence[int]) -> tuple[Subject, ...]:
    """Accounts or tweets by their numbers in the workspace; those that share an id come once."""
    rows = asks.rows(ask_marks.subjects(entity, keys))
    return tuple(Subject(entity, str(dataset), str(given)) for dataset, given in rows)


def marks_of_rows(asks: Asks, entity: Entity, keys: Sequence[int]) -> Marks:
    """What is written on accounts or tweets with these numbers in the workspace."""
    return marks_on(asks, subjects_of(asks, entity, keys))


def marks_on(asks: Asks, subjects: Sequence[Subject]) -> Marks:
    """What is written on each of these, in their order."""
    if not subjects:
        return ()
    found = dict(
        _joined(
            asks.rows(ask_marks.written_on(TAG, subjects)),
            asks.rows(ask_marks.written_on(NOTE, subjects)),
        )
    )
    return tuple((subject, found.get(subject, Mark())) for subject in subjects)


def all_marks(asks: Asks) -> Marks:
    """Everything that is written, on what is not in the workspace too, in a fixed order."""
    return tuple(_joined(asks.rows(ask_marks.written(TAG)), asks.rows(ask_marks.written(NOTE))))


def tags_in_use(asks: Asks) -> dict[str, int]:
    """Every tag and how often it was given, those most often given first."""
    return {str(tag): int(str(times)) for tag, times in asks.rows(ask_marks.tags_in_use())}


def put(writer: Writer, marks: Marks) -> None:
    """Let exactly this be written on these subjects."""
    if not marks:
        return
    for table in MARK_TABLES:
        writer.run(ask_marks.erase(table, [subject for subject, _ in marks]))
        writer.run(ask_marks.write(table, marks))


def rename_dataset(writer: Writer, dataset: str, new: str) -> None:
    """Take along what is written of a dataset to its new name, beside what is there already."""
    moved: dict[Subject, Mark] = {}
    old: list[Subject] = []
    for subject, mark in all_marks(writer):
        if subject.dataset not in (dataset, new):
            continue
        old.append(subject)
        target = Subject(subject.entity, new, subject.id)
        moved[target] = joined(moved.get(target, Mark()), mark)
    put(writer, tuple((subject, Mark()) for subject in old))
    put(writer, tuple(moved.items()))


def joined(first: Mark, second: Mark) -> Mark:
    """Both together: all tags, and where the notes differ one below the other."""
    notes = dict.fromkeys(note for note in (first.note, second.note) if note)
    if first.note and second.note and second.note in first.note:
        notes = {first.note: None}
    return Mark(with_tags(first.tags, second.tags), _BETWEEN_NOTES.join(notes))


def _joined(
    tags: Iterable[tuple[object, ...]], notes: Iterable[tuple[object, ...]]
) -> list[tuple[Subject, Mark]]:
    found: dict[Subject, tuple[list[str], str]] = {}
    for row in tags:
        *subject, tag = map(str, row)
        found.setdefault(_subject(subject), ([], ""))[0].append(tag)
    for row in notes:
        *subject, note = map(str, row)
        there = found.get(_subject(subject), ([], ""))
        found[_subject(subject)] = (there[0], note)
    ordered = sorted(found, key=lambda one: (one.entity, one.dataset, one.id))
    return [(one, Mark(tuple(found[one][0]), found[one][1])) for one in ordered]


def _subject(cells: Sequence[str]) -> Subject:
    entity, dataset, given = cells
    return Subject(Entity(entity), dataset, given)
