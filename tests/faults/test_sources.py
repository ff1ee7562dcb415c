"""Archives that are cut anywhere, or go away or change while they are imported."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.archive.containers import Extracted
from explorer.archive.count import count_records
from explorer.archive.discover import discover
from explorer.archive.files import ArchiveFile, Notice, Packing
from explorer.errors import KnownError
from explorer.ingest.scratch import Scratch
from explorer.store.catalog import datasets, files, rejects
from explorer.store.database import Database
from tests.faults.conftest import OLDER, OLDER_COUNTS
from tests.faults.program import held, left_beside
from tests.helpers.archives import (
    TWEETS_HEADER,
    csv_bytes,
    import_into,
    tweet,
    user,
    write_tweets,
    write_users,
)

ROWS = [
    tweet(0, user(0)),
    tweet(1, user(1), tweet_text='he said "so"\nand, then', hashtags="['a', 'b']"),
    tweet(2, user(0), tweet_text='""', user_mentions='["x"]'),
    tweet(3, user(2), tweet_text="中文 👩\u200d👧", user_mentions="['1', '2']"),
]
WHOLE = csv_bytes(TWEETS_HEADER, ROWS)
STRIDE = 19


def _ends() -> list[int]:
    """Where the header and each record end, without their newlines."""
    return [len(csv_bytes(TWEETS_HEADER, ROWS[:count])) - 1 for count in range(len(ROWS) + 1)]


ENDS = _ends()
TEXT = WHOLE.index(b'he said ""so""')
CUTS = {
    "inside a quoted field": TEXT + 4,
    "between two quotes that stand for one": TEXT + 9,
    "after two quotes that stand for one": TEXT + 10,
    "at a newline inside a field": TEXT + 14,
    "after a newline inside a field": TEXT + 15,
    "after a delimiter inside a field": WHOLE.index(b"and,") + 4,
    "before a delimiter": WHOLE.index(b",", ENDS[1] + 1),
    "after a delimiter": WHOLE.index(b",", ENDS[1] + 1) + 1,
    "after the quote that opens a field": ENDS[1] + 2,
    "inside a letter of several bytes": WHOLE.index("文".encode()) + 1,
    "inside the last field of the last record": len(WHOLE) - 3,
    "before the last quote": len(WHOLE) - 2,
    "before the last newline": len(WHOLE) - 1,
    "before a newline between records": ENDS[1],
    "between records": ENDS[1] + 1,
    "after the header": ENDS[0] + 1,
    "before the newline of the header": ENDS[0],
    "inside a name of the header": 30,
    "after the header's first quote": 1,
    "before anything": 0,
}
SWEEP = {f"byte {at}": at for at in range(ENDS[0] + 1, len(WHOLE), STRIDE)}


@pytest.mark.parametrize("at", [*CUTS.values(), *SWEEP.values()], ids=[*CUTS, *SWEEP])
def test_a_csv_that_is_cut(at: int, tmp_path: Path) -> None:
    path = tmp_path / "testland_012020_tweets_csv_hashed.csv"
    path.write_bytes(WHOLE[:at])
    whole = sum(end <= at for end in ENDS) - 1
    if whole < 0:
        assert discover([path]).files == ()
        return
    broken = int(at > ENDS[whole] + 1)
    assert count_records(path).records == whole + broken
    with Database.in_memory() as database:
        if broken:
            figures = f"{whole} of {whole + 1} record.* whole, 1 is not.* in record {whole + 1} "
            with pytest.raises(KnownError, match=figures):
                import_into(database, path)
            with database.reader() as reader:
                assert datasets(reader) == ()
        import_into(database, path, accept_damaged=bool(broken))
        with database.reader() as reader:
            (file,) = files(reader)
            kept = rejects(reader)
    assert (file.records, file.rows_kept, file.rows_rejected) == (whole + broken, whole, broken)
    assert [reject.record for reject in kept] == [whole + 1] * broken
    assert [reject.byte_offset for reject in kept] == [ENDS[whole] + 1] * broken


def test_a_zip_that_is_cut(tmp_path: Path) -> None:
    """Its list of contents stands at its end: wherever it is cut, that is gone."""
    path = write_tweets(tmp_path / "whole", ROWS, zipped=True)
    data = path.read_bytes()
    directory = data.index(b"PK\x01\x02")
    points = {*range(1, len(data), len(data) // 40), *range(directory, len(data)), directory - 1}
    for at in sorted(points):
        folder = tmp_path / "cut"
        folder.mkdir()
        (folder / path.name).write_bytes(data[:at])
        found = discover([folder])
        assert found.files == (), at
        telling = [one for one in found.noticed if one.kind is not Notice.NOTHING_FOUND]
        assert [one.kind for one in telling] == [Notice.DAMAGED], at
        assert "download" in telling[0].sentence
        shutil.rmtree(folder)


@pytest.mark.parametrize("accept", [[], ["--accept-damaged"]], ids=["as it is", "accepted"])
def test_a_gzip_that_is_cut(
    accept: list[str], tmp_path: Path, with_older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing cannot be counted, so that there is nothing to accept."""
    workspace = tmp_path / "place" / "w.duckdb"
    workspace.parent.mkdir()
    shutil.copyfile(with_older, workspace)
    packed = gzip.compress(WHOLE)
    path = tmp_path / "testland_012020_tweets_csv_hashed.csv.gz"
    for at in range(len(packed) // 2, len(packed), 97):
        path.write_bytes(packed[:at])
        assert main(["import", str(path), "--workspace", str(workspace), *accept]) == 1
        assert "is damaged or was not downloaded to its end" in capsys.readouterr().err
        assert left_beside(workspace) == []
    assert held(workspace) == {OLDER: OLDER_COUNTS}


def _taken_away(path: Path) -> None:
    path.unlink()


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _rewritten(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"tweet", b"TWEET"))


def _replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "taken away": (_taken_away, "is not there: see where it is and choose it again"),
    "cut off": (_cut_off, "was changed while it was imported"),
    "rewritten": (_rewritten, "was changed while it was imported"),
    "replaced by a folder": (_replaced_by_a_folder, "was changed while it was imported"),
}


@pytest.mark.parametrize(("change", "says"), CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("role", ["users", "tweets"])
def test_a_file_that_changes_while_it_is_imported(
    change: Callable[[Path], None],
    says: str,
    role: str,
    tmp_path: Path,
    with_older: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    archive = tmp_path / "archive"
    write_users(archive, [user(0), user(1), user(2)])
    write_tweets(archive, ROWS)
    workspace = tmp_path / "place" / "w.duckdb"
    workspace.parent.mkdir()
    shutil.copyfile(with_older, workspace)
    extract = Scratch.extract

    def extract_and_change(scratch: Scratch, file: ArchiveFile, *rest: object) -> Extracted:
        extracted = extract(scratch, file, *rest)  # type: ignore[arg-type]
        assert file.packing is Packing.PLAIN
        if file.layout.role == role:
            change(file.container)
        return extracted

    monkeypatch.setattr(Scratch, "extract", extract_and_change)
    assert main(["import", str(archive), "--workspace", str(workspace)]) == 1
    assert f"testland_012020_{role}_csv_hashed.csv {says}" in capsys.readouterr().err
    assert held(workspace) == {OLDER: OLDER_COUNTS}
    assert left_beside(workspace) == []
