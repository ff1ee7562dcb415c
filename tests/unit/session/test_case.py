"""A case file carries what was found to another workspace, and loses nothing there."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from explorer.errors import KnownError
from explorer.ingest.remove import remove, rename
from explorer.schema.fields import Entity
from explorer.schema.marks import Mark, Marks, Subject
from explorer.session.case import Case, case_of, case_text, read_case
from explorer.session.case_file import CONTENT, INDEX, open_case, write_case
from explorer.session.case_opening import Opening, merging, opening_of
from explorer.session.saved_view import SavedFilter, SavedView, as_text
from explorer.store.database import Database
from explorer.store.kept_views import KeptView, keep_views
from explorer.store.marks import all_marks, put
from tests.helpers.archives import DATASET, imported, write_archive

NOW = "2026-11-23T04:00:00+00:00"
ANN = Subject(Entity.ACCOUNT, DATASET, "1001")
TWEET = Subject(Entity.TWEET, DATASET, "1200000000000000028")
MARKS: Marks = ((ANN, Mark(("bot", "香港"), "one\ntwo")), (TWEET, Mark(("marked",))))
VIEW = SavedView((SavedFilter("followers:0"), SavedFilter("tag:bot", active=False)), None, "UTC")
KEPT = KeptView("nights", as_text(SavedView((SavedFilter("hour:1"),), None, "UTC")), NOW)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "archive")


@pytest.fixture
def database(archive: Path) -> Iterator[Database]:
    with imported(archive) as database:
        yield database


@pytest.fixture
def case(archive: Path) -> Case:
    with imported(archive) as database:
        fill(database, MARKS, KEPT)
        with database.reader() as reader:
            return case_of(reader, VIEW, NOW)


def fill(database: Database, marks: Marks, *views: KeptView) -> None:
    with database.marking() as writer:
        put(writer, marks)
        keep_views(writer, views)


def opened(case: Case, database: Database) -> Opening:
    with database.reader() as reader:
        return opening_of(case, reader)


def take_in(opening: Opening, database: Database) -> dict[Subject, Mark]:
    find, edit = merging(opening)
    with database.marking() as writer:
        found = find(writer)
        edited = edit([mark for _, mark in found])
        put(writer, tuple((one, new) for (one, _), new in zip(found, edited, strict=True)))
    with database.reader() as reader:
        return dict(all_marks(reader))


def test_a_case_is_what_was_saved(case: Case, tmp_path: Path) -> None:
    assert case.marks == MARKS
    assert [dataset.name for dataset in case.datasets] == [DATASET]
    assert [len(file.sha256) for file in case.datasets[0].files] == [64, 64]
    assert read_case(case_text(case)) == case
    path = tmp_path / "x.case.zip"
    write_case(case, path)
    assert open_case(path) == case
    with zipfile.ZipFile(path) as packed:
        packed.extractall(tmp_path / "unpacked")
        index = packed.read(INDEX).decode()
    assert open_case(tmp_path / "unpacked") == case
    for words in (
        "followers is 0",
        "View “nights”",
        case.datasets[0].files[0].sha256,
        "香港",
        "two",
    ):
        assert words in index


def test_it_opens_where_the_same_archives_are(case: Case, database: Database) -> None:
    opening = opened(case, database)
    assert opening.problems == ()
    assert opening.news == (
        "Tags and notes on 1 account and 1 tweet, 2 of them new here",
        "1 saved view that you do not have",
    )
    assert take_in(opening, database) == dict(MARKS)
    assert opened(case, database).news == (
        "Tags and notes on 1 account and 1 tweet, 0 of them new here",
        "1 saved view that you do not have",
    )


def test_nothing_that_is_there_is_lost(case: Case, database: Database) -> None:
    mine = ((ANN, Mark(("Bot", "mine"), "other")),)
    other_nights = KeptView("nights", as_text(VIEW), NOW)
    fill(database, mine, other_nights)
    opening = opened(case, database)
    assert "1 note beside yours: both are kept" in opening.news
    assert [view.name for view in opening.views] == ["nights 2"]
    found = take_in(opening, database)
    assert found[ANN] == Mark(("Bot", "mine", "香港"), "other\n\none\ntwo")
    assert take_in(opened(case, database), database) == found


def test_archives_that_are_called_otherwise_are_known_by_their_contents(
    case: Case, database: Database
) -> None:
    rename(database, DATASET, "mine")
    opening = opened(case, database)
    assert opening.problems == (f"{DATASET} is called mine here.",)
    assert {subject.dataset for subject in take_in(opening, database)} == {"mine"}


def test_what_is_missing_is_said_and_waits(case: Case, database: Database, tmp_path: Path) -> None:
    remove(database, DATASET)
    opening = opened(case, database)
    assert opening.problems == (f"{DATASET} is not in this workspace: import it.",)
    assert take_in(opening, database) == dict(MARKS)
    with imported(write_archive(tmp_path / "other", tweets=4)) as changed:
        (problem,) = opened(case, changed).problems
    assert problem.startswith(f"{DATASET} has no file with the contents of {DATASET}_tweets")


def changed(case: Case, **values: object) -> str:
    told: dict[str, Any] = json.loads(case_text(case))
    return json.dumps({**told, **values})


BROKEN: Mapping[str, Mapping[str, object]] = {
    "foreign": {"format": "something else"},
    "newer": {"format_version": 2},
    "no marks": {"marks": None},
    "a mark on nothing": {"marks": [{"entity": "planet", "dataset": "", "id": "", "tags": []}]},
    "a tag that is none": {
        "marks": [{"entity": "tweet", "dataset": "a", "id": "1", "tags": ["a,b"], "note": ""}]
    },
    "a view that is none": {"view": {}},
    "datasets": {"datasets": [{"name": 1, "files": []}]},
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_case_is_refused_in_a_sentence(name: str, case: Case) -> None:
    with pytest.raises(KnownError) as refused:
        read_case(changed(case, **BROKEN[name]))
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"PK\x03\x04 cut", "folder", "other zip", "no json", "no text"]
)
def test_files_that_cannot_be_read_are_refused(content: bytes | str, tmp_path: Path) -> None:
    path = tmp_path / "x.case.zip"
    match content:
        case bytes():
            path.write_bytes(content)
        case "folder":
            path.mkdir()
        case _:
            name = "other.txt" if content == "other zip" else CONTENT
            with zipfile.ZipFile(path, "w") as packed:
                packed.writestr(name, b"\xff" if content == "no text" else b"{")
    with pytest.raises(KnownError):
        open_case(path)


def test_a_cut_or_missing_file_is_refused(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "x.case.zip"
    with pytest.raises(KnownError, match="There is no case file"):
        open_case(path)
    write_case(case, path)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(KnownError, match="could not be read as a case file"):
        open_case(path)


def test_any_byte_that_was_changed_gives_a_sentence_or_the_case(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "x.case.zip"
    write_case(case, path)
    whole, refused = path.read_bytes(), list[str]()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            assert open_case(path) == case
        except KnownError as error:
            refused.append(str(error))
    assert refused
    assert [sentence for sentence in refused if not sentence.endswith(".")] == []


def test_a_place_that_cannot_be_written_leaves_nothing(case: Case, tmp_path: Path) -> None:
    before = list(tmp_path.iterdir())
    with pytest.raises(KnownError, match="There is no folder"):
        write_case(case, tmp_path / "nowhere" / "x.case.zip")
    assert list(tmp_path.iterdir()) == before


def test_a_name_as_long_as_the_disk_allows(case: Case, tmp_path: Path) -> None:
    path = tmp_path / ("x" * 246 + ".case.zip")
    write_case(case, path)
    assert open_case(path) == case
