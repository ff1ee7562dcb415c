"""The benchmark prints what it promises, and its clocks count right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import measure, sample


def test_benchmark_prints_its_figures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["sample", "--tweets", "2000"])
    sample.main()
    figures = json.loads(capsys.readouterr().out)
    assert (figures["tweets"], figures["accounts"]) == (2_000, 29)
    assert figures["mb_csv"] > figures["mb_written"] > 0
    assert {"seconds", "peak_mb", "rows_per_s"} <= figures.keys()
    assert list(tmp_path.iterdir()) == []


def test_archives_of_benchmarks_are_made_once(tmp_path: Path) -> None:
    folder = sample.archive_folder(300, 20, keep_in=tmp_path)
    (tweets,) = folder.glob("*_tweets_csv_hashed.zip")
    written = tweets.stat().st_mtime_ns
    assert sample.archive_folder(300, 20, keep_in=tmp_path) == folder
    assert tweets.stat().st_mtime_ns == written
    assert sample.archive_folder(300, 21, keep_in=tmp_path) != folder


@pytest.mark.parametrize(
    ("tweets", "accounts"),
    [(20_000, 298), (350_000, 23_750), (10_000_000, 5_241), (36_900_000, 7_340)],
)
def test_accounts_are_in_proportion(tweets: int, accounts: int) -> None:
    assert sample.accounts_for(tweets) == accounts


def test_calls_take_turns_and_each_round_begins_with_another() -> None:
    called: list[str] = []
    calls = {name: lambda name=name: called.append(name) for name in "abc"}
    seconds = measure.interleaved(calls, rounds=3, warm_ups=0)
    assert "".join(called) == "abcbcacab"
    assert {name: len(taken) for name, taken in seconds.items()} == {"a": 3, "b": 3, "c": 3}


@pytest.mark.parametrize(
    ("values", "middle", "high"),
    [((7.0,), 7.0, 7.0), ((1.0, 3.0), 2.0, 2.9), (tuple(range(101)), 50, 95)],
    ids=["one", "two", "many"],
)
def test_percentiles(values: tuple[float, ...], middle: float, high: float) -> None:
    assert measure.median(values) == middle
    assert measure.p95(values) == pytest.approx(high)


def test_peak_memory_sees_what_was_held_for_a_moment() -> None:
    if not measure.forget_peak():
        pytest.skip("this system cannot begin a peak anew")
    before = measure.peak_mb()
    held = bytearray(b"x") * (64 << 20)
    del held
    assert measure.peak_mb() > before + 50
