"""What a real spreadsheet program makes of the files that are called safe for one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from explorer.export.order import EXACT, SPREADSHEET, TWEETS, ExportOrder
from explorer.export.write import write
from tests.unit.export.shelf import imported, put_dataset, tweet

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice Calc (.ci/run installs it)"),
    pytest.mark.timeout(300),
]

# Comma, quotes, UTF-8, from the first line on, nothing told of the columns, and numbers, dates
# and formulas looked for in quoted cells too: the most that a careless click allows.
READ_AS = "CSV:44,34,76,1,,0,false,true,false,false,false,0,true"

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

TEXTS = (
    "=1+1",
    "=HYPERLINK(\"http://x.example\",\"click\")",
    "+1-800",
    "-2+3",
    "@SUM(1,2)",
    " =1+1",
    "\t=1+1",
    "\u200b=1+1",
    "＝1+1",
    "'=1+1",
    "1137687349218471936",
    "00012",
    "1e5",
    "香港加油，反送中 🧵",
    "สวัสดี, \"ประเทศไทย\"",
    "مرحبا",
    "two\nlines",
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, of which kind it is, and whether the program worked it out."""

    text: str
    kind: str | None
    is_formula: bool


def opened(path: Path, folder: Path) -> list[list[Cell]]:
    """A CSV as LibreOffice Calc sees it."""
    profile = (folder / "profile").as_uri()
    words = [
        *(str(OFFICE), f"-env:UserInstallation={profile}", "--headless", "--norestore"),
        *("--convert-to", "fods", f"--infilter={READ_AS}", "--outdir", str(folder), str(path)),
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=240)
    made = folder / f"{path.stem}.fods"
    assert made.exists(), done.stderr
    rows = ET.parse(made).getroot().iter(f"{TABLE}table-row")  # noqa: S314 - LibreOffice made it
    return [cells for row in rows if (cells := list(cells_of(row))) and any(c.text for c in cells)]


def cells_of(row: ET.Element) -> Iterator[Cell]:
    for cell in row.iter(f"{TABLE}table-cell"):
        found = Cell(
            "\n".join(written(line) for line in cell.iter(f"{TEXT}p")),
            cell.get(f"{OFFICE_NAMES}value-type"),
            cell.get(f"{TABLE}formula") is not None,
        )
        repeated = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        yield from [found] * (repeated if found.text else 1)


def written(line: ET.Element) -> str:
    """The text of a paragraph, whose runs of blanks and tabs are elements."""
    text = line.text or ""
    for child in line:
        if child.tag == f"{TEXT}s":
            text += " " * int(child.get(f"{TEXT}c", "1"))
        elif child.tag == f"{TEXT}tab":
            text += "\t"
        else:
            text += written(child)
        text += child.tail or ""
    return text


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[Cell]]]:
    """Ids and texts of the same tweets, exported in both modes, as LibreOffice sees them."""
    folder = tmp_path_factory.mktemp("office")
    rows = [
        tweet(tweetid=str(1137687349218471936 + number), tweet_text=text)
        for number, text in enumerate(TEXTS)
    ]
    with (
        imported(None, put_dataset(folder / "archive", None, rows)) as database,
        database.reader() as reader,
    ):
        for mode in (EXACT, SPREADSHEET):
            columns = ("tweetid", "tweet_text")
            write(ExportOrder(TWEETS, folder / f"{mode}.csv", mode=mode, columns=columns), reader)
    return {mode: opened(folder / f"{mode}.csv", folder) for mode in (EXACT, SPREADSHEET)}


def test_the_check_sees_formulas_where_there_are_some(
    tables: dict[str, list[list[Cell]]],
) -> None:
    """Of an exact export the program runs formulas and rounds ids: that is what is looked for."""
    cells = [cell for row in tables[EXACT][1:] for cell in row]
    assert any(cell.is_formula for cell in cells)
    assert any(cell.kind == "float" for cell in cells)


def test_no_cell_of_a_safe_file_becomes_a_formula_or_a_number(
    tables: dict[str, list[list[Cell]]],
) -> None:
    cells = [cell for row in tables[SPREADSHEET] for cell in row]
    assert [cell for cell in cells if cell.is_formula] == []
    assert {cell.kind for cell in cells} == {"string"}


def test_ids_and_texts_of_a_safe_file_are_whole(tables: dict[str, list[list[Cell]]]) -> None:
    header, *rows = [[cell.text for cell in row] for row in tables[SPREADSHEET]]
    assert header == ["tweetid", "tweet_text"]
    assert [row[0].removeprefix("'") for row in rows] == [
        str(1137687349218471936 + number) for number in range(len(TEXTS))
    ]
    assert [row[1].removeprefix("'") for row in rows] == list(TEXTS)
