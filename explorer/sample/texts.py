"""Invented texts, put together from the parts of each language."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from explorer.sample.cells import Objects, escaped, list_cell, pool
from explorer.sample.channels import CHANNELS, voice_of
from explorer.sample.languages.vocabulary import Language, Topic
from explorer.sample.shelves import Shelf, shelf

_MARKS = (
    "",
    "",
    "",
    " 🌷",
    " ⚓️",
    " 👩‍🌾👨🏽‍🌾",
    " 👨‍👩‍👧‍👦❤️",
    " 🧑🏿‍🍳🐟",
    " \u200d☔️",
    "\ufeff",
    "…",
    " =)",
)
_WORDLESS = (
    "🌊🌊🌊",
    "🐦",
    "👏🏻👏🏼👏🏽",
    "⚓️",
    "😂😂😂",
    "🧑‍🚀?",
    "+1",
    "=3+4",
    "-",
    "٣٤",
    "⬆️",
    "??",
)
_BREAKS = ("\n\n", "\n", "\n", " ", " ", " ")
_SAME_LINE_SHARE = 0.6
_TAG_YEARS = range(2012, 2021)


@dataclass(frozen=True, slots=True)
class Texts:
    """Encoded, escaped pieces of texts with their shelves.

    A text is an opening, then optionally a sequel, an ending and hashtags; `tag_cells` stand
    at the same places as `tags`.
    """

    opening_shelf: Shelf
    openings: Objects
    sequel_shelf: Shelf
    sequels: Objects
    ending_shelf: Shelf
    endings: Objects
    tag_shelf: Shelf
    tags: Objects
    tag_cells: Objects


def make_texts(variety: int, seed: int) -> Texts:
    """`variety` sentences a channel, and hashtags in proportion."""
    rng = Random(seed)  # noqa: S311 - invented texts are no secret
    voices = [voice_of(channel) for channel in range(CHANNELS)]
    opening_shelf, openings = shelf([_openings(voice, variety, rng) for voice in voices])
    sequel_shelf, sequels = shelf([_sequels(voice, variety, rng) for voice in voices])
    ending_shelf, endings = shelf([_endings(voice, rng) for voice in voices])
    combinations = [_tag_combinations(voice, variety, rng) for voice in voices]
    tag_shelf, tags = shelf([[_as_text(tags, rng) for tags in each] for each in combinations])
    cells = [list_cell(()), *(list_cell(tags) for each in combinations for tags in each)]
    return Texts(
        opening_shelf,
        pool(map(escaped, openings)),
        sequel_shelf,
        pool(map(escaped, sequels)),
        ending_shelf,
        pool(map(escaped, endings)),
        tag_shelf,
        pool(map(escaped, tags)),
        pool(cells),
    )


def _openings(voice: tuple[Language, Topic] | None, variety: int, rng: Random) -> list[str]:
    if voice is None:
        return list(_WORDLESS)
    return [_sentence(*voice, rng) for _ in range(variety)]


def _sequels(voice: tuple[Language, Topic] | None, variety: int, rng: Random) -> list[str]:
    if voice is None:
        return ["", *_WORDLESS]
    between = voice[0].between
    return [
        (between if rng.random() < _SAME_LINE_SHARE else "\n") + _sentence(*voice, rng)
        for _ in range(variety)
    ]


def _endings(voice: tuple[Language, Topic] | None, rng: Random) -> list[str]:
    if voice is None:
        return list(_MARKS)
    closers = [f"{rng.choice(_BREAKS)}{closer}" for closer in voice[0].closers]
    return [closer + mark for closer in ("", "", *closers) for mark in _MARKS]


def _sentence(language: Language, topic: Topic, rng: Random) -> str:
    return language.sentence.format(
        opener=rng.choice(language.openers),
        subject=rng.choice(topic.subjects),
        predicate=rng.choice(topic.predicates),
        time=rng.choice(language.times),
    )


def _tag_combinations(
    voice: tuple[Language, Topic] | None, variety: int, rng: Random
) -> list[tuple[str, ...]]:
    """The plain hashtags first, each alone; then ones with a number, and several together."""
    if voice is None:
        return [("PortSandrel",)]
    plain = voice[1].hashtags
    combinations: list[tuple[str, ...]] = [(tag,) for tag in plain]
    combinations += [tuple(rng.sample(plain, 2)) for _ in range(len(plain))]
    for _ in range(variety // 2):
        numbered = f"{rng.choice(plain)}{rng.choice(_TAG_YEARS)}_{rng.randrange(variety)}"
        others = rng.sample(plain, rng.randrange(0, len(plain)))
        combinations.append((numbered, *others))
    return combinations


def _as_text(tags: tuple[str, ...], rng: Random) -> str:
    return rng.choice(_BREAKS) + " ".join(f"#{tag}" for tag in tags)
