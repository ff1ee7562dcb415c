"""A sidecar makes the same file again, on another workspace too, or says what differs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explorer.errors import KnownError
from explorer.export.order import (
    ACCOUNTS,
    GZIP,
    OFFICIAL,
    PARQUET,
    SPREADSHEET,
    TWEETS,
    ExportOrder,
)
from explorer.export.reproduce import reproduce
from explorer.export.verify import verify
from explorer.export.write import write
from explorer.ingest.remove import rename
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.store.reader import Reader
from tests.unit.export.shelf import imported, put_dataset, tweet

SOME = Selection(parse('-language:th -text~"nothing like it" hour@Asia/Bangkok:0..22'))


@pytest.mark.parametrize(
    ("what", "wanted"),
    [
        (TWEETS, {}),
        (TWEETS, {"selection": SOME, "mode": SPREADSHEET}),
        (TWEETS, {"selection": SOME, "columns": OFFICIAL}),
        (TWEETS, {"format": PARQUET}),
        (ACCOUNTS, {"only_in_tweets": True, "columns": ("userid", "dataset")}),
        (TWEETS, {"added": ("retweeted_handle", "dataset"), "compression": GZIP}),
        (ACCOUNTS, {"selection": SOME, "added": ("tweets_in_selection",)}),
    ],
    ids=["exact", "spreadsheet", "official", "parquet", "accounts", "added", "counts"],
)
def test_the_same_bytes_from_another_workspace(
    what: str, wanted: dict[str, Any], tmp_path: Path, archive: Path, reader: Reader, out: Path
) -> None:
    first = write(ExportOrder(what, out / "x.csv", **wanted), reader)
    other = put_dataset(tmp_path / "b", None, [tweet()], "aaa_012020")
    with imported(None, other, archive) as database, database.reader() as elsewhere:
        again = reproduce(first.sidecars[0], out / "y.csv", elsewhere)
    assert (out / "y.csv").read_bytes() == (out / "x.csv").read_bytes()
    assert again.sha256 == first.sha256
    assert again.notes[0].startswith("The bytes are the same as those of “x.csv”")
    assert verify(out / "y.csv").startswith(f"“{out / 'y.csv'}” is as it was exported")


def test_one_piece_of_a_split_export(
    monkeypatch: pytest.MonkeyPatch, reader: Reader, out: Path
) -> None:
    monkeypatch.setattr("explorer.export.sheet.SPREADSHEET_ROWS", 3)
    first = write(ExportOrder(TWEETS, out / "x.csv", mode=SPREADSHEET, split=True), reader)
    again = reproduce(first.sidecars[1], out / "y.csv", reader)
    assert again.paths == (out / "y.csv",)
    assert (out / "y.csv").read_bytes() == first.paths[1].read_bytes()


def changed(archive: Path) -> None:
    """The archive with the first tweet's text made another."""
    path = next(archive.glob("*tweets*"))
    path.write_bytes(path.read_bytes().replace(b'"later"', b'"latest"'))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (changed, r"tweets_csv_hashed\.csv has SHA-256"),
        (
            lambda folder: next(folder.glob("*users*")).unlink(),
            r"users_csv_hashed\.csv of test_012020 is not in this workspace",
        ),
        (
            lambda folder: put_dataset(folder / "more", None, [tweet(tweetid="99")]).joinpath(
                "test_012020_tweets_csv_hashed.csv"
            ).rename(folder / "test_012020_tweets_csv_hashed_2.csv"),
            r"_2\.csv of test_012020 was not there then\. There are 5 rows here and were 4",
        ),
    ],
    ids=["changed", "missing", "added"],
)  # fmt: skip
def test_another_archive_is_told(
    change: Callable[[Path], object],
    says: str,
    own_archive: Path,
    reader: Reader,
    out: Path,
) -> None:
    first = write(ExportOrder(TWEETS, out / "x.csv", columns=("tweet_text",)), reader)
    # So that the file is another one whatever the change.
    first.sidecars[0].write_text(
        first.sidecars[0].read_text().replace(first.sha256[0], "0" * 64), encoding="utf-8"
    )
    change(own_archive)
    with imported(None, own_archive) as database, database.reader() as elsewhere:
        with pytest.raises(KnownError, match="cannot be made again") as raised:
            reproduce(first.sidecars[0], out / "y.csv", elsewhere)
        assert raised.match(says)
    assert not (out / "y.csv").exists()


def test_a_difference_that_changes_nothing_is_a_note(
    own_archive: Path, reader: Reader, out: Path
) -> None:
    only = Selection(parse("tweet:13"))
    first = write(ExportOrder(TWEETS, out / "x.csv", only), reader)
    changed(own_archive)
    with imported(None, own_archive) as database, database.reader() as elsewhere:
        again = reproduce(first.sidecars[0], out / "y.csv", elsewhere)
    assert again.sha256 == first.sha256
    assert any("has SHA-256" in note for note in again.notes)


def test_another_version_is_told(reader: Reader, out: Path) -> None:
    first = write(ExportOrder(TWEETS, out / "x.csv"), reader)
    found = json.loads(first.sidecars[0].read_text(encoding="utf-8"))
    found["program"]["version"], found["database"]["version"] = "0.0.9", "v1.9"
    first.sidecars[0].write_text(json.dumps(found), encoding="utf-8")
    again = reproduce(first.sidecars[0], out / "y.csv", reader)
    assert any("it was 0.0.9" in note for note in again.notes)
    assert any("it was v1.9" in note for note in again.notes)


def test_a_dataset_that_is_not_there(tmp_path: Path, reader: Reader, out: Path) -> None:
    first = write(ExportOrder(TWEETS, out / "x.csv"), reader)
    other = put_dataset(tmp_path / "b", None, [tweet()], "other_012020")
    with (
        imported(None, other) as database,
        database.reader() as elsewhere,
        pytest.raises(KnownError, match="lacks test_012020: import the same archives"),
    ):
        reproduce(first.sidecars[0], out / "y.csv", elsewhere)


def test_a_dataset_that_has_another_name(archive: Path, reader: Reader, out: Path) -> None:
    first = write(ExportOrder(TWEETS, out / "x.csv"), reader)
    with imported(None, archive) as database:
        rename(database, "test_012020", "mine")
        with database.reader() as elsewhere, pytest.raises(KnownError, match="here as mine"):
            reproduce(first.sidecars[0], out / "y.csv", elsewhere)


def test_an_older_file_is_replaced_only_if_asked(reader: Reader, out: Path) -> None:
    first = write(ExportOrder(TWEETS, out / "x.csv"), reader)
    with pytest.raises(KnownError, match="exists already"):
        reproduce(first.sidecars[0], out / "x.csv", reader)
    again = reproduce(first.sidecars[0], out / "x.csv", reader, force=True)
    assert again.sha256 == first.sha256


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "could not be read as a provenance file"),
        ("[1]", "is no provenance file"),
        ('{"format": "other"}', "is no provenance file"),
        ('{"format": "takedown-explorer provenance", "format_version": 2}', "another version"),
        ('{"format": "takedown-explorer provenance", "format_version": 1}', "is damaged"),
    ],
)
def test_what_is_no_sidecar(text: str, says: str, reader: Reader, out: Path) -> None:
    (out / "x.csv.provenance.json").write_text(text, encoding="utf-8")
    with pytest.raises(KnownError, match=says):
        reproduce(out / "x.csv.provenance.json", out / "y.csv", reader)


def test_filters_that_were_tampered_with(reader: Reader, out: Path) -> None:
    first = write(ExportOrder(TWEETS, out / "x.csv", SOME), reader)
    text = first.sidecars[0].read_text(encoding="utf-8").replace("language:th", "langage:th")
    first.sidecars[0].write_text(text, encoding="utf-8")
    with pytest.raises(KnownError, match="no field “langage”"):
        reproduce(first.sidecars[0], out / "y.csv", reader)
