"""Folders as people have them: what is found, what is named, what is told to fetch instead."""

from __future__ import annotations

import gzip
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.archive.discover import discover
from explorer.archive.files import Discovery, Notice
from explorer.archive.layouts import LAYOUTS, Layout, by_hand
from explorer.archive.layouts.fivethirtyeight_15 import FIVETHIRTYEIGHT_15
from explorer.archive.layouts.official_tweets_2020_05 import OFFICIAL_TWEETS_2020_05
from explorer.archive.layouts.official_users import OFFICIAL_USERS
from explorer.errors import Cancelled

Table = Callable[..., bytes]
USERS = "made_up_users_csv_hashed.csv"
TWEETS = "made_up_tweets_csv_hashed.csv"


def kinds(found: Discovery) -> list[Notice]:
    return [notice.kind for notice in found.noticed]


def names(found: Discovery) -> list[tuple[str, str | None, str]]:
    return [(file.dataset, file.part, file.name) for file in found.files]


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def write_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def users(table: Table) -> bytes:
    return table(OFFICIAL_USERS)


@pytest.fixture
def tweets(table: Table) -> bytes:
    return table(OFFICIAL_TWEETS_2020_05, 3)


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
@pytest.mark.parametrize("name", ["x.csv", "x", "x.txt", "x.csv.bak"])
def test_the_header_decides_and_not_the_name(
    layout: Layout, name: str, tmp_path: Path, table: Table
) -> None:
    write(tmp_path, {name: table(layout)})

    [file] = discover([tmp_path]).files

    assert file.layout is layout
    assert file.bytes == file.stored_bytes == (tmp_path / name).stat().st_size


def test_one_dataset_however_it_is_packed(tmp_path: Path, users: bytes, tweets: bytes) -> None:
    write_zip(
        tmp_path / "hashed_2020_09_made_up_made_up_users_csv_hashed.zip",
        {f"deep/er/{USERS}": users, f"__MACOSX/deep/er/._{USERS}": b"\0\5\26\7"},
    )
    write(
        tmp_path,
        {
            "sub/made_up_tweets_csv_hashed_2.csv.gz": gzip.compress(tweets),
            "sub/made_up_tweets_csv_hashed_10.csv": tweets,
            "sub/.DS_Store": b"\0\0\0\1Bud1",
            "sub/._made_up_tweets_csv_hashed_10.csv": b"\0\5\26\7",
        },
    )

    found = discover([tmp_path])

    assert names(found) == [
        ("made_up", None, USERS),
        ("made_up", "2", "made_up_tweets_csv_hashed_2.csv"),
        ("made_up", "10", "made_up_tweets_csv_hashed_10.csv"),
    ]
    assert found.noticed == ()
    assert found.files[1].bytes == len(tweets)


def test_several_csvs_in_one_zip(tmp_path: Path, users: bytes, tweets: bytes) -> None:
    path = write_zip(
        tmp_path / "all.zip",
        {f"a\\{USERS}": users, f"b/{TWEETS}": tweets, "cuba_users.csv": users},
    )

    assert names(discover([path])) == [
        ("cuba", None, "cuba_users.csv"),
        ("made_up", None, USERS),
        ("made_up", None, TWEETS),
    ]


def test_several_paths_and_the_same_one_twice(tmp_path: Path, users: bytes, tweets: bytes) -> None:
    write(tmp_path, {f"one/{USERS}": users, f"two/{TWEETS}": tweets})

    found = discover([tmp_path / "one" / USERS, tmp_path / "two", tmp_path])

    assert [file.name for file in found.files] == [USERS, TWEETS]
    assert found.noticed == ()


def test_zip_and_extracted_are_told(tmp_path: Path, users: bytes, tweets: bytes) -> None:
    write(tmp_path, {USERS: users, TWEETS: tweets})
    write_zip(tmp_path / "made_up_users_csv_hashed.zip", {USERS: users})

    found = discover([tmp_path])

    assert kinds(found) == [Notice.REPEATED]
    assert "imported once" in found.noticed[0].sentence


def stranger(name: str, data: bytes, kind: Notice, words: str) -> object:
    return pytest.param(name, data, kind, words, id=name)


LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12\n"
STRANGERS = [
    stranger("README.md", b"# Hello", Notice.README, "text to read"),
    stranger("Twitter Readme.txt", b"Hello, all", Notice.README, "text to read"),
    stranger("x_media_file_list_hashed.txt", b"a.zip\nb.zip\n", Notice.MEDIA_LIST, "media zips"),
    stranger("123/456-abc.jpg", b"\xff\xd8", Notice.MEDIA, "not needed"),
    stranger("data.csv", LFS, Notice.LFS_POINTER, "git lfs"),
    stranger("data.zip", LFS, Notice.LFS_POINTER, "git lfs"),
    stranger("tweets.js", b"window.YTD.tweets.part0 = [", Notice.PERSONAL_ARCHIVE, "own Twitter"),
    stranger("book.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", Notice.SPREADSHEET, "spoil long ids"),
    stranger("data.7z", b"7z\xbc\xaf\x27\x1c", Notice.OTHER_PACKING, "unpack it"),
    stranger("renamed.csv", b"Rar!\x1a\x07", Notice.OTHER_PACKING, "unpack it"),
    stranger("empty.csv", b"", Notice.EMPTY, "download it again"),
    stranger("page.csv", b"<!DOCTYPE html><html>", Notice.WEB_PAGE, "web page"),
    stranger("junk.csv", b"\0\1\2\3" * 50, Notice.NOT_TEXT, "not text"),
    stranger("excel.csv", "a,b\n1,2\n".encode("utf-16"), Notice.NOT_TEXT, "UTF-16"),
    stranger("cut.zip", b"PK\x03\x04\x14\0\0\0", Notice.DAMAGED, "download cut.zip again"),
    stranger("zeros.zip", bytes(5000), Notice.DAMAGED, "download it again"),
    stranger("cut.csv.gz", b"\x1f\x8b\x08\0", Notice.DAMAGED, "download cut.csv.gz again"),
    stranger("old.duckdb", bytes(8) + b"DUCK" + bytes(50), Notice.WORKSPACE, "open it by itself"),
    stranger("notes.docx", b"hello", Notice.OTHER, "nothing to import"),
    stranger("list.txt", b"just, a\nlist of things\n", Notice.OTHER, "nothing to import"),
]


@pytest.mark.parametrize(("name", "data", "kind", "words"), STRANGERS)
def test_what_lies_beside_is_named(
    name: str, data: bytes, kind: Notice, words: str, tmp_path: Path
) -> None:
    write(tmp_path, {name: data})

    found = discover([tmp_path])

    assert kinds(found) == [kind, Notice.NOTHING_FOUND]
    assert found.noticed[0].where == str(tmp_path / name)
    assert words in found.noticed[0].sentence
    assert "_users_csv_hashed.zip" in found.noticed[1].sentence


def test_a_strange_table_is_named_with_its_columns(tmp_path: Path) -> None:
    write(tmp_path, {"x.csv": b"id,screen_name,followers_count\n1,2,3\n"})

    found = discover([tmp_path])

    [strange] = found.unrecognised
    assert strange.columns == ("id", "screen_name", "followers_count")
    assert strange.nearest == "official users file"
    assert strange.records == (("1", "2", "3"),)
    assert found.files == ()


def test_a_strange_table_can_be_mapped_by_hand(tmp_path: Path) -> None:
    write(tmp_path, {"x_users.csv": b",id,screen_name\n0,1,2\n"})
    [strange] = discover([tmp_path]).unrecognised
    layout = by_hand(strange.columns, "users", {"account_id": "id", "handle": "screen_name"})

    found = discover([tmp_path], mapped={strange.where: layout})

    [file] = found.files
    assert (file.layout, file.dataset, file.index_columns) == (layout, "x", 1)
    assert found.unrecognised == ()


PERSONAL = {"data/tweets.js": b"x", "data/account.js": b"x", "Your archive.html": b"<html>"}


def test_a_personal_archive_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path, PERSONAL)

    found = discover([tmp_path])

    assert (str(tmp_path), Notice.PERSONAL_ARCHIVE) in [(n.where, n.kind) for n in found.noticed]
    assert kinds(found).count(Notice.PERSONAL_ARCHIVE) == 1


@pytest.mark.parametrize("prefix", ["", "twitter-2022/"], ids=["at the top", "in a folder"])
def test_a_personal_archive_in_a_zip(prefix: str, tmp_path: Path) -> None:
    files = {prefix + name: data for name, data in PERSONAL.items()}
    path = write_zip(tmp_path / "twitter-2022.zip", files)

    assert kinds(discover([path])) == [Notice.PERSONAL_ARCHIVE, Notice.NOTHING_FOUND]


def test_a_workbook_is_a_spreadsheet_whatever_its_name(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", {"[Content_Types].xml": b"", "xl/workbook.xml": b""})

    assert kinds(discover([path])) == [Notice.SPREADSHEET, Notice.NOTHING_FOUND]


def test_media_zips_are_one_sentence(tmp_path: Path) -> None:
    pictures = {f"12/{number}-k.jpg": b"" for number in range(30)}
    for number in range(3):
        write_zip(tmp_path / f"made_up_media_{number}.zip", pictures)

    found = discover([tmp_path])

    assert kinds(found) == [Notice.MEDIA, Notice.NOTHING_FOUND]
    assert found.noticed[0].sentence.startswith("90 files: ")


def test_a_zip_in_a_zip_is_to_be_unpacked(tmp_path: Path, users: bytes) -> None:
    inner = write_zip(tmp_path / "inner.zip", {USERS: users})
    outer = write_zip(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes()})

    assert kinds(discover([outer])) == [Notice.OTHER_PACKING, Notice.NOTHING_FOUND]


def test_a_tar_in_a_gzip_is_to_be_unpacked(tmp_path: Path, users: bytes) -> None:
    write(tmp_path, {"in/users.csv": users})
    path = tmp_path / "out.csv.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(tmp_path / "in" / "users.csv", "users.csv")

    assert kinds(discover([path])) == [Notice.OTHER_PACKING, Notice.NOTHING_FOUND]


def test_one_bad_member_does_not_hide_the_others(tmp_path: Path, users: bytes) -> None:
    path = write_zip(tmp_path / "two.zip", {"other.csv": users, USERS: users})
    stored = bytearray(path.read_bytes())
    stored[0:4] = b"XXXX"
    path.write_bytes(b"PK\x03\x04" + stored)

    found = discover([path])

    assert [file.name for file in found.files] == [USERS]
    assert Notice.DAMAGED in kinds(found)


def test_a_users_file_alone(tmp_path: Path, users: bytes) -> None:
    write(tmp_path, {"thailand_092020_users_csv_hashed.csv": users})

    found = discover([tmp_path])

    assert kinds(found) == [Notice.USERS_ALONE]
    assert "thailand_092020_tweets_csv_hashed.zip" in found.noticed[0].sentence


def test_tweets_alone_and_parts_that_are_missing(tmp_path: Path, table: Table) -> None:
    write(
        tmp_path,
        {
            "CNHU_0621_tweets_csv_hashed_2019.csv": table(OFFICIAL_TWEETS_2020_05),
            "CNHU_0621_tweets_csv_hashed_2021.csv": table(OFFICIAL_TWEETS_2020_05, 0),
        },
    )

    found = discover([tmp_path])

    assert kinds(found) == [Notice.HEADER_ONLY, Notice.PARTS_MISSING, Notice.TWEETS_ALONE]
    assert "2 of 3 parts" in found.noticed[1].sentence
    assert "missing are 2020:" in found.noticed[1].sentence


def test_halves_whose_names_do_not_fit_are_asked_about(
    tmp_path: Path, users: bytes, tweets: bytes
) -> None:
    write(tmp_path, {"cuba.csv": users, "cuban_tweets.csv": tweets})

    assert kinds(discover([tmp_path])) == [Notice.UNPAIRED, Notice.UNPAIRED]


def test_a_file_of_both_needs_no_other_half(tmp_path: Path, table: Table) -> None:
    write(tmp_path, {"mine.csv": table(FIVETHIRTYEIGHT_15)})

    assert discover([tmp_path]).noticed == ()


def test_roles_as_names_take_the_folders(tmp_path: Path, users: bytes, tweets: bytes) -> None:
    write(tmp_path, {"cuba/users.csv": users, "cuba/tweets.csv": tweets})

    assert {file.dataset for file in discover([tmp_path]).files} == {"cuba"}


@pytest.mark.parametrize("path", ["missing", "missing.csv"])
def test_a_path_that_is_not_there(path: str, tmp_path: Path) -> None:
    assert kinds(discover([tmp_path / path])) == [Notice.UNREADABLE, Notice.NOTHING_FOUND]


def test_nothing_at_all(tmp_path: Path) -> None:
    assert kinds(discover([tmp_path])) == [Notice.NOTHING_FOUND]


def test_pipes_and_broken_links_do_not_hold_it_up(tmp_path: Path, users: bytes) -> None:
    write(tmp_path, {USERS: users})
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.csv").symlink_to(tmp_path / "gone")

    found = discover([tmp_path])

    assert [file.name for file in found.files] == [USERS]


def test_names_that_are_no_text(tmp_path: Path, users: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9_users.csv"))
    path.write_bytes(users)

    [file] = discover([tmp_path]).files

    assert file.dataset == "caf\N{REPLACEMENT CHARACTER}"
    (file.name + file.dataset).encode()


def test_looking_can_be_cancelled(tmp_path: Path, users: bytes) -> None:
    write(tmp_path, {USERS: users})

    with pytest.raises(Cancelled):
        discover([tmp_path], cancelled=lambda: True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.floats(0, 1), value=st.integers(0, 255), cut=st.booleans(), packed=st.booleans())
def test_any_damage_to_a_container_is_a_finding(
    position: float, value: int, cut: bool, packed: bool, tmp_path: Path, users: bytes
) -> None:
    path = tmp_path / "made_up.zip"
    write_zip(path, {f"a/{USERS}": users, "b.txt": b"hello"})
    stored = path.read_bytes() if packed else gzip.compress(users, mtime=0)
    at = int(position * (len(stored) - 1))
    path.write_bytes(stored[:at] if cut else stored[:at] + bytes([value]) + stored[at + 1 :])

    found = discover([path])

    assert found.files or found.noticed


def test_the_real_folders(shared_data: Path) -> None:
    found = discover([shared_data])

    assert {(file.dataset, file.layout.role) for file in found.files} == {
        ("thailand_092020", "users"),
        ("thailand_092020", "tweets"),
        ("ira_092020", "users"),
        ("iran_092020", "users"),
        ("RNA_0621", "tweets"),
        ("ira.sample2", "users"),
        ("ira.sample2", "tweets"),
        ("GRU_202012.sample4", "tweets"),
        ("CNHU_0621.sample3", "tweets"),
        ("REA_0621.sample3", "tweets"),
        ("IRAhandle", "both"),
        ("SubdataSample_21_columns", "both"),
    }
    strange = {Path(item.where).name for item in found.unrecognised}
    assert strange == {"nbc_users.csv", "disclosed_figures.csv", "disclosed_files.csv"}
