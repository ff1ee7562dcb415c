"""`case save` and `case open`: all of it to another workspace, one sentence where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.schema.fields import Entity
from explorer.schema.marks import Mark, Subject
from explorer.store.database import Database
from explorer.store.marks import all_marks, put
from tests.unit.cli.conftest import WORLD
from tests.unit.query.world import write_workspace

WRONG_USAGE = 2
LOUD = Subject(Entity.ACCOUNT, "set1", "loud")


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    path = write_workspace(tmp_path / "a.duckdb", WORLD)
    with Database.open(path) as database, database.marking() as writer:
        put(writer, ((LOUD, Mark(("bot",), "seen")),))
    return path


def written(path: Path) -> dict[Subject, Mark]:
    with Database.open(path, read_only=True) as database, database.reader() as reader:
        return dict(all_marks(reader))


def test_a_case_goes_from_one_workspace_to_another(
    marked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "x.case.zip", write_workspace(tmp_path / "b.duckdb", WORLD)
    argv = ["case", "save", str(marked), "--output", str(file), "--filter", "-language:th"]
    assert main(argv) == 0
    assert main(argv) == 1
    assert "is there already" in capsys.readouterr().err
    assert main([*argv, "--force"]) == 0
    capsys.readouterr()
    opening = ["case", "open", str(file), "--workspace", str(other)]
    assert main([*opening, "--dry-run"]) == 0
    assert written(other) == {}
    assert main(opening) == 0
    said = capsys.readouterr().out
    assert said.count("Tags and notes on 1 account, 1 of them new here") == 2
    assert "-language:th" in said
    assert written(other) == {LOUD: Mark(("bot",), "seen")}


def test_what_is_no_case_changes_nothing(
    marked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.case.zip"
    file.write_text("nonsense")
    assert main(["case", "open", str(file), "--workspace", str(marked)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert written(marked) == {LOUD: Mark(("bot",), "seen")}


@pytest.mark.parametrize(
    "argv",
    [
        ["case", "save", "a.duckdb"],
        ["case", "open", "x.case.zip"],
        ["case", "open", "x.case.zip", "--workspace", "a.duckdb", "--filter", "followers:0"],
        ["case", "lose", "a.duckdb"],
    ],
)
def test_half_a_command_is_wrong_usage(argv: list[str]) -> None:
    assert main(argv) == WRONG_USAGE
