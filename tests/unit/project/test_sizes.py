"""Rooms stay small: what outgrows these caps is two things."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.unit.project.source import modules

MODULE_LINES = 400
FUNCTION_LINES = 60
# Twice what a class should have; beyond that lie the windows that nobody dares to touch.
CLASS_METHODS = 40


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_no_module_is_too_long() -> None:
    lengths = {module.name: len(module.text.splitlines()) for module in modules()}
    assert lengths, "no source found"
    assert {name: lines for name, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{module.name}:{function.name}": _length(function)
        for module in modules()
        for function in _functions(module.tree)
        if _length(function) > FUNCTION_LINES
    }
    assert long == {}


def test_no_class_has_too_many_methods() -> None:
    crowded = {
        f"{module.name}:{node.name}": len(methods)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        and len(methods := [part for part in node.body if isinstance(part, ast.FunctionDef)])
        > CLASS_METHODS
    }
    assert crowded == {}
