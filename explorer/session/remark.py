"""One gesture that marks accounts or tweets, and what it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from explorer.schema.fields import Entity
from explorer.schema.marks import Mark, Marks, same_tag, with_tags, without_tags
from explorer.schema.words import counted
from explorer.store.kept_views import KeptView

Edit = Callable[[Sequence[Mark]], Sequence[Mark]]
"""What becomes of what is written on some subjects, in their order."""

_BETWEEN_NOTES = "\n\n"
_NOUNS = {Entity.ACCOUNT: "accounts", Entity.TWEET: "tweets"}


class Remark:
    """What was written before and after, known once it was written; each the whole of a subject.

    Both are empty where nothing was changed. `views` came into the workspace with it.
    """

    def __init__(self, views: tuple[KeptView, ...] = ()) -> None:
        self.views = views
        self.before: Marks = ()
        self.after: Marks = ()

    def take(self, found: Marks, edited: Sequence[Mark]) -> None:
        """Keep what differs."""
        changed = [(pair, new) for pair, new in zip(found, edited, strict=True) if pair[1] != new]
        self.before = tuple(pair for pair, _ in changed)
        self.after = tuple((subject, new) for (subject, _), new in changed)

    def rename_dataset(self, dataset: str, new: str) -> None:
        """Follow a dataset to its new name."""
        self.before = _renamed(self.before, dataset, new)
        self.after = _renamed(self.after, dataset, new)

    @property
    def label(self) -> str:
        """What people call it; empty where nothing was changed."""
        if not self.after:
            return f"Add {counted(len(self.views), 'saved views')}" if self.views else ""
        pairs = [(old, new) for (_, old), (_, new) in zip(self.before, self.after, strict=True)]
        given = _listed([tag for old, new in pairs for tag in without_tags(new.tags, old.tags)])
        taken = _listed([tag for old, new in pairs for tag in without_tags(old.tags, new.tags)])
        is_noted = any(old.note != new.note for old, new in pairs)
        on = subjects_told(self.after)
        if given and not taken and not is_noted:
            return f"Tag {on} {given}"
        if taken and not given and not is_noted:
            return f"Take {taken} off {on}"
        if is_noted and not given and not taken:
            return f"Note on {on}"
        return f"Tags and notes of {on}"


def toggled(tag: str) -> Edit:
    """Give a tag to all; take it from all where all have it."""

    def edit(marks: Sequence[Mark]) -> Sequence[Mark]:
        have_it = all(same_tag(tag) in map(same_tag, mark.tags) for mark in marks)
        return retagged((), (tag,))(marks) if have_it else retagged((tag,), ())(marks)

    return edit


def retagged(given: tuple[str, ...], taken: tuple[str, ...]) -> Edit:
    """Give some tags to all and take others from all."""
    return lambda marks: [
        replace(mark, tags=with_tags(without_tags(mark.tags, taken), given)) for mark in marks
    ]


def noted(note: str) -> Edit:
    """Let this be the note; an empty one takes it away."""
    return lambda marks: [replace(mark, note=note) for mark in marks]


def noted_below(note: str) -> Edit:
    """Write this below the note that is there."""
    return lambda marks: [
        replace(mark, note=_BETWEEN_NOTES.join(text for text in (mark.note, note) if text))
        for mark in marks
    ]


def _renamed(marks: Marks, dataset: str, new: str) -> Marks:
    return tuple(
        (replace(subject, dataset=new) if subject.dataset == dataset else subject, mark)
        for subject, mark in marks
    )


def _listed(tags: Sequence[str]) -> str:
    spelled: dict[str, str] = {}
    for tag in tags:
        spelled.setdefault(same_tag(tag), tag)
    return ", ".join(f"“{spelled[key]}”" for key in sorted(spelled))


def subjects_told(marks: Marks) -> str:
    """`2 accounts and 1 tweet`."""
    numbers = Counter(subject.entity for subject, _ in marks)
    return " and ".join(
        counted(numbers[entity], noun) for entity, noun in _NOUNS.items() if numbers[entity]
    )
