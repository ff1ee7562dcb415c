"""Writing an archive: same numbers, same bytes; and nothing half-written is ever left."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from explorer.errors import Cancelled, KnownError
from explorer.sample import rows
from explorer.sample.write import write_archive
from tests.unit.sample.reading import read

FULL = Path("/dev/full")
TWEETS, ACCOUNTS = 500, 40
write_small = partial(write_archive, tweets=TWEETS, accounts=ACCOUNTS)


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*")}


def test_same_numbers_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("once", "again"):
        write_small(tmp_path / name, seed=3)
    assert everything(tmp_path / "once") == everything(tmp_path / "again")


@pytest.mark.parametrize("change", [{"seed": 4}, {"tweets": 501}, {"accounts": 41}], ids=str)
def test_other_numbers_give_another_archive(tmp_path: Path, change: dict[str, Any]) -> None:
    one = write_small(tmp_path / "one")
    other = write_small(tmp_path / "other", **change)
    assert read(one).tweets_csv != read(other).tweets_csv


def test_accounts_do_not_depend_on_how_much_they_tweet(tmp_path: Path) -> None:
    few = write_archive(tmp_path / "few", tweets=100, accounts=40)
    many = write_archive(tmp_path / "many", tweets=900, accounts=40)
    assert read(few).users_csv == read(many).users_csv


def test_plain_files_hold_what_the_zips_hold(tmp_path: Path) -> None:
    zipped, plain = (write_small(tmp_path / str(zipped), zipped=zipped) for zipped in (True, False))
    assert read(zipped).tweets_csv == plain.tweets_path.read_bytes()
    assert read(zipped).users_csv == plain.users_path.read_bytes()


def test_files_have_the_official_names(tmp_path: Path) -> None:
    written = write_small(tmp_path, name="harbour_012021")
    assert written.users_path == tmp_path / "harbour_012021_users_csv_hashed.zip"
    assert written.tweets_path == tmp_path / "harbour_012021_tweets_csv_hashed.zip"
    assert written.bytes == sum(path.stat().st_size for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("tweets", "accounts"),
    [(0, 0), (0, 25), (1, 1), (3, 1), (50, 2), (7, 300), (300, 7), (2_000, 19)],
)
def test_any_size(tmp_path: Path, tweets: int, accounts: int) -> None:
    archive = read(write_archive(tmp_path, tweets=tweets, accounts=accounts))
    assert (len(archive.tweets), len(archive.users)) == (tweets, accounts)
    assert {row["userid"] for row in archive.tweets} <= {row["userid"] for row in archive.users}


def test_archives_of_several_blocks_have_every_row_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.sample.write.ROWS_A_BLOCK", 64)
    told: list[tuple[int, int]] = []
    written = write_small(tmp_path, on_progress=lambda *step: told.append(step))
    assert len({row["tweetid"] for row in read(written).tweets}) == 500
    assert told == [(min(done, 500), 500) for done in range(64, 576, 64)]
    assert rows.ROWS_A_BLOCK > 64


@pytest.mark.parametrize("stop_after", [0, 3])
@pytest.mark.parametrize("folder_is_there", [True, False])
def test_cancelling_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_after: int, folder_is_there: bool
) -> None:
    monkeypatch.setattr("explorer.sample.write.ROWS_A_BLOCK", 64)
    folder = tmp_path / "archive"
    if folder_is_there:
        folder.mkdir()
    asked = iter(range(1_000))
    with pytest.raises(Cancelled):
        write_small(folder, cancelled=lambda: next(asked) >= stop_after)
    assert folder.exists() == folder_is_there
    assert list(tmp_path.rglob("*")) == ([folder] if folder_is_there else [])


def test_an_archive_that_is_there_is_kept(tmp_path: Path) -> None:
    write_small(tmp_path)
    before = everything(tmp_path)
    with pytest.raises(KnownError, match=r"synthetic_012021_users_csv_hashed\.zip exists already"):
        write_small(tmp_path, seed=2)
    assert everything(tmp_path) == before
    write_small(tmp_path, seed=2, overwrite=True)
    assert everything(tmp_path).keys() == before.keys()
    assert everything(tmp_path) != before


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ({"tweets": -1}, "not negative"),
        ({"accounts": -1, "tweets": 0}, "not negative"),
        ({"seed": -1}, "not negative"),
        ({"accounts": 0, "tweets": 5}, "at least one account"),
    ],
    ids=str,
)
def test_numbers_that_make_no_archive(
    tmp_path: Path, numbers: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(KnownError, match=sentence):
        write_archive(tmp_path / "none", **numbers)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    place = tmp_path / "taken"
    place.write_text("mine")
    with pytest.raises(KnownError, match="choose a folder"):
        write_small(place)
    assert place.read_text() == "mine"


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "archive"

    def on_a_full_disk(prefix: str, dir: Path) -> str:  # noqa: A002 - mkdtemp's own name
        scratch = dir / prefix
        scratch.mkdir()
        (scratch / "synthetic_012021_tweets_csv_hashed.csv").symlink_to(FULL)
        return str(scratch)

    monkeypatch.setattr("explorer.sample.write.mkdtemp", on_a_full_disk)
    with pytest.raises(KnownError, match="enough free space") as caught:
        write_small(folder, zipped=False)
    assert isinstance(caught.value.__cause__, OSError)
    assert not folder.exists()
