"""Which dataset a file belongs to and which part of it it is, read from names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PureWindowsPath

_PACKINGS = re.compile(r"(?:\.(?:csv|tsv|txt|gz|gzip|zip))+$", re.IGNORECASE)
# What browsers and file managers add to the name of a second copy.
_COPY = re.compile(r"(?: ?\(\d{1,3}\)| - Copy(?: \(\d{1,3}\))?| copy(?: \d{1,3})?)$", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:un)?hashed_\d{4}_\d{2}_", re.IGNORECASE)
_PART = r"(?P<part>part_?\d{1,3}|\d{4}_\d{2}|\d{4}|\d{1,3})"
_REST = r"(?P<rest>(?:\..*)?)"
_OFFICIAL = re.compile(
    rf"^(?P<dataset>.*?)(?:^|_)(?:users|tweets)_csv(?:_(?:un)?hashed)?(?:_{_PART})?{_REST}$",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = re.compile(
    rf"^(?P<dataset>.*?)(?:^|[_\- ])(?:users|tweets|accounts)(?:[_\- ]{_PART})?{_REST}$",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(
    r"^(?P<dataset>.+?)[_\- ](?P<part>part_?\d{1,3})(?P<rest>)$", re.IGNORECASE | re.DOTALL
)
_WORD = re.compile(r"[^\W_]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Named:
    """What one name says; `dataset` is empty where it tells the role only.

    `official` is whether the name is built as the platform's are.
    """

    dataset: str
    part: str | None
    official: bool


def file_name(path: str) -> str:
    """The last piece of a path or of a zip's member, which some tools part with backslashes."""
    return PureWindowsPath(path).name


def stem_of(name: str) -> str:
    """The name without endings of packing and without marks of a second download."""
    bare = _PACKINGS.sub("", file_name(name))
    return unicodedata.normalize("NFC", _COPY.sub("", bare))


def read_name(name: str) -> Named:
    """Dataset and part as one name tells them; what follows a dot stays part of the dataset."""
    stem = stem_of(name)
    if found := _OFFICIAL.match(stem):
        return Named(_undoubled(found["dataset"]) + found["rest"], found["part"], official=True)
    if found := _PLAIN.match(stem) or _NUMBERED.match(stem):
        return Named(found["dataset"] + found["rest"], found["part"], official=False)
    return Named(stem, None, official=False)


def identify(name: str, outer: str | None, folder: str, published: Mapping[str, str]) -> Named:
    """Dataset and part of a CSV from its own name, its container's, and its folder's.

    `published` leads from lower-case names to those of published datasets. Published names go
    first; then the container's, since a CSV can be named unlike its zip; then the CSV's own.
    """
    own = read_name(name)
    around = read_name(outer) if outer else own
    official = [named for named in (own, around) if named.official]
    names = [
        *(known for named in official if (known := _published(named.dataset, published))),
        *(named.dataset for named in reversed(official)),
        own.dataset,
        around.dataset,
        stem_of(folder),
        stem_of(name),
    ]
    dataset = next((name for name in names if _WORD.search(name)), "archive")
    return Named(dataset, own.part or around.part, bool(official))


def part_key(part: str | None) -> tuple[int, ...]:
    """The numbers of a part label: sorts parts, and `part1`, `1` and `01` are one."""
    return tuple(int(digits) for digits in _DIGITS.findall(part or ""))


def _undoubled(dataset: str) -> str:
    """Without what a download prepends: `hashed_2020_09_thailand_092020_` before the name."""
    bare = _PREFIX.sub("", dataset)
    half = len(bare) // 2
    doubled = bare != dataset and bare[:half] == bare[half + 1 :] and bare[half : half + 1] == "_"
    return bare[:half] if doubled else bare


def _published(dataset: str, published: Mapping[str, str]) -> str | None:
    """The published dataset of this name, or of a download's `<dataset>_<name of the CSV>`."""
    name = dataset.casefold()
    if name in published:
        return published[name]
    for at in (found.start() for found in re.finditer("_", name)):
        first, second = published.get(name[:at]), published.get(name[at + 1 :])
        if first is not None and first == second:
            return first
    return None
