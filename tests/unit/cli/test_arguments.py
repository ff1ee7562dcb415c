"""What each command line asks for, and what is wrong usage."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.cli.arguments import parse
from explorer.cli.asked import (
    Asked,
    Check,
    Chosen,
    Count,
    Export,
    ExportAgain,
    Form,
    Import,
    Info,
    Remove,
    Rename,
    Sample,
    Verify,
)

W = Path("w.duckdb")
OUT = Path("t.csv")


def count_of(*filters: str, zone: str = "UTC", datasets: str | None = None) -> Count:
    return Count(W, Chosen(filters, datasets, zone))


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("count w.duckdb", Count(W)),
        ("count w.duckdb --filter -language:th", count_of("-language:th")),
        ("count --filter -language:th w.duckdb", count_of("-language:th")),
        ("count w.duckdb --filter=-language:th", count_of("-language:th")),
        ("count w.duckdb --filter -h", count_of("-h")),
        ("count w.duckdb --filter a:1 --filter -b:2", count_of("a:1", "-b:2")),
        ("count w.duckdb --zone -03:00 --datasets -a,b", count_of(zone="-03:00", datasets="-a,b")),
        ("count w.duckdb --by time:day --strict", Count(W, by="time:day", strict=True)),
        ("count w.duckdb --json", Count(W, form=Form.JSON)),
        ("count w.duckdb --csv", Count(W, form=Form.CSV)),
        ("count -- -odd.duckdb", Count(Path("-odd.duckdb"))),
        ("info w.duckdb --json", Info(W, form=Form.JSON)),
        ("import a --workspace w.duckdb b", Import((Path("a"), Path("b")), W)),
        (
            "import a --workspace w.duckdb --dataset x --dry-run --accept-damaged --json",
            Import((Path("a"),), W, "x", dry_run=True, accept_damaged=True, form=Form.JSON),
        ),
        ("export tweets w.duckdb --output t.csv", Export("tweets", W, OUT)),
        ("export accounts --output t.csv w.duckdb", Export("accounts", W, OUT)),
        ("export tweets --workspace w.duckdb --output t.csv", Export("tweets", W, OUT)),
        (
            "export tweets w.duckdb --output t.csv --filter -a:1 --mode exact --split --force",
            Export(
                "tweets",
                W,
                OUT,
                Chosen(("-a:1",)),
                split=True,
                force=True,
            ),
        ),
        (
            "export accounts w.duckdb --output t.csv --columns a,b --only-in-tweets",
            Export("accounts", W, OUT, columns="a,b", only_in_tweets=True),
        ),
        (
            "export --from x.provenance.json --workspace w.duckdb --output t.csv",
            ExportAgain(Path("x.provenance.json"), W, OUT),
        ),
        (
            "export --output t.csv --from x.provenance.json w.duckdb --force",
            ExportAgain(Path("x.provenance.json"), W, OUT, force=True),
        ),
        ("verify t.csv", Verify(OUT)),
        ("check w.duckdb", Check(W)),
        ("info w.duckdb --rejects", Info(W, rejects=True)),
        ("remove w.duckdb a", Remove(W, "a")),
        ("remove w.duckdb a --force", Remove(W, "a", force=True)),
        ("rename w.duckdb a b", Rename(W, "a", "b")),
        ("sample f", Sample(Path("f"), 20_000, 300, 1)),
        ("sample f --tweets 10 --accounts 2 --seed 7", Sample(Path("f"), 10, 2, 7)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_line_is_read(line: str, asked: Asked) -> None:
    assert parse(line.split()) == asked


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("count", "WORKSPACE"),
        ("count w.duckdb --filter", "--filter: expected one argument"),
        ("count w.duckdb --filter --json", "--filter: expected one argument"),
        ("count w.duckdb --json --csv", "not allowed with"),
        ("count w.duckdb --nonsense", "--nonsense"),
        ("count w.duckdb --filt language:th", "--filt"),
        ("count w.duckdb other.duckdb", "other.duckdb"),
        ("info w.duckdb --csv", "--csv"),
        ("import a", "--workspace"),
        ("import --workspace w.duckdb", "PATH"),
        ("export w.duckdb --output t.csv", "accounts, tweets, both, edges or files"),
        ("export tweets --output t.csv", "name one workspace"),
        ("export tweets w.duckdb", "--output"),
        ("export tweets w.duckdb --output t.csv --format xlsx", "xlsx"),
        ("export tweets w.duckdb --output t.csv --mode exotic", "exotic"),
        ("export --from x.json --output t.csv", "name one workspace"),
        ("export --from x.json w.duckdb --output t.csv --filter a:1", "leave out --filter"),
        ("rename w.duckdb a", "NAME"),
        ("sample f --tweets -1", "-1"),
        ("sample f --tweets many", "many"),
        ("--nonsense", "--nonsense"),
        ("", "name a command"),
    ],
)
def test_wrong_usage_says_what_is_wrong(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        parse(line.split())
    assert ending.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: takedown-explorer")
    assert said in err
