"""A small workspace on disk, and a command line to ask it with."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from explorer.__main__ import main
from tests.unit.query.world import Account, Tweet, World, write_workspace

FRIDAY = datetime(2019, 6, 7, 20, 30, tzinfo=UTC)
SUNDAY = datetime(2019, 6, 9, 12, 30, tzinfo=UTC)

WORLD = World(
    accounts=(
        Account(1, "loud", "loud", followers=12_000, following=10, account_language="zh-CN"),
        Account(1, "twin", "=cmd", followers=0, following=0, account_language="zh-cn"),
        Account(1, "quiet", "a,b", followers=0, created=date(2017, 8, 31), location="Hong Kong"),
        Account(1, "blank", "unknown", followers=None, created=None, account_language=None),
        Account(2, "twin", 'say "hi"', followers=7, created=date(2012, 2, 29)),
    ),
    tweets=(
        Tweet(0, SUNDAY, language="zh", client="Web App", hashtags=("香港", "HK"), likes=3),
        Tweet(0, SUNDAY, language="zh", client="back\\slash", hashtags=("hk",), likes=None),
        Tweet(0, FRIDAY, language="th", client="Web App", hashtags=(), kind="reply"),
        Tweet(1, FRIDAY, language=None, client="none", hashtags=None, kind="retweet"),
        Tweet(1, None, language="TH", client=None, hashtags=("hk", "HK"), likes=0),
        Tweet(3, SUNDAY, language="und", client="-minus", hashtags=("a,b", "(c)"), kind="quote"),
        Tweet(4, FRIDAY, language="en", client="unknown", urls=("https://x.example/a",), likes=9),
    ),
)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two datasets, `set1` and `set2`, of five accounts and seven tweets."""
    path = tmp_path_factory.mktemp("workspace") / "дело “a b”.duckdb"
    return write_workspace(path, WORLD)


Ask = Callable[..., Any]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command that must succeed and give back the JSON it printed."""

    def run(*argv: str | Path) -> Any:
        capsys.readouterr()
        code = main([*map(str, argv), "--json"])
        printed = capsys.readouterr()
        assert code == 0, printed.err
        return json.loads(printed.out)

    return run
