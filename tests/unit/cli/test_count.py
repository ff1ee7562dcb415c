"""Counting: totals and bars in each form, and that every bar's filter selects that bar."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.schema.fields import FIELDS, FieldKind
from tests.unit.cli.conftest import Ask

MEASURES = ("accounts", "tweets", "all_accounts", "all_tweets")
K = FieldKind
BINS = {
    K.NUMBER: (":log",),
    K.TIME: (":week",),
    K.CATEGORY: (":50",),
    K.LIST: (":50",),
    K.TEXT: (":50",),
}
BYS = [
    f"{name}{bins}"
    for name, field in FIELDS.items()
    for bins in (BINS.get(field.kind, ("",)) if name != "kind" else ("",))
] + ["hour,weekday", "followers:3", "ratio:3", "created:year", "time:month"]
UNDER_FILTERS = ("followers:log", "created:year", "time:week", "client:50", "hashtag:50", "kind")


def test_totals(workspace: Path, ask: Ask) -> None:
    assert ask("count", workspace, "--filter", "language:th", "--filter", "followers:>0") == {
        "accounts": 1,
        "tweets": 1,
        "all_accounts": 5,
        "all_tweets": 7,
        "filters": ["language is th", "followers is above 0"],
    }


def test_a_filter_and_its_complement_part_the_tweets(workspace: Path, ask: Ask) -> None:
    kept = ask("count", workspace, "--filter", "language:th")
    left = ask("count", workspace, "--filter", "-language:th")
    assert (kept["tweets"], left["tweets"]) == (2, 5)


@pytest.mark.parametrize(
    ("names", "expected"),
    [("set2", (1, 1)), ("SET1", (4, 6)), ("set1, set2", (5, 7)), ('"set2"', (1, 1))],
)
def test_datasets_are_the_scope(
    workspace: Path, ask: Ask, names: str, expected: tuple[int, int]
) -> None:
    found = ask("count", workspace, "--datasets", names)
    assert (found["all_accounts"], found["all_tweets"]) == expected


def test_a_bar_has_its_label_ends_and_filter(workspace: Path, ask: Ask) -> None:
    bins = ask("count", workspace, "--by", "followers", "--filter", "kind:reply")["bins"]
    assert bins[0] == {
        "label": "unknown",
        "kind": "unknown",
        "lower": None,
        "upper": None,
        "filter": "followers:unknown",
        "accounts": 0,
        "tweets": 0,
        "all_accounts": 1,
        "all_tweets": 1,
    }
    assert bins[-1] == {
        "label": "10,000–19,999",
        "kind": "value",
        "lower": 10_000,
        "upper": 19_999,
        "filter": "followers:10000..19999",
        "accounts": 1,
        "tweets": 1,
        "all_accounts": 1,
        "all_tweets": 3,
    }


def test_bars_leave_out_filters_on_their_field_unless_strict(workspace: Path, ask: Ask) -> None:
    asked = ("count", workspace, "--by", "kind", "--filter", "kind:reply", "--filter", "likes:..9")
    loose, strict = ask(*asked), ask(*asked, "--strict")
    assert {one["label"]: one["tweets"] for one in loose["bins"]} == {
        "original": 3,
        "retweet": 1,
        "reply": 1,
        "quote": 1,
    }
    assert {one["label"]: one["tweets"] for one in strict["bins"]} == {
        "original": 0,
        "retweet": 0,
        "reply": 1,
        "quote": 0,
    }
    assert loose["tweets"] == strict["tweets"] == 1


def test_the_zone_moves_hours_and_weekdays_and_goes_into_the_filters(
    workspace: Path, ask: Ask
) -> None:
    bins = ask("count", workspace, "--by", "weekday,hour", "--zone", "+08:00")["bins"]
    assert len(bins) == 7 * 24 + 1
    assert {one["filter"]: one["tweets"] for one in bins if one["tweets"]} == {
        "(weekday@+08:00:sat hour@+08:00:4)": 3,
        "(weekday@+08:00:sun hour@+08:00:20)": 3,
        "hour@UTC:unknown": 1,
    }
    filtered = ask("count", workspace, "--zone", "+08:00", "--filter", "hour:20")
    assert filtered["tweets"] == 3


@pytest.mark.parametrize(
    ("by", "filters"),
    [(by, []) for by in BYS] + [(by, ["-language:th", "likes:..3"]) for by in UNDER_FILTERS],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_every_bars_filter_selects_that_bar(
    workspace: Path, ask: Ask, by: str, filters: list[str]
) -> None:
    given = [word for one in filters for word in ("--filter", one)]
    counted = ask("count", workspace, "--by", by, "--strict", *given)
    assert sum(one["all_accounts"] for one in counted["bins"]) > 0
    for one in counted["bins"]:
        if one["kind"] == "other":
            assert one["filter"] is None
        elif one["all_accounts"] or one["all_tweets"]:
            found = ask("count", workspace, *given, "--filter", one["filter"])
            assert (found["accounts"], found["tweets"]) == (one["accounts"], one["tweets"]), one


def test_csv_holds_what_json_holds(
    workspace: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["count", str(workspace), "--by", "client:3"]
    bins = ask(*asked)["bins"]
    assert main([*asked, "--csv"]) == 0
    printed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    as_text = [{name: "" if v is None else str(v) for name, v in one.items()} for one in bins]
    assert printed == as_text


def test_csv_of_totals_is_one_row(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", str(workspace), "--csv", "--filter", "language:en"]) == 0
    assert capsys.readouterr().out == "accounts,tweets,all_accounts,all_tweets\n1,1,5,7\n"


def test_table_names_filters_and_denominators(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["count", str(workspace), "--by", "kind", "--filter", "kind:reply"]
    assert main(asked) == 0
    assert capsys.readouterr().out.split("\n") == [
        "filter: kind is reply",
        "1 of 5 accounts · 1 of 7 tweets",
        "The bars leave out filters on kind; --strict applies them too.",
        "",
        "Kind      accounts  of  tweets  of",
        "original         3   3       4   4",
        "retweet          1   1       1   1",
        "reply            1   1       1   1",
        "quote            1   1       1   1",
        "",
    ]


def test_what_empties_the_selection_is_said_beside_the_zeros(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", str(workspace), "--filter", "language:xx", "--filter", "likes:9"]) == 0
    out, err = capsys.readouterr()
    assert "0 of 5 accounts" in out
    assert err == "The filter “language is xx” leaves nothing.\n"


@pytest.mark.parametrize(
    "by",
    [
        ["--by", "language:2"],
        ["--by", "hour,weekday", "--zone", "+08:00"],
        [],
        ["--by", "likes"],
        ["--by", "time:month,kind"],
        ["--by", "hour,weekday,language:2", "--zone", "+08:00"],
        ["--by", "time:month,kind", "--filter", "language:xx"],
    ],
    ids=["names", "heatmap", "totals", "numbers", "parts", "parts of hours", "parts of nothing"],
)
def test_a_file_holds_what_is_printed_and_can_be_made_again(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], by: list[str]
) -> None:
    output, again = tmp_path / "x.csv", tmp_path / "y.csv"
    asked = ["count", str(workspace), "--filter", "-kind:reply", *by]
    capsys.readouterr()
    assert main([*asked, "--csv"]) == 0
    printed = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert main([*asked, "--output", str(output)]) == 0
    assert list(csv.reader(io.StringIO(output.read_text(encoding="utf-8")))) == printed
    assert capsys.readouterr().out.split("\n")[0] == str(output)
    assert main(["verify", str(output)]) == 0
    sidecar = Path(f"{output}.provenance.json")
    told = json.loads(sidecar.read_text(encoding="utf-8"))
    assert told["filters"][0]["text"] == "-kind:reply"
    assert told["by"] == (by[1] if by else "")
    same = ["export", "--from", str(sidecar), "--workspace", str(workspace)]
    assert main([*same, "--output", str(again)]) == 0
    assert again.read_bytes() == output.read_bytes()


@pytest.mark.parametrize("filters", [[], ["-language:th", "likes:..3"], ["language:xx"]])
@pytest.mark.parametrize(
    "by",
    ["time:month,kind", "time:day,language:1", "time:year,dataset", "client:2,kind",
     "hour,weekday,client", "followers:log,language", "kind,account_language:1"],
)  # fmt: skip
def test_parts_add_up_to_the_bars_and_their_filters_select_them(
    workspace: Path, ask: Ask, by: str, filters: list[str]
) -> None:
    given = [word for one in filters for word in ("--filter", one)]
    parts = ask("count", workspace, "--by", by, *given)["bins"]
    bars = ask("count", workspace, "--by", by.rpartition(",")[0], *given)["bins"]
    assert sum(one["all_tweets"] for one in parts) == 7
    for bar in bars:
        made_of = [one for one in parts if one["label"] == bar["label"]]
        assert {one["kind"] for one in made_of} == {bar["kind"]}
        for measure in ("tweets", "all_tweets"):
            assert sum(one[measure] for one in made_of) == bar[measure], (bar, measure)
    for one in parts:
        if one["all_tweets"] and one["filter"] is not None:
            its = ["--filter", one["filter"], "--filter", one["part_filter"]]
            found = ask("count", workspace, *given, *its)
            assert (found["accounts"], found["tweets"]) == (one["accounts"], one["tweets"]), one
            whole = ask("count", workspace, *its)
            wanted = (one["all_accounts"], one["all_tweets"])
            assert (whole["accounts"], whole["tweets"]) == wanted, one


def test_what_has_no_part_of_its_own_is_in_the_rest(workspace: Path, ask: Ask) -> None:
    parts = ask("count", workspace, "--by", "time:year,language:1")["bins"]
    assert {one["part"]: one["part_filter"] for one in parts} == {
        "zh": "language:zh",
        "rest": "-language:zh",
    }
    assert {(one["label"], one["part"]): one["tweets"] for one in parts} == {
        ("2019", "zh"): 2,
        ("2019", "rest"): 4,
        ("unknown", "zh"): 0,
        ("unknown", "rest"): 1,
    }


def test_a_table_of_parts_has_a_column_for_each(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", str(workspace), "--by", "time:year,kind", "--filter", "kind:reply"]) == 0
    assert capsys.readouterr().out.split("\n")[2:] == [
        "",
        "Time     tweets  original  retweet  reply  quote",
        "2019          1         0        0      1      0",
        "unknown       0         0        0      0      0",
        "",
    ]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["--by", "time,hashtag"], "cannot be made of hashtag"),
        (["--by", "time,followers"], "cannot be made of followers"),
        (["--by", "kind,kind"], "cannot be made of kind"),
        (["--by", "time,knd"], "no field “knd”"),
        (["--by", "time,language:many"], "Write how many values to list"),
        (["--by", "time,kind", "--compare", "language:th"], "compared in one colour"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[1],
)
def test_what_bars_cannot_be_made_of_is_said(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], says: str
) -> None:
    for form in (["--csv"], ["--output", str(tmp_path / "x.csv")]):
        assert main(["count", str(workspace), *asked, *form]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert says in err
        assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_only_if_asked(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["count", str(workspace), "--by", "kind", "--output", str(tmp_path / "x.csv")]
    assert main(asked) == 0
    assert main(asked) == 1
    assert "exists already" in capsys.readouterr().err
    assert main([*asked, "--force"]) == 0
