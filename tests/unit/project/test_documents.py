"""The pages that people meet first say what is true."""

from __future__ import annotations

import os
import re

import pytest

from tests.unit.project.source import PACKAGE, PROJECT

INSTALL = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]'"
COMMANDS = (f"{INSTALL} && .venv/bin/takedown-explorer --sample", ".venv/bin/python -m pytest")


def _page(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS, ids=["look", "test"])
def test_readme_gives_the_command_on_a_line_of_its_own(command: str) -> None:
    assert command in _page("README.md").splitlines()


def test_changelog_opens_with_what_is_not_released_yet() -> None:
    headings = re.findall(r"^## (.+)$", _page("CHANGELOG.md"), flags=re.MULTILINE)
    assert headings[0] == "Unreleased"


def test_architecture_page_names_every_room() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    page = _page("ARCHITECTURE.md")
    assert {room for room in rooms if f"{room}/" not in page} == set()


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "packaging/README.md"]
)
def test_files_that_a_page_names_exist(name: str) -> None:
    named = re.findall(r"`((?:explorer|tests|packaging|resources|\.ci)/[\w./-]*)`", _page(name))
    assert [path for path in named if not (PROJECT / path).exists()] == []


def test_one_command_runs_every_check() -> None:
    assert os.access(PROJECT / ".ci" / "run", os.X_OK)
    assert "bash .ci/run" in _page("CONTRIBUTING.md")
