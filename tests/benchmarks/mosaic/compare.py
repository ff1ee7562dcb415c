"""`python -m tests.benchmarks.mosaic.compare WORKSPACE`: the same brushes here and in Mosaic.

Six charts of tweets over the same narrow rows: by day, by month of the account's creation, by
followers, by hour and weekday, by language, by client. Mosaic's coordinator has them in a DuckDB
of its own within node, with its pre-aggregation; the program counts as in the window, through its
session. In every round the same brush is drawn in both, one after the other, the first of them
changing: `start_ms` from the pointer's coming to the view until the first move of its brush is
answered (Mosaic builds its cubes, the program its tables), `move_ms` from each further move to the
last chart's answer, `click_ms` the same for a category that was not asked for
before. Nothing is painted.

Mosaic is no part of the program: `npm install --no-package-lock` in this folder brings it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb

from explorer.engine.load import Options
from explorer.query.selection import Selection
from explorer.schema.clause import Clause, Interval, Span, Value
from explorer.schema.columns import TWEETS
from explorer.store.database import Database
from explorer.store.memory import counting_limit_bytes
from tests.benchmarks.measure import machine, median, milliseconds, print_figures, timed
from tests.benchmarks.views import Views, chart

VIEWS = {
    "day": "time:day",
    "created_month": "created:month",
    "followers_bin": "followers:log",
    "clock": "hour,weekday",
    "language": "language:100",
    "client": "client:100",
}
NARROW = """
COPY (
    SELECT
        date_diff('day', DATE '1970-01-01', tweet_time::DATE)::INTEGER AS day,
        date_diff('month', DATE '1970-01-01', account_creation_date::DATE)::INTEGER
            AS created_month,
        follower_count::INTEGER AS followers,
        CASE WHEN follower_count < 1 THEN 0 ELSE 1 + floor(3 * log10(follower_count)) END
            ::SMALLINT AS followers_bin,
        (24 * (isodow(tweet_time) - 1) + hour(tweet_time))::SMALLINT AS clock,
        tweet_language AS language,
        tweet_client_name AS client
    FROM tweets
    ORDER BY tweet_time
) TO '{}' (FORMAT parquet)
"""
MINUTES_A_DAY = 1440
MOVES = 30
LANGUAGES = ("tr", "ar", "zh", "es", "ru", "th", "en", "ja")

Figures = dict[str, list[float]]


class Mosaic:
    """Node, asked by lines of JSON."""

    def __init__(self, folder: Path) -> None:
        self._node = subprocess.Popen(
            ["node", "views.mjs"],  # noqa: S607 - whichever node there is
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, do: str, **asked: object) -> float:
        """Seconds that it took, by node's own clock."""
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.write(json.dumps({"do": do, **asked}) + "\n")
        self._node.stdin.flush()
        told = json.loads(self._node.stdout.readline())
        return told["ms"] / 1000

    def close(self) -> None:
        assert self._node.stdin is not None
        self._node.stdin.close()
        self._node.wait()


def brush_there(mosaic: Mosaic, view: str, moves: list[tuple[int, int]], figures: Figures) -> None:
    first, *others = moves
    ready = mosaic.ask("ready", view=view)
    figures["start_ms"].append(ready + mosaic.ask("brush", view=view, value=first))
    figures["move_ms"] += [mosaic.ask("brush", view=view, value=move) for move in others]
    mosaic.ask("clear", view=view)


def brush_here(views: Views, field: str, moves: list[Clause], figures: Figures) -> None:
    first, *others = moves

    def start() -> None:
        views.expect((field,))
        views.move(first)

    figures["start_ms"].append(timed(start).seconds)
    figures["move_ms"] += [timed(partial(views.move, clause)).seconds for clause in others]
    views.release(others[-1])
    views.change(Selection())


def measure(workspace: Path, node: Path, rounds: int) -> dict[str, object]:
    here: Figures = defaultdict(list)
    there: Figures = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="mosaic-") as folder:
        parquet = Path(folder) / "narrow.parquet"
        with duckdb.connect(str(workspace), read_only=True) as connection:
            connection.execute(NARROW.format(parquet))
            found = connection.execute(
                f"SELECT min(day), max(day), max(followers_bin), count(*) FROM '{parquet}'"
            ).fetchone()
        assert found is not None
        first, last, most, tweets = found
        mosaic = Mosaic(node)
        domains = {"day": [first, last], "followers_bin": [0, most]}
        mosaic.ask("open", parquet=str(parquet), views=list(VIEWS), domains=domains)
        with Database.open(workspace, read_only=True) as database:
            asks = {name: chart(by, TWEETS) for name, by in VIEWS.items()}
            views = Views(database, asks, Options(counting_limit_bytes(), least_tweets=0))
            views.open()
            for number in range(rounds):
                start = first + (last - first) * (number + 1) // (rounds + 2)
                days = [(start, start + 20 + 5 * step) for step in range(MOVES)]
                spans = [_days(*move) for move in days]
                bins = [(number % 3, number % 3 + 1 + step) for step in range(most)]
                numbers = [_followers(*move) for move in bins]
                turns: list[Callable[[], None]] = [
                    partial(brush_there, mosaic, "day", days, there),
                    partial(brush_here, views, "time", spans, here),
                    partial(brush_there, mosaic, "followers_bin", bins, there),
                    partial(brush_here, views, "followers", numbers, here),
                ]
                for turn in turns if number % 2 else reversed(turns):
                    turn()
                language = LANGUAGES[number % len(LANGUAGES)]
                there["click_ms"].append(mosaic.ask("click", view="language", value=language))
                clause = Clause("language", (Value(language),))
                change = partial(views.change, Selection((clause,)))
                here["click_ms"].append(timed(change).seconds)
                mosaic.ask("clear", view="language")
                views.change(Selection())
            views.close()
        mosaic.close()
    return {
        "tweets": tweets,
        "here": {name: milliseconds(seconds) for name, seconds in here.items()},
        "mosaic": {name: milliseconds(seconds) for name, seconds in there.items()},
        "ratio": {name: median(here[name]) / median(there[name]) for name in here},
    }


def _days(first: int, last: int) -> Clause:
    return Clause("time", (Span(first * MINUTES_A_DAY, last * MINUTES_A_DAY),), source="day")


def _followers(first: int, last: int) -> Clause:
    """From one bin of three a decade to another."""
    low = 0 if first < 1 else round(10 ** ((first - 1) / 3))
    return Clause("followers", (Interval(low, round(10 ** (last / 3))),), source="followers_bin")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--node", type=Path, default=Path(__file__).parent)
    asked = parser.parse_args()
    print_figures({**measure(asked.workspace, asked.node, asked.rounds), "machine": machine()})


if __name__ == "__main__":
    main()
