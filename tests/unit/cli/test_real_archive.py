"""The figures of a real archive that is published and well known."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from explorer.__main__ import main
from tests.unit.cli.conftest import Ask

BYS = ("followers", "created:week", "time:month", "language", "client:9", "hashtag:9", "hour")


@pytest.fixture(scope="module")
def thailand(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("thailand") / "t.duckdb"
    archive = shared_data / "thailand_092020"
    assert main(["import", str(archive), "--workspace", str(path)]) == 0
    return path


def test_accounts_and_tweets(thailand: Path, ask: Ask) -> None:
    info = ask("info", thailand)
    (dataset,) = info["datasets"]
    assert (info["accounts"], info["tweets"]) == (926, 21_385)
    assert (dataset["name"], dataset["accounts_with_tweets"]) == ("thailand_092020", 455)
    assert (dataset["stated_accounts"], dataset["parts_found"]) == (926, 1)


def test_kinds(thailand: Path, ask: Ask) -> None:
    bins = ask("count", thailand, "--by", "kind")["bins"]
    assert {one["label"]: one["tweets"] for one in bins} == {
        "original": 1_093,
        "retweet": 11_199,
        "reply": 6_853,
        "quote": 2_240,
    }


def test_a_language_and_its_complement(thailand: Path, ask: Ask) -> None:
    kept = ask("count", thailand, "--filter", "language:th")
    left = ask("count", thailand, "--filter", "-language:th")
    assert 0 < kept["tweets"] < 21_385
    assert kept["tweets"] + left["tweets"] == 21_385


@pytest.mark.parametrize("by", BYS)
def test_a_bars_filter_selects_that_bar(thailand: Path, ask: Ask, by: str) -> None:
    counted = ask("count", thailand, "--by", by, "--strict", "--filter", "-kind:retweet")["bins"]
    for one in [one for one in counted if one["filter"] and one["tweets"]][:5]:
        found = ask("count", thailand, "--filter", "-kind:retweet", "--filter", one["filter"])
        assert (found["accounts"], found["tweets"]) == (one["accounts"], one["tweets"]), one


def test_exported_tweets_are_the_archives_own(
    thailand: Path, shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported = tmp_path / "t.csv"
    assert main(["export", "tweets", str(thailand), "--output", str(exported)]) == 0
    assert "21,385 of 21,385 tweets" in capsys.readouterr().out
    (container,) = (shared_data / "thailand_092020").glob("*tweets*.zip")
    with zipfile.ZipFile(container) as archive:
        (member,) = [name for name in archive.namelist() if name.endswith(".csv")]
        source = archive.read(member).decode()
    with exported.open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == list(csv.reader(io.StringIO(source, newline="")))
    assert main(["verify", str(exported)]) == 0
