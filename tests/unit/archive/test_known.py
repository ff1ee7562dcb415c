"""The catalogue of published datasets that ships with the program."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from explorer.archive.known import Catalog, load_catalog, spelled_out
from explorer.archive.naming import read_name


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


PATTERNS = {
    "x.csv": ("x.csv",),
    "x_1..3.csv": ("x_1.csv", "x_2.csv", "x_3.csv"),
    "x_part1..2.csv": ("x_part1.csv", "x_part2.csv"),
    "x_09..11.csv": ("x_09.csv", "x_10.csv", "x_11.csv"),
    "x_2012..2013.csv": ("x_2012.csv", "x_2013.csv"),
    "x_2016_06..2017_06.csv": ("x_2016_06.csv", "x_2017_01.csv", "x_2017_06.csv"),
    "x_1..2.csv; y.csv": ("x_1.csv", "x_2.csv", "y.csv"),
    "": (),
}


@pytest.mark.parametrize(("pattern", "names"), PATTERNS.items(), ids=PATTERNS.keys())
def test_ranges_are_spelled_out(pattern: str, names: tuple[str, ...]) -> None:
    assert spelled_out(pattern) == names


PARTS = {
    "thailand_092020": 0,
    "iran_201901_1": 4,
    "china_082019_3": 3,
    "serbia_022020": 13,
    "sa_eg_ae_022020": 10,
    "saudi_arabia_112019": 9,
    "russia_052020": 2,
    "turkey_052020": 16,
    "CNCC_0621": 10,
    "RNA_0621": 9,
    "IRAhandle": 13,
}


@pytest.mark.parametrize(("dataset", "count"), PARTS.items(), ids=PARTS.keys())
def test_published_parts(catalog: Catalog, dataset: str, count: int) -> None:
    known = catalog.named(dataset)

    assert known is not None
    assert len(known.parts) == count
    assert len(set(known.parts)) == count


def test_figures(catalog: Catalog) -> None:
    known = catalog.named("THAILAND_092020")

    assert known is not None
    assert (known.accounts_stated, known.tweets_in_archive) == (926, 21385)
    assert known.source


def test_unknown_figures_stay_unknown(catalog: Catalog) -> None:
    known = catalog.named("uganda_0621")

    assert known is not None
    assert (known.accounts_stated, known.accounts_in_archive) == (418, None)
    assert known.tweets_in_archive is None


def test_every_published_file_name_leads_to_its_dataset(catalog: Catalog) -> None:
    for known in catalog.published.values():
        for name in known.tweets_files:
            assert catalog.named(read_name(name).dataset) is known


@pytest.mark.parametrize(
    ("dataset", "found", "missing"),
    [
        ("russia_052020", ["1"], ("2",)),
        ("russia_052020", ["01", "part2"], ()),
        ("russia_052020", ["1", "2", "7"], ()),
        ("russia_052020", [], ("1", "2")),
        ("nothing_known", ["1"], ()),
        ("thailand_092020", [None], ()),
    ],
    ids=["one missing", "spelled otherwise", "one more", "all missing", "unknown", "one file"],
)
def test_missing_parts(
    catalog: Catalog, dataset: str, found: list[str | None], missing: tuple[str, ...]
) -> None:
    assert catalog.parts_missing(dataset, found) == missing


def test_the_catalogue_holds_what_was_found_out(catalog: Catalog, shared_data: Path) -> None:
    with (shared_data / "disclosed_figures.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))

    assert [row["dataset"] for row in rows] == list(catalog.published)
    for row in rows:
        stated = catalog.published[row["dataset"]].accounts_stated
        assert str(stated or "") == row["accounts_stated"]
