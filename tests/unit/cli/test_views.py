"""Kept views on the command line: listed, counted with, exported with."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.session.saved_view import SavedFilter, SavedView, as_text
from explorer.store.database import Database
from explorer.store.kept_views import KeptView, keep_views
from tests.unit.cli.conftest import WORLD, Ask
from tests.unit.query.world import write_workspace

THAI = SavedView(
    (SavedFilter("language:th"), SavedFilter("followers:>5", active=False)), ("set1",), "+08:00"
)
GONE = SavedView((), ("gone",), "UTC")
BESIDE = SavedView((SavedFilter("language:th"),), None, "UTC", {}, (SavedFilter("language:en"),))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = write_workspace(tmp_path / "w.duckdb", WORLD)
    contents = {"Thai": as_text(THAI), "gone": as_text(GONE), "damaged": "{", "newer": NEWER}
    contents["beside"] = as_text(BESIDE)
    with Database.open(path) as database, database.keeping() as writer:
        keep_views(writer, [KeptView(name, text, "now") for name, text in contents.items()])
    return path


NEWER = as_text(GONE).replace('"format_version": 1', '"format_version": 99')


def test_views_are_listed_with_what_is_wrong_with_them(kept: Path, ask: Ask) -> None:
    views = {view["name"]: view for view in ask("views", kept)}
    assert views["Thai"] == {
        "name": "Thai",
        "kept_utc": "now",
        "filters": ["language:th"],
        "datasets": ["set1"],
        "zone": "+08:00",
    }
    assert "no saved view" in views["damaged"]["problem"]
    assert "another version" in views["newer"]["problem"]


def test_views_are_a_table_too(
    kept: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["views", str(kept)]) == 0
    assert "language:th" in capsys.readouterr().out
    assert main(["views", str(workspace)]) == 0
    assert "No view is kept" in capsys.readouterr().out


def test_a_view_that_compares_is_listed_and_counted_so(
    kept: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    (listed,) = [view for view in ask("views", kept) if view["name"] == "beside"]
    assert (listed["filters"], listed["compared"]) == (["language:th"], ["language:en"])
    assert main(["views", str(kept)]) == 0
    assert "A: language:en  B: language:th" in capsys.readouterr().out
    typed = ask("count", kept, "--by", "kind", "--compare", "language:en", "--filter=language:th")
    assert ask("count", kept, "--by", "kind", "--view", "beside") == typed
    other = ask("count", kept, "--view", "beside", "--compare", "")
    assert other["a"]["filters"] == []


def test_count_takes_a_view_and_more(kept: Path, ask: Ask) -> None:
    same = ask("count", kept, "--datasets", "set1", "--filter", "language:th")
    found = ask("count", kept, "--view", "Thai")
    assert (found["tweets"], found["all_accounts"]) == (same["tweets"], 4)
    more = ask("count", kept, "--view", "Thai", "--filter", "kind:reply")
    assert (more["tweets"], more["all_accounts"]) == (1, 4)
    assert ask("count", kept, "--view", "Thai", "--datasets", "set1,set2")["all_accounts"] == 5


def test_export_takes_a_view(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.csv"
    assert main(["export", "tweets", str(kept), "--view", "gone", "--output", str(path)]) == 1
    assert "gone, which this workspace lacks" in capsys.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "says"),
    [("no", "no saved view “no”"), ("gone", "gone, which this workspace lacks"),
     ("damaged", "no saved view"), ("newer", "another version")],
)  # fmt: skip
def test_a_view_that_cannot_be_used_says_why(
    kept: Path, name: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", str(kept), "--view", name]) == 1
    assert says in capsys.readouterr().err
