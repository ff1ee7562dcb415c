"""`python -m tests.benchmarks.ingest [--tweets N] [--archive FOLDER] [--growth] [--keep WORKSPACE]`

How quickly an archive is imported, held against the database merely scanning all columns of the
same extracted CSVs as text (`scan_s`, the best of two). Each step runs in a fresh process.
`import_s` is from the zips, extracting counted in, `import_csv_s` from the CSVs; `peak_mb` is of
the process that imported the zips. `growth` is the time a tweet takes beside that at a tenth of
the tweets. `slowest` lists the costliest statements of the import from zips.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Generator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from explorer.archive.containers import extract
from explorer.archive.discover import discover
from explorer.archive.files import ArchiveFile
from explorer.ingest.load import load
from explorer.ingest.plan import plan
from explorer.schema.statement import Statement
from explorer.store.database import Database
from explorer.store.reader import Cursor, Writer
from tests.benchmarks.measure import machine, peak_mb, print_figures, timed
from tests.benchmarks.sample import archive_folder

_BYTES_A_MB = 1_000_000
_GROWTH_STEP = 10
_SLOWEST = 12
_STATEMENT_LETTERS = 60

Result = TypeVar("Result")
Asked = TypeVar("Asked", bound=Cursor)


@dataclass(frozen=True, slots=True)
class Imported:
    """One import; `slowest` are the costliest statements with their seconds."""

    tweets: int
    seconds: float
    cpu_seconds: float
    peak_mb: float
    slowest: tuple[tuple[str, float], ...]


def apart(step: Callable[..., Result], *arguments: object) -> Result:
    """What a step gives, done in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(step, *arguments).result()


def import_into(workspace: Path, archive: Path) -> Imported:
    """Import everything in a folder into a new workspace."""
    with _statements() as seconds, Database.open(workspace, create=True) as database:
        with database.reader() as reader:
            planned = plan(discover([archive]), reader)
        done = timed(lambda: load(planned, database))
    slowest = tuple(sorted(seconds.items(), key=lambda pair: -pair[1])[:_SLOWEST])
    return Imported(done.result.tweets, done.seconds, done.cpu_seconds, peak_mb(), slowest)


@contextmanager
def _statements() -> Generator[dict[str, float]]:
    """Gather the seconds of all statements, by their first words."""
    seconds: dict[str, float] = {}

    def watched(
        call: Callable[[Asked, Statement], Result],
    ) -> Callable[[Asked, Statement], Result]:
        def watching(cursor: Asked, statement: Statement) -> Result:
            done = timed(lambda: call(cursor, statement))
            name = " ".join(statement.sql.replace('"', "").split())[:_STATEMENT_LETTERS]
            seconds[name] = seconds.get(name, 0.0) + done.seconds
            return done.result

        return watching

    with (
        patch.object(Writer, "run", watched(Writer.run)),
        patch.object(Cursor, "rows", watched(Cursor.rows)),
    ):
        yield seconds


def extract_into(folder: Path, archive: Path) -> float:
    """Lay all CSVs of an archive down in a folder; gives back the seconds it took."""
    found = discover([archive]).files
    return timed(lambda: [_extract(file, folder) for file in found]).seconds


def _extract(file: ArchiveFile, folder: Path) -> None:
    extracted = extract(file, folder, lambda _bytes: None, lambda: False)
    extracted.path.rename(folder / file.name)


def scan(folder: Path) -> float:
    """Let the database read every column of every CSV in a folder; gives back the seconds."""
    with Database.in_memory() as database, database.reader() as reader:
        files = discover([folder]).files
        return timed(lambda: [reader.rows(_scan(file)) for file in files]).seconds


def _scan(file: ArchiveFile) -> Statement:
    places = range(len(file.header))
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in places)
    lengths = ", ".join(f"sum(strlen(c{place}))" for place in places)
    return Statement(
        f"SELECT {lengths} FROM read_csv(?, auto_detect = false, header = true, delim = ?, "
        f"quote = '\"', escape = '\"', columns = {{{columns}}})",
        (str(file.container), file.dialect.delimiter),
    )


def measure(archive: Path, folder: Path, workspace: Path) -> dict[str, object]:
    """The figures of one archive; CSVs are laid down in `folder` for the time being."""
    csvs = folder / "csv"
    csvs.mkdir()
    extract_s = apart(extract_into, csvs, archive)
    csv_bytes = sum(path.stat().st_size for path in csvs.iterdir())
    first_scan_s = apart(scan, csvs)
    from_zip = apart(import_into, workspace, archive)
    scan_s = min(first_scan_s, apart(scan, csvs))
    from_csv = apart(import_into, folder / "csv.duckdb", csvs)
    for path in (folder / "csv.duckdb", *csvs.iterdir()):
        path.unlink()
    csvs.rmdir()
    workspace_bytes = workspace.stat().st_size
    return {
        "tweets": from_zip.tweets,
        "csv_mb": csv_bytes / _BYTES_A_MB,
        "scan_s": scan_s,
        "extract_s": extract_s,
        "import_s": from_zip.seconds,
        "import_cpu_s": from_zip.cpu_seconds,
        "import_csv_s": from_csv.seconds,
        "ratio_to_scan": from_zip.seconds / scan_s,
        "ratio_to_scan_csv": from_csv.seconds / scan_s,
        "rows_per_s": round(from_zip.tweets / from_zip.seconds),
        "peak_mb": from_zip.peak_mb,
        "peak_csv_mb": from_csv.peak_mb,
        "workspace_mb": workspace_bytes / _BYTES_A_MB,
        "ratio_workspace_to_csv": workspace_bytes / csv_bytes,
        "slowest": dict(from_zip.slowest),
    }


def growth(archive: Path, folder: Path, whole: dict[str, object]) -> dict[str, object]:
    """The time a tweet takes in `whole` beside that in an archive of a tenth."""
    small = apart(import_into, folder / "tenth.duckdb", archive)
    seconds_a_tweet = float(str(whole["import_s"])) / int(str(whole["tweets"]))
    return {
        "tenth_s": small.seconds,
        "growth": seconds_a_tweet / (small.seconds / small.tweets),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tweets", type=int, default=20_000)
    parser.add_argument("--archive", type=Path, help="a folder with zips, in place of a made one")
    parser.add_argument("--growth", action="store_true", help="import a tenth as well")
    parser.add_argument("--keep", type=Path, metavar="WORKSPACE", help="leave the workspace there")
    parser.add_argument("--folder", type=Path, help="where there is room for the CSVs")
    asked = parser.parse_args()
    archive = asked.archive or archive_folder(asked.tweets)
    with tempfile.TemporaryDirectory(prefix="ingest-benchmark-", dir=asked.folder) as name:
        folder = Path(name)
        figures = measure(archive, folder, asked.keep or folder / "w.duckdb")
        if asked.growth:
            tenth = archive_folder(int(str(figures["tweets"])) // _GROWTH_STEP)
            figures |= growth(tenth, folder, figures)
    print_figures({**figures, "machine": machine()})


if __name__ == "__main__":
    main()
