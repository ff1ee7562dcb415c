"""What is known of published datasets: stated figures and the names of their files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from explorer.archive.naming import part_key, read_name
from explorer.schema.resources import resource_path

FIGURES = "disclosed_figures.csv"
FILES = "disclosed_files.csv"

_HALF_YEARS = re.compile(r"^(?P<stem>.*_)(?P<first>\d{4}_0[16])\.\.(?P<last>\d{4}_0[16])$")
_NUMBERS = re.compile(r"^(?P<stem>.*?)(?P<first>\d+)\.\.(?P<last>\d+)$")
_HALVES = ("01", "06")


@dataclass(frozen=True, slots=True)
class Published:
    """One dataset as it was published; None and empty texts are unknown.

    `parts` are the labels of its tweets files, in order; empty where it is one file or the
    files' names are not known. `tweets_files` are the names of the CSVs.
    """

    dataset: str
    release: str
    attributed: str
    accounts_stated: int | None
    accounts_in_archive: int | None
    tweets_in_archive: int | None
    source: str
    tweets_files: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    tweets_zip_size: str = ""
    media_size: str = ""
    media_archives: int | None = None


@dataclass(frozen=True, slots=True)
class Catalog:
    """All published datasets. `names` leads from names in lower case to datasets' names."""

    published: Mapping[str, Published] = field(hash=False)
    names: Mapping[str, str] = field(hash=False)

    def named(self, dataset: str) -> Published | None:
        """The dataset of this name, or whose files have it, in any case."""
        name = self.names.get(dataset.casefold())
        return None if name is None else self.published[name]

    def parts_missing(self, dataset: str, found: Iterable[str | None]) -> tuple[str, ...]:
        """Published parts that are not among these; none where nothing is known."""
        known = self.named(dataset)
        here = {part_key(part) for part in found}
        return tuple(part for part in (known.parts if known else ()) if part_key(part) not in here)


def load_catalog(folder: Path | None = None) -> Catalog:
    """Read the catalogue that ships with the program."""
    folder = folder or resource_path("catalog")
    files = {row["dataset"]: row for row in _rows(folder / FILES)}
    published = {
        row["dataset"]: _published(row, files.get(row["dataset"], {}))
        for row in _rows(folder / FIGURES)
    }
    names: dict[str, str] = {}
    for dataset, entry in published.items():
        for name in entry.tweets_files:
            names.setdefault(read_name(name).dataset.casefold(), dataset)
    names |= {dataset.casefold(): dataset for dataset in published}
    return Catalog(MappingProxyType(published), MappingProxyType(names))


def spelled_out(pattern: str) -> tuple[str, ...]:
    """File names from a range: `x_01..13.csv` to `x_01.csv` … `x_13.csv`; two ranges by `; `."""
    return tuple(name for piece in pattern.split(";") for name in _range(piece.strip()) if name)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _published(figures: Mapping[str, str], files: Mapping[str, str]) -> Published:
    names = spelled_out(files.get("tweets_csv_names_inside", ""))
    parts = tuple(part for name in names if (part := read_name(name).part))
    return Published(
        dataset=figures["dataset"],
        release=figures["release"],
        attributed=figures["attributed_country"],
        accounts_stated=_number(figures["accounts_stated"]),
        accounts_in_archive=_number(figures["accounts_in_archive"]),
        tweets_in_archive=_number(figures["tweets_in_archive"]),
        source=figures["source"],
        tweets_files=names,
        parts=parts if len(names) > 1 else (),
        tweets_zip_size=files.get("tweets_zip_size_stated", ""),
        media_size=files.get("media_size_stated", ""),
        media_archives=_number(files.get("media_archives_stated", "")),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _range(pattern: str) -> tuple[str, ...]:
    bare, dot, ending = pattern.rpartition(".csv")
    if not dot:
        return (pattern,)
    if found := _HALF_YEARS.match(bare):
        labels = _half_years(found["first"], found["last"])
    elif found := _NUMBERS.match(bare):
        labels = _numbers(found["first"], found["last"])
    else:
        return (pattern,)
    return tuple(f"{found['stem']}{label}.csv{ending}" for label in labels)


def _numbers(first: str, last: str) -> tuple[str, ...]:
    width = len(first) if first.startswith("0") else 1
    return tuple(f"{number:0{width}}" for number in range(int(first), int(last) + 1))


def _half_years(first: str, last: str) -> tuple[str, ...]:
    years = range(int(first[:4]), int(last[:4]) + 1)
    labels = (f"{year}_{half}" for year in years for half in _HALVES)
    return tuple(label for label in labels if first <= label <= last)
