"""Cells that a spreadsheet would run or ruin are made harmless, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import KnownError
from explorer.export.order import PARQUET, SPREADSHEET, TWEETS, ExportOrder
from explorer.export.write import write
from explorer.query.defuse import defused
from explorer.schema.statement import Statement
from explorer.store.database import Database
from explorer.store.reader import Reader
from tests.unit.export import shelf
from tests.unit.export.shelf import account, imported, put_dataset, read_csv, tweet

DANGEROUS = [
    "=1+1",
    "+Hash=",
    "-1",
    "@user hello",
    "\tx",
    "\rx",
    "\nx",
    "  =1",
    "\u00a0=1",
    "\u3000@a",
    "\u200b=1",
    "\ufeff=1",
    "\t=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "﹦1",
    "'=1",
    "1137687349218471936",
    "0000123",
    "1.207965844074107e+18",
    "1E5",
]
HARMLESS = [
    "",
    "hello",
    "a=1",
    "1",
    "2019-06-09 12:30",
    "123456789012345",
    "65453567.0",
    "0",
    "0.5",
    "[]",
    "['a']",
    "#tag",
    "推特",
    "👩‍👩",
    '"=1"',
    "1137687349218471936 tweets",
]


@pytest.fixture(scope="module")
def asking() -> Iterator[Reader]:
    with Database.in_memory() as database, database.reader() as reader:
        yield reader


def made_safe(cell: str, asking: Reader) -> object:
    return asking.rows(Statement(f"SELECT {defused('cell')} FROM (SELECT ? AS cell)", (cell,)))[0][
        0
    ]


@pytest.mark.parametrize("cell", DANGEROUS, ids=ascii)
def test_dangerous_cells_get_an_apostrophe(cell: str, asking: Reader) -> None:
    assert made_safe(cell, asking) == "'" + cell


@pytest.mark.parametrize("cell", HARMLESS, ids=ascii)
def test_harmless_cells_stay_as_they_are(cell: str, asking: Reader) -> None:
    assert made_safe(cell, asking) == cell


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_one_apostrophe_taken_away_gives_any_cell_back(asking: Reader, cell: str) -> None:
    safe = str(made_safe(cell, asking))
    assert safe.removeprefix("'") == cell
    assert not safe.lstrip()[:1] or safe.lstrip()[0] not in "=+-@"


def test_the_file_begins_with_a_mark_and_holds_safe_cells(reader: Reader, out: Path) -> None:
    write(ExportOrder(TWEETS, out / "x.csv", mode=SPREADSHEET), reader)
    data = (out / "x.csv").read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"tweetid",')
    header, *rows = read_csv(out / "x.csv", "utf-8-sig")
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["userid"] for row in found] == ["1001", "'+Hash=", "1001", "1004"]
    assert found[1]["tweet_text"] == 'said "so",\r\nthen\n'
    assert found[3]["tweet_text"] == "'=1+1"
    assert [row["like_count"] for row in found] == ["1", "1", "", "1"]


def test_long_ids_stay_text_in_rows_with_and_without_raw_cells(tmp_path: Path, out: Path) -> None:
    rows = [tweet(), tweet(tweetid="1137687349218471937", like_count="many")]
    folder = put_dataset(tmp_path / "a", [account()], rows)
    with imported(None, folder) as database, database.reader() as reader:
        write(ExportOrder(TWEETS, out / "x.csv", mode=SPREADSHEET), reader)
    ids = [row[0] for row in read_csv(out / "x.csv", "utf-8-sig")[1:]]
    assert ids == ["'1137687349218471936", "'1137687349218471937"]


def test_more_rows_than_a_worksheet_holds_are_refused(
    monkeypatch: pytest.MonkeyPatch, reader: Reader, out: Path
) -> None:
    monkeypatch.setattr("explorer.export.sheet.SPREADSHEET_ROWS", 3)
    with pytest.raises(KnownError, match="These are 4 tweets, and a spreadsheet holds 3 rows"):
        write(ExportOrder(TWEETS, out / "x.csv", mode=SPREADSHEET), reader)
    assert list(out.iterdir()) == []


def test_or_split_into_files_that_fit(
    monkeypatch: pytest.MonkeyPatch, reader: Reader, out: Path
) -> None:
    monkeypatch.setattr("explorer.export.sheet.SPREADSHEET_ROWS", 3)
    done = write(ExportOrder(TWEETS, out / "x.csv", mode=SPREADSHEET, split=True), reader)
    assert [path.name for path in done.paths] == ["x.part1.csv", "x.part2.csv"]
    pieces = [read_csv(path, "utf-8-sig") for path in done.paths]
    assert [row[0] for rows in pieces for row in rows[1:]] == ["11", "12", "13", "14"]
    assert all(rows[0] == list(shelf.TWEETS.header) for rows in pieces)


def test_a_limit_that_is_just_met_is_no_limit(
    monkeypatch: pytest.MonkeyPatch, reader: Reader, out: Path
) -> None:
    monkeypatch.setattr("explorer.export.sheet.SPREADSHEET_ROWS", 4)
    done = write(ExportOrder(TWEETS, out / "x.csv", mode=SPREADSHEET), reader)
    assert done.rows == 4


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"format": PARQUET, "mode": SPREADSHEET}, "Parquet is not for spreadsheets"),
        ({"format": "xlsx"}, "no format “xlsx”: choose csv or parquet"),
        ({"mode": "safe"}, "no mode “safe”"),
    ],
)
def test_combinations_that_cannot_be_had(
    wanted: dict[str, str], says: str, reader: Reader, out: Path
) -> None:
    with pytest.raises(KnownError, match=says):
        write(ExportOrder(TWEETS, out / "x.csv", **wanted), reader)  # type: ignore[arg-type]
