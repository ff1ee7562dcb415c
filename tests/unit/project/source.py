"""The program's own source, read for the tests of its structure."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
PACKAGE = PROJECT / "explorer"

_HAS_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    """One source file; `name` is its path below explorer/, with slashes."""

    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.name.partition("/")[0]


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the program."""
    found: list[Module] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(PACKAGE).as_posix()
        found.append(Module(name, text, ast.parse(text, filename=str(path))))
    return tuple(found)


def imported(tree: ast.AST) -> Iterator[str]:
    """Full names of all modules imported, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def text_literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of each string that is not a docstring, parts of f-strings too."""
    docstrings = set(_docstrings(tree))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node.lineno, node.value


def _docstrings(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if not isinstance(node, _HAS_DOCSTRING):
            continue
        for statement in node.body:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield id(statement.value)
