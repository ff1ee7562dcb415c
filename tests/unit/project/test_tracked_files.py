"""What must never get into the repository."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.unit.project.source import PROJECT

# In brackets, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(r"/([r]oot|[h]ome/[a-z]+|[w]ork|tmp/([t]eam|[v]env))/")
REGISTRY_HOSTS = re.compile(
    r"\b([p]ypi|[p]ythonhosted|[n]pmjs|[d]ebian)\.(com|net|org)\b|/[o]pt/pypi"
)
GENERATED = re.compile(r"(^|/)(uv\.lock$|(__pycache__|\.venv|build|dist)/)|\.(duckdb|pyc|wal)$")
LARGEST_BYTES = 400_000


def _tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],  # noqa: S607 - whichever git is there
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout, so nothing is tracked")
    return [name for name in listed.stdout.split("\0") if name and (PROJECT / name).is_file()]


@pytest.mark.parametrize(
    "forbidden", [MACHINE_PATHS, REGISTRY_HOSTS], ids=["paths of a machine", "hosts of a registry"]
)
def test_nothing_names_where_it_was_made(forbidden: re.Pattern[str]) -> None:
    naming = [
        f"{name}: {found.group()}"
        for name in _tracked()
        if (found := forbidden.search((PROJECT / name).read_text("utf-8", errors="ignore")))
    ]
    assert naming == []


def test_nothing_generated_is_tracked() -> None:
    assert [name for name in _tracked() if GENERATED.search(name)] == []


def test_nothing_big_is_tracked() -> None:
    sizes = {name: (PROJECT / name).stat().st_size for name in _tracked()}
    assert {name: size for name, size in sizes.items() if size > LARGEST_BYTES} == {}
