"""What each room may know and say, beyond what the import contract can see."""

from __future__ import annotations

import ast
import re
from pathlib import PurePosixPath

from explorer.schema.official import TWEET_HEADERS
from tests.unit.project.source import imported, modules, text_literals

EMPTY_NAMES = {"common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}

CHOOSE_CODE_AT_RUN_TIME = {"__main__.py", "app/main.py"}
EDGES = {"__main__.py", "app/crash.py", "session/runner.py"}

ROOMS_OF_SQL = {"query", "store", "ingest"}
SQL = re.compile(
    r"\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE (OR REPLACE )?(TABLE|VIEW|SCHEMA)"
    r"|ALTER TABLE|DROP (TABLE|VIEW|SCHEMA)|UNION ALL|GROUP BY|ORDER BY|LEFT JOIN|JOIN \w+ ON"
    r"|FROM \w+ WHERE)\b"
)

# Names that mean something only in the archive; hashtags, urls and the like are plain words.
RAW_NAMES = re.compile(
    r"\b("
    + "|".join(
        sorted(
            {
                header
                for column, header in TWEET_HEADERS.items()
                if column != header and header not in {"hashtags", "urls"}
            }
        )
    )
    + r")\b"
)
MAY_SAY_RAW_NAMES = ("archive/layouts", "export/", "schema/")

NETWORK = re.compile(
    r"(aiohttp|ftplib|http\.client|http\.server|httpx|requests|smtplib|socket|socketserver|ssl"
    r"|urllib\.request|urllib3|xmlrpc)(\.|$)"
)
# A later start of the program knocks at the window that is open; no other computer can.
LOCAL_SOCKETS = {
    ("app/door.py", "PySide6.QtNetwork"),
    ("app/door.py", "PySide6.QtNetwork.QLocalServer"),
    ("app/door.py", "PySide6.QtNetwork.QLocalSocket"),
}
BUSY_WAITING = {"processEvents", "sleep"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = [
        module.name
        for module in modules()
        if EMPTY_NAMES & {part.removesuffix(".py") for part in PurePosixPath(module.name).parts}
    ]
    assert named == []


def test_code_is_chosen_at_run_time_in_two_places() -> None:
    choosing = {
        module.name
        for module in modules()
        if {"importlib", "importlib.import_module"} & set(imported(module.tree))
        or "__import__" in {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    }
    assert choosing == CHOOSE_CODE_AT_RUN_TIME


def _names(expression: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Cleans up and lets the exception go on as it was."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_only_the_edges_swallow_everything() -> None:
    catching = {
        f"{module.name}:{node.lineno}"
        for module in modules()
        if module.name not in EDGES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or {"Exception", "BaseException"} & _names(node.type))
        and not _passes_on(node)
    }
    assert catching == set()


def test_sql_is_spoken_in_three_rooms() -> None:
    speaking = [
        f"{module.name}:{line}"
        for module in modules()
        if module.room not in ROOMS_OF_SQL
        for line, text in text_literals(module.tree)
        if SQL.search(text)
    ]
    assert speaking == []


def test_names_of_the_archive_stay_with_its_layouts() -> None:
    naming = [
        f"{module.name}:{line}"
        for module in modules()
        if not module.name.startswith(MAY_SAY_RAW_NAMES)
        for line, text in text_literals(module.tree)
        if RAW_NAMES.search(text)
    ]
    assert naming == []


def test_nothing_can_reach_the_network() -> None:
    reaching = {
        f"{module.name}: {name}"
        for module in modules()
        for name in imported(module.tree)
        if NETWORK.match(name) or ("QtNetwork" in name and (module.name, name) not in LOCAL_SOCKETS)
    }
    assert reaching == set()


def test_nothing_waits_busily() -> None:
    waiting = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in BUSY_WAITING
    ]
    assert waiting == []


def test_no_room_is_imported_for_its_types_only() -> None:
    hidden = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.If)
        and "TYPE_CHECKING" in ast.unparse(node.test)
        and any(name.startswith("explorer") for name in imported(node))
    ]
    assert hidden == []


def test_every_view_has_its_widget() -> None:
    names = {module.name for module in modules()}
    folders = {"/".join(name.split("/")[:2]) for name in names if name.count("/") > 1}
    views = {folder for folder in folders if folder.startswith("views/")} - {"views/shared"}
    assert views, "no view found"
    assert {view for view in views if f"{view}/widget.py" not in names} == set()
