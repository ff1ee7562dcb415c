"""The door: who answers which arguments, and which exit code each ending has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace

import pytest

from explorer import __main__ as door
from explorer.errors import BugError, Cancelled, KnownError


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        ([], "explorer.app.main"),
        (["--sample"], "explorer.app.main"),
        (["--self-test"], "explorer.app.main"),
        (["render", "w.duckdb", "--output", "x.png"], "explorer.app.main"),
        (["folder/info", "--workspace", "info"], "explorer.app.main"),
        (["info", "w.duckdb"], "explorer.cli.main"),
        (["count", "w.duckdb", "--self-test"], "explorer.cli.main"),
        (["sample", "folder"], "explorer.cli.main"),
        (["--version"], "explorer.cli.main"),
        (["--help"], "explorer.cli.main"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_arguments_choose_who_answers(arguments: list[str], module: str) -> None:
    assert door.entry_module(arguments) == module


def _raising(error: BaseException) -> Callable[[Sequence[str]], int]:
    def run(arguments: Sequence[str]) -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KnownError("no such file.\nChoose another."), 1, "no such file. Choose another.\n"),
        (Cancelled(), 130, ""),
        (KeyboardInterrupt(), 130, ""),
    ],
    ids=["known", "cancelled", "interrupted"],
)
def test_endings_that_are_no_bug_say_one_line_at_most(
    error: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(door, "import_module", lambda _: SimpleNamespace(main=_raising(error)))
    assert door.main(["info", "w.duckdb"]) == code
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize("error", [BugError("broken"), ValueError("broken")], ids=["own", "other"])
def test_bug_shows_its_traceback(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(door, "import_module", lambda _: SimpleNamespace(main=_raising(error)))
    assert door.main(["info", "w.duckdb"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_arguments_and_code_are_passed_through(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def run(arguments: Sequence[str]) -> int:
        seen.append(list(arguments))
        return 2

    monkeypatch.setattr(door, "import_module", lambda _: SimpleNamespace(main=run))
    assert door.main(["count", "--nonsense"]) == 2
    assert seen == [["count", "--nonsense"]]
