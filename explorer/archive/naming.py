"""Which dataset a file belongs to and which part of it it is, read from its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

_PACKINGS = re.compile(r"(?:\.(?:csv|tsv|txt|gz|gzip|zip))+$", re.IGNORECASE)
_COPY = re.compile(r"(?: \(\d+\)| - Copy(?: \(\d+\))?| copy(?: \d+)?)$", re.IGNORECASE)
_DOWNLOADED = re.compile(r"^(?:un)?hashed_\d{4}_\d{2}_", re.IGNORECASE)
_PART = r"(?:part_?\d{1,3}|\d{4}_\d{2}|\d{4}|\d{1,3})"
_OFFICIAL = re.compile(
    rf"^(?P<dataset>.*?)_(?:users|tweets)_csv(?:_(?:un)?hashed)?"
    rf"(?:_(?P<part>{_PART}))?(?P<rest>(?:[.\- ].*)?)$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"^(?P<dataset>.*?)[_\- ]?(?:users|tweets|accounts)(?:[_\- ](?P<part>{_PART}))?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?P<dataset>.+?)[_\- ](?P<part>part_?\d{1,3})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """`dataset` is empty where the name says nothing but the role; `official` where it is whole."""

    dataset: str
    part: str | None
    official: bool


def stem_of(file_name: str) -> str:
    """The name without folders, endings of packing, and what browsers add to a second download."""
    return _COPY.sub("", _PACKINGS.sub("", PurePosixPath(file_name).name))


def read_name(file_name: str) -> Named:
    """Dataset and part as one file name tells them."""
    stem = stem_of(file_name)
    if found := _OFFICIAL.match(stem):
        dataset = _without_download_prefix(found["dataset"])
        return Named(dataset + found["rest"], found["part"], official=True)
    if found := _PLAIN.match(stem) or _NUMBERED.match(stem):
        return Named(found["dataset"], found["part"], official=False)
    return Named(stem, None, official=False)


def _without_download_prefix(dataset: str) -> str:
    """`hashed_2020_09_thailand_092020_thailand_092020` to `thailand_092020`."""
    if not _DOWNLOADED.match(dataset):
        return dataset
    bare = _DOWNLOADED.sub("", dataset)
    half = len(bare) // 2
    return bare[:half] if bare[:half] == bare[half + 1 :] and bare[half] == "_" else bare
