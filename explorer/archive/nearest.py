"""The known layout that an unknown header comes nearest to, so that people see what is amiss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.archive.layouts import LAYOUTS, Layout, Role, index_columns

# A header longer than this is none of ours; comparing more names would only take time.
_MOST_NAMES = 200
# Below this likeness two headers share no more than words such as "count".
_FAINTEST = 0.1
_SHOWN_NAMES = 5
# A wrong proposal is worse than none: half of the words that tell must be the same.
_LEAST_TO_PROPOSE = 0.5
_TELLING_NOTHING = frozenset({"user", "count", "number", "at"})
_TWEET_NAMES = {
    "tweet_id": ("id",),
    "time": ("created_at",),
    "text": ("full_text", "tweet"),
    "language": ("lang",),
    "client": ("source",),
    "likes": ("favorite_count",),
    "reply_tweet": ("in_reply_to_status_id",),
    "account_id": ("author_id",),
    "handle": ("username",),
}
_ACCOUNT_NAMES = {
    "account_id": ("id",),
    "handle": ("username",),
    "created": ("created_at",),
    "following": ("friends_count",),
    "account_language": ("lang",),
}
# What the platform's programming interface calls them, as other programs write them.
_INTERFACE_NAMES: Mapping[Role, Mapping[str, tuple[str, ...]]] = {
    "users": _ACCOUNT_NAMES,
    "tweets": _TWEET_NAMES,
    "both": _TWEET_NAMES,
}


@dataclass(frozen=True, slots=True)
class Nearest:
    """A known layout, the names of it that a header lacks, and the header's own besides."""

    layout: Layout
    lacking: tuple[str, ...]
    added: tuple[str, ...]


def nearest(header: tuple[str, ...]) -> Nearest | None:
    """The layout whose names are most like these, by their words; None where none is."""
    own = header[index_columns(header) :][:_MOST_NAMES]
    words = {_words(name) for name in own}
    likeness, layout = max(
        ((_likeness(layout, words, len(own)), layout) for layout in LAYOUTS),
        key=lambda found: found[0],
    )
    if likeness < _FAINTEST:
        return None
    lacking = tuple(name for name in layout.header if name not in own)
    return Nearest(layout, lacking, tuple(name for name in own if name not in layout.header))


def proposed(header: tuple[str, ...], role: Role) -> dict[str, str]:
    """Which of these names most likely hold which of our columns; each name once.

    Our columns are those that known layouts of the role have, under all names that these, and
    the platform's programming interface, give them.
    """
    own = [name for name in header if header.count(name) == 1][:_MOST_NAMES]
    called = _called(role)
    likely = sorted(
        (max(_alike(name, other) for other in names), column, name)
        for column, names in called.items()
        for name in own
    )
    found: dict[str, str] = {}
    for (telling, _), column, name in reversed(likely):
        if telling >= _LEAST_TO_PROPOSE and column not in found and name not in found.values():
            found[column] = name
    return found


def _called(role: Role) -> Mapping[str, set[str]]:
    """Our columns of a role, and all that each of them is called."""
    names = {
        column: {column, *_INTERFACE_NAMES[role].get(column, ())}
        for layout in LAYOUTS
        if layout.role == role
        for column in layout.sources
    }
    for layout in LAYOUTS:
        for column in names.keys() & layout.sources.keys():
            names[column].add(layout.sources[column])
    return names


def _alike(name: str, other: str) -> tuple[float, float]:
    """Likeness by the words that tell something, then by all words."""
    some, others = _words(name), _words(other)
    telling = _shared(some - _TELLING_NOTHING or some, others - _TELLING_NOTHING or others)
    return telling, _shared(some, others)


def why_unrecognised(header: tuple[str, ...], near: Nearest | None) -> str:
    """Why no layout fits, as a sentence that says what would."""
    if near is None:
        same_width = [layout for layout in LAYOUTS if len(layout.header) == len(header)]
        if same_width:
            return (
                "Its first line is no known header; if it is a later piece of a file that was "
                f"split, put the header of “{same_width[0].title}” before it."
            )
        return "Its columns fit no known layout, so nothing of it is imported."
    return (
        "Its columns fit no known layout, so nothing of it is imported; the nearest is "
        f"“{near.layout.title}”, {_difference(near)}."
    )


def _difference(near: Nearest) -> str:
    if near.lacking:
        return f"which also has {_listed(near.lacking)}"
    if near.added:
        return f"which has no {_listed(near.added)}"
    return "but here a name stands twice"


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_SHOWN_NAMES])
    left = len(names) - _SHOWN_NAMES
    return f"{shown} and {left} more" if left > 0 else shown


def _likeness(layout: Layout, words: set[frozenset[str]], names: int) -> float:
    """How much the layout's names find their like, on average over the longer header's names."""
    wanted = [_words(name) for name in layout.header]
    best = (max((_shared(some, others) for others in words), default=0.0) for some in wanted)
    return sum(best) / max(len(wanted), names)


def _words(name: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in name.lower().split("_"))


def _shared(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / len(some | others)
