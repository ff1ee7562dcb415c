"""`python -m tests.benchmarks.export [WORKSPACE] [--tweets N]`: how quickly tweets are written.

`exact_s` is held against `bare_s`, a plain COPY by the database of the same columns in the same
run, without quotes, order, hash or sidecar. `above_idle_mb` is what a first exact export adds to
the memory of the program with the workspace open. `cancel_s` is from the wish to the end of the
export.
"""

from __future__ import annotations

import threading
import time
from pathlib import Path

from explorer.archive.layouts import OFFICIAL_TWEETS_2020_05
from explorer.errors import Cancelled
from explorer.export.order import (
    EDGES,
    GRAPHML,
    GZIP,
    PARQUET,
    SPREADSHEET,
    TWEETS,
    ExportOrder,
    Progress,
)
from explorer.export.write import MEMORY_MB, write
from explorer.query.export_edges import MENTIONS, RETWEETS
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.schema.statement import Statement, quoted
from explorer.store.database import Database
from explorer.store.reader import Reader
from tests.benchmarks.measure import (
    forget_peak,
    interleaved,
    machine,
    median,
    peak_mb,
    print_figures,
    timed,
)
from tests.benchmarks.workspace import asked_for

FILTER = "-language:en"
_WORKSHEET_ROWS = 1_000_000
_BYTES_A_MB = 1_000_000


def measure(path: Path, folder: Path, rounds: int) -> dict[str, object]:
    """The figures of one workspace; everything is written into `folder` and removed again."""
    with (
        Database.open(path, read_only=True, memory_limit_mb=MEMORY_MB) as database,
        database.reader() as reader,
    ):
        forget_peak()
        idle_mb = peak_mb()
        done = timed(lambda: exported(reader, folder))
        above_idle_mb = peak_mb() - idle_mb
        taken = interleaved(
            {"bare_s": lambda: bare(reader, folder), "exact_s": lambda: exported(reader, folder)},
            rounds,
            warm_ups=0,
        )
        seconds = {name: median(each) for name, each in taken.items()}
        figures: dict[str, object] = {
            "tweets": done.result[0],
            "mb": done.result[1] / _BYTES_A_MB,
            **seconds,
            "exact_to_bare": seconds["exact_s"] / seconds["bare_s"],
            "above_idle_mb": above_idle_mb,
            "cancel_s": cancelling(database, folder, seconds["exact_s"] / 2),
        }
    return {**figures, **others(path, folder, done.result[0])}


def others(path: Path, folder: Path, tweets: int) -> dict[str, object]:
    """Seconds of the other ways to export the same tweets, and of their networks."""
    some = ExportOrder(TWEETS, folder / "x", Selection(parse(FILTER)))
    orders = {
        "filtered_s": some,
        "gzip_s": ExportOrder(TWEETS, folder / "x", compression=GZIP),
        "parquet_s": ExportOrder(TWEETS, folder / "x", format=PARQUET),
        "edges_s": ExportOrder(EDGES, folder / "x", kind=RETWEETS),
        "graphml_s": ExportOrder(EDGES, folder / "x", kind=MENTIONS, format=GRAPHML),
        "spreadsheet_s": ExportOrder(
            TWEETS, folder / "x", mode=SPREADSHEET, split=tweets > _WORKSHEET_ROWS
        ),
    }
    with Database.open(path, read_only=True) as database, database.reader() as reader:
        return {
            name: timed(lambda o=order: ordered(reader, o)).seconds
            for name, order in orders.items()
        }


def bare(reader: Reader, folder: Path) -> None:
    """What the database does alone."""
    columns = ", ".join(quoted(name) for name in OFFICIAL_TWEETS_2020_05.header)
    target = folder / "bare.csv"
    reader.copy_to(
        Statement(f"SELECT {columns} FROM main.tweets"), target, {"FORMAT": "csv", "HEADER": True}
    )
    target.unlink()


def exported(reader: Reader, folder: Path) -> tuple[int, int]:
    """Rows and bytes of an exact export of all tweets."""
    return ordered(reader, ExportOrder(TWEETS, folder / "x"))


def ordered(reader: Reader, order: ExportOrder) -> tuple[int, int]:
    done = write(order, reader)
    size = sum(path.stat().st_size for path in done.paths)
    for path in (*done.paths, *done.sidecars):
        path.unlink()
    return done.rows, size


def cancelling(database: Database, folder: Path, after_s: float) -> float:
    """Seconds from a wish to cancel in the middle of an export to its end."""
    wish = threading.Event()
    begun = threading.Event()

    def run(reader: Reader) -> None:
        def tell(_progress: Progress) -> None:
            begun.set()

        try:
            write(ExportOrder(TWEETS, folder / "x", force=True), reader, tell, wish.is_set)
        except Cancelled:
            return

    with database.reader() as reader:
        worker = threading.Thread(target=run, args=(reader,))
        worker.start()
        begun.wait()
        time.sleep(after_s)
        wish.set()
        reader.interrupt()
        return timed(worker.join).seconds


def main() -> None:
    with asked_for(__doc__, rounds=1) as asked:
        figures = measure(asked.workspace, asked.folder, asked.rounds)
    print_figures({**figures, "machine": machine()})


if __name__ == "__main__":
    main()
