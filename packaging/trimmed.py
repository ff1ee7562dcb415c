"""pyqtgraph for the packaged program: the same modules, without importing what is not used.

The package imports 145 modules, of which the charts need 30, and gives every class of Qt a second
name, for which each of them has to be made: a third of what is imported after the first paint.
The copy imports what its own functions need, and gives a class that name when somebody asks for it.
"""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "pyqtgraph"
_NEEDED = frozenset({"Qt", "graphicsItems.ViewBox"})
"""What the package's own functions call, which tidy up when the program ends."""
_MIRROR = "_copy_attrs"
_MIRROR_WHEN_ASKED = '''
def _copy_attrs(src, dst):
    """Give the names of one module to another when they are asked for."""
    def found(name):
        value = getattr(src, name)
        setattr(dst, name, value)
        return value
    dst.__getattr__ = found
'''


class ChangedError(Exception):
    """The package no longer is as it was when this was written."""


def trim(into: Path) -> Path:
    """Copy the installed package into a folder and trim the copy; gives the folder to search."""
    copy = into / PACKAGE
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(original(), copy, ignore=shutil.ignore_patterns("__pycache__", "examples"))
    _rewrite(copy / "__init__.py", _without_sweep)
    _rewrite(copy / "Qt" / "__init__.py", _mirrored_when_asked)
    return into


def installed_path(path: Path, into: Path) -> Path:
    """Where the original of a file lies, if it is of a copy in `into`; else the path itself."""
    copy = into / PACKAGE
    return original() / path.relative_to(copy) if path.is_relative_to(copy) else path


def original() -> Path:
    """Where the package is installed."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ChangedError(f"{PACKAGE} is not installed")
    return Path(found.origin).parent


def _rewrite(path: Path, change: Callable[[ast.Module], ast.Module]) -> None:
    module = ast.parse(path.read_text(encoding="utf-8"))
    path.write_text(ast.unparse(change(module)) + "\n", encoding="utf-8")


def _without_sweep(module: ast.Module) -> ast.Module:
    kept = [node for node in module.body if not _is_swept(node)]
    needed = {node.module for node in kept if isinstance(node, ast.ImportFrom) and node.level}
    if needed != _NEEDED:
        raise ChangedError(f"{PACKAGE} no longer imports what it tidies up with")
    module.body = kept
    return module


def _is_swept(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.level == 1 and node.module not in _NEEDED


def _mirrored_when_asked(module: ast.Module) -> ast.Module:
    (instead,) = ast.parse(_MIRROR_WHEN_ASKED).body
    places = [
        place
        for place, node in enumerate(module.body)
        if isinstance(node, ast.FunctionDef) and node.name == _MIRROR
    ]
    if len(places) != 1:
        raise ChangedError(f"{PACKAGE}.Qt mirrors Qt in another way than it did")
    module.body[places[0]] = instead
    return module
