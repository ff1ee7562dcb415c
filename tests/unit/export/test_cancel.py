"""An export that nobody wants any more ends at once and leaves nothing."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from explorer.errors import Cancelled, KnownError
from explorer.export.order import ACCOUNTS, PARQUET, TWEETS, ExportOrder, Progress
from explorer.export.write import write
from explorer.schema.statement import Statement
from explorer.store.database import Database
from explorer.store.reader import Reader
from tests.unit.export.shelf import imported

ENDLESS = Statement(
    "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range = -b.range - 1"
)


@pytest.mark.parametrize("after", [0, 1, 3])
def test_cancelling_leaves_nothing(
    after: int, reader: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.export.blocks.ROWS_A_BLOCK", 1)
    told: list[Progress] = []
    with pytest.raises(Cancelled):
        write(ExportOrder(TWEETS, out / "x.csv"), reader, told.append, lambda: len(told) > after)
    assert list(out.iterdir()) == []


def test_progress_begins_at_nothing_and_ends_with_all(
    reader: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.export.blocks.ROWS_A_BLOCK", 3)
    told: list[Progress] = []
    write(ExportOrder(TWEETS, out / "x.csv"), reader, told.append)
    assert told == [Progress(0, 4), Progress(3, 4), Progress(4, 4)]


@pytest.mark.parametrize("file_format", ["csv", PARQUET])
def test_an_interrupt_stops_the_running_query(
    file_format: str, database: Database, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question for the rows is made one without end; the interrupt alone can stop it."""
    stuck = threading.Event()

    def endless(*_arguments: object) -> Statement:
        stuck.set()
        return ENDLESS

    name = "parquet_file.tweet_table" if file_format == PARQUET else "csv_file.tweet_lines"
    monkeypatch.setattr(f"explorer.export.{name}", endless)
    ended: list[BaseException] = []

    def run(reader: Reader) -> None:
        try:
            write(ExportOrder(TWEETS, out / "x.csv", format=file_format), reader)
        except Cancelled as error:
            ended.append(error)

    with database.reader() as reader:
        worker = threading.Thread(target=run, args=(reader,))
        worker.start()
        assert stuck.wait(20)
        start = time.monotonic()
        while worker.is_alive() and time.monotonic() - start < 20:
            # The query may not have begun yet; an interrupt before that is lost.
            reader.interrupt()
            worker.join(0.05)
        worker.join()
    assert [type(error) for error in ended] == [Cancelled]
    assert list(out.iterdir()) == []


def test_a_reader_serves_on_after_an_export_that_failed(reader: Reader, out: Path) -> None:
    with pytest.raises(Cancelled):
        write(ExportOrder(TWEETS, out / "x.csv"), reader, cancelled=lambda: True)
    done = write(ExportOrder(TWEETS, out / "x.csv"), reader)
    assert done.rows == 4


@pytest.mark.parametrize("what", [ACCOUNTS, TWEETS])
def test_a_workspace_that_is_rebuilt_meanwhile_ends_the_export(
    what: str, archive: Path, out: Path
) -> None:
    with imported(None, archive) as database, database.reader() as reader:

        def rebuild(_progress: Progress) -> None:
            """What the store does with its readers when it moves a file into place anew."""
            reader.pause()
            reader.resume(database._connection.cursor())

        with pytest.raises(KnownError, match="rebuilt while the export was running"):
            write(ExportOrder(what, out / "x.csv"), reader, rebuild)
    assert list(out.iterdir()) == []
