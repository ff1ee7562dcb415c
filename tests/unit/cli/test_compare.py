"""`count --compare`: the numbers of both, as shares of their own totals, in every form."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from explorer.__main__ import main
from tests.unit.cli.conftest import Ask

ENGLISH_AND_THAI = ("--compare", "language:en", "--filter", "language:th")


def test_totals_of_both(workspace: Path, ask: Ask) -> None:
    assert ask("count", workspace, *ENGLISH_AND_THAI) == {
        "a": {"accounts": 1, "tweets": 1, "filters": ["language is en"]},
        "b": {"accounts": 2, "tweets": 2, "filters": ["language is th"]},
        "all_accounts": 5,
        "all_tweets": 7,
    }


def test_each_side_holds_what_count_says_of_it_alone(workspace: Path, ask: Ask) -> None:
    bins = ask("count", workspace, "--by", "kind", *ENGLISH_AND_THAI)["bins"]
    for side, text in (("a", "language:en"), ("b", "language:th")):
        alone = ask("count", workspace, "--by", "kind", "--filter", text)
        for bar in alone["bins"]:
            (found,) = [one for one in bins if one["label"] == bar["label"]]
            for measure in ("accounts", "tweets"):
                assert found[f"{measure}_{side}"] == bar[measure]
                share = bar[measure] / alone[measure]
                assert found[f"{measure}_share_{side}"] == pytest.approx(share, abs=1e-6)
    points = [abs(bar["tweets_points"]) for bar in bins]
    assert points == sorted(points, reverse=True)


def test_an_empty_text_is_everything(workspace: Path, ask: Ask) -> None:
    found = ask("count", workspace, "--compare", "", "--filter", "-language:th")
    assert (found["a"]["tweets"], found["a"]["filters"]) == (7, [])
    assert found["b"]["tweets"] == 5


def test_table_names_both_and_their_denominators(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", str(workspace), "--by", "kind", *ENGLISH_AND_THAI]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[:6] == [
        "A: language is en",
        "   1 of 5 accounts · 1 of 7 tweets",
        "B: language is th",
        "   2 of 5 accounts · 2 of 7 tweets",
        "",
        "Kind      accounts A  B  B − A in points  tweets A  B  B − A in points",
    ]


def test_an_empty_side_is_said(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["count", str(workspace), "--by", "language", "--compare", "likes:>10000"]
    assert main(asked) == 0
    assert capsys.readouterr().err == "A: The filter “likes is above 10,000” leaves nothing.\n"


@pytest.mark.parametrize("by", [["--by", "language:2"], ["--by", "time:month"], []])
def test_a_file_says_both_filters_and_can_be_made_again(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], by: list[str]
) -> None:
    output, again = tmp_path / "x.csv", tmp_path / "y.csv"
    asked = ["count", str(workspace), *ENGLISH_AND_THAI, *by]
    assert main([*asked, "--csv"]) == 0
    printed = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert main([*asked, "--output", str(output)]) == 0
    assert list(csv.reader(io.StringIO(output.read_text(encoding="utf-8")))) == printed
    sidecar = Path(f"{output}.provenance.json")
    told = json.loads(sidecar.read_text(encoding="utf-8"))
    assert told["compared"] == [{"text": "language:en", "sentence": "language is en"}]
    assert told["filters"] == [{"text": "language:th", "sentence": "language is th"}]
    assert "A, filtered by: language is en.\nB, filtered by: language is th.\n" in told["page"]
    same = ["export", "--from", str(sidecar), "--workspace", str(workspace)]
    assert main([*same, "--output", str(again)]) == 0
    assert again.read_bytes() == output.read_bytes()


def test_a_mistake_in_either_filter_is_told(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", str(workspace), "--compare", "colour:red"]) == 1
    assert "colour" in capsys.readouterr().err
