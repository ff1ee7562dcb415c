"""Every part of the program tried once, for a bundle and for people whose window stays away."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage, QImageReader

from explorer import __version__
from explorer.app import places
from explorer.app.crash import outcome_of
from explorer.app.picture import offscreen
from explorer.app.settle import settle
from explorer.app.workspace import Opened
from explorer.archive.discover import discover
from explorer.engine.load import Options
from explorer.engine.load import load as load_counting
from explorer.errors import BugError
from explorer.export.order import ExportOrder
from explorer.export.verify import verify
from explorer.export.write import write
from explorer.ingest.load import load
from explorer.ingest.plan import plan
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.query.totals import totals
from explorer.sample.write import write_archive
from explorer.schema.words import size_text
from explorer.session.ask import AnswerCache, Ask
from explorer.store.catalog import datasets
from explorer.store.database import Database
from explorer.store.memory import counting_limit_bytes
from explorer.views.reading.picture import KINDS

_ACCOUNTS = 30
_TWEETS = 600
_SIZE = (1440, 900)
_SETTLE_MS = 60_000
_KINDS = ("original", "retweet", "reply", "quote")
_FEW_COLOURS = 8
DONE = 0
FAILED = 1


@dataclass(slots=True)
class _Trial:
    """What one check leaves for the next."""

    folder: Path
    database: Database | None = None
    tweets: dict[str, int] = field(default_factory=dict)

    @property
    def opened(self) -> Database:
        if self.database is None:
            raise BugError("There is no workspace: an earlier check failed.")
        return self.database


def run() -> int:
    """Print a line a check; 0 where all is well, 1 where anything failed."""
    print(f"Takedown Explorer {__version__}, self-test")  # noqa: T201 - asked for in a shell
    failed = 0
    with TemporaryDirectory(prefix="takedown-self-test-") as folder:
        trial = _Trial(Path(folder))
        for name, check in _CHECKS:
            outcome = outcome_of(lambda check=check: check(trial))
            if outcome.error is None:
                print(f"ok    {name}: {outcome.answer}")  # noqa: T201
            else:
                failed += 1
                print(f"FAIL  {name}: {type(outcome.error).__name__}: {outcome.error}")  # noqa: T201
        if trial.database is not None:
            trial.database.close()
    print("All is well." if not failed else f"{failed} of {len(_CHECKS)} checks failed.")  # noqa: T201
    return FAILED if failed else DONE


def _window(_trial: _Trial) -> str:
    with offscreen(_SIZE, "dark") as drawn:
        drawn.workbench.show_page()
        drawn.check()
        return _colours(drawn.window.grab().toImage())


def _sample(trial: _Trial) -> str:
    written = write_archive(trial.folder / "archive", tweets=_TWEETS, accounts=_ACCOUNTS)
    _expect(written.tweets, _TWEETS, "tweets written")
    return f"{written.accounts} accounts, {written.tweets} tweets, {written.bytes} bytes"


def _import(trial: _Trial) -> str:
    trial.database = Database.open(trial.folder / "workspace.duckdb", create=True)
    report = load(plan(discover([trial.folder / "archive"]), None), trial.database)
    _expect(report.tweets, _TWEETS, "tweets imported")
    _expect(report.accounts, _ACCOUNTS, "accounts imported")
    return f"{report.accounts} accounts, {report.tweets} tweets"


def _count(trial: _Trial) -> str:
    by_kind = {kind: _tweets(trial, f"kind:{kind}") for kind in _KINDS}
    _expect(sum(by_kind.values()), _TWEETS, "tweets of all kinds")
    return ", ".join(f"{kind} {count}" for kind, count in by_kind.items())


def _filter(trial: _Trial) -> str:
    among, others = _tweets(trial, "kind:retweet"), _tweets(trial, "-kind:retweet")
    _expect(among + others, _TWEETS, "a filter and its complement")
    return f"{among} and {others} make {_TWEETS}"


def _fast_counting(trial: _Trial) -> str:
    database, version = trial.opened, trial.opened.data_version
    with database.reader() as reader:
        asked = Ask(reader, version, AnswerCache())
        numbers = tuple(row.dataset for row in datasets(reader))
        options = Options(counting_limit_bytes(), places.compiled_folder())
        loaded = load_counting(asked, numbers, version, None, options)
        counting = Ask(reader, version, AnswerCache(), loaded)
        for filters in ("language:en", "-kind:retweet followers:>10", "hashtag:none"):
            found = int(counting.totals(Selection(parse(filters)))["tweets"][0])
            _expect(found, _tweets(trial, filters), f"tweets of “{filters}”")
    return f"{size_text(loaded.nbytes)} of arrays, equal to the database"


def _export(trial: _Trial) -> str:
    path = trial.folder / "retweets.csv"
    selection = Selection(parse("kind:retweet"))
    with trial.opened.reader() as reader:
        write(ExportOrder("tweets", path, selection), reader)
    with path.open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.reader(file)) - 1
    _expect(rows, _tweets(trial, "kind:retweet"), "tweets exported")
    return verify(path)


def _board(trial: _Trial) -> str:
    database, trial.database = trial.opened, None
    with offscreen(_SIZE, "light") as drawn:
        drawn.workbench.show_opened(Opened(database, is_synthetic=True))
        settle(drawn.workbench, _SETTLE_MS)
        drawn.check()
        board = drawn.workbench.board
        said = board.filters.summary.text() if board is not None else ""
        if f"of {_TWEETS} tweets" not in said:
            raise BugError(f"The window says “{said}”.")
        return f"{said}; {_colours(drawn.window.grab().toImage())}"


def _pictures(_trial: _Trial) -> str:
    there = {bytes(kind.data()) for kind in QImageReader.supportedImageFormats()}
    if missing := [kind.decode() for kind in KINDS if kind not in there]:
        raise BugError(f"Qt cannot read {' and '.join(missing)} here.")
    return f"{' and '.join(kind.decode() for kind in KINDS)} can be read"


_CHECKS: tuple[tuple[str, Callable[[_Trial], str]], ...] = (
    ("window", _window),
    ("sample", _sample),
    ("import", _import),
    ("count", _count),
    ("filter", _filter),
    ("fast counting", _fast_counting),
    ("export", _export),
    ("board", _board),
    ("pictures", _pictures),
)


def _tweets(trial: _Trial, filters: str) -> int:
    with trial.opened.reader() as reader:
        rows = reader.rows(totals(Selection(parse(filters))))
    return int(str(rows[0][1]))


def _colours(image: QImage) -> str:
    """A window that was painted has more than a few colours."""
    step = 7
    found = {
        image.pixel(x, y)
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }
    if len(found) <= _FEW_COLOURS:
        raise BugError("The window is blank.")
    return f"{image.width()}x{image.height()} painted"


def _expect(found: int, wanted: int, what: str) -> None:
    if found != wanted:
        raise BugError(f"{what}: {found}, where {wanted} were expected.")
