"""The program, killed at an exact step: a statement to the database or a change of a file.

Each line on the standard input is JSON: {"argv": […], "step": n, "migration": [sql, …]}. For each
the program runs in a fork of this process, so that its modules are loaded once, and what became
of it is printed: its exit code, or minus the signal. `migration` are the statements that lead from
the format before this one; they are left out where nothing is migrated.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any

import duckdb

import explorer.cli.commands  # noqa: F401 - loaded once for all forks
from explorer.__main__ import main
from explorer.schema.statement import Statement
from explorer.schema.tables import FORMAT_VERSION
from explorer.store import migrations

_CHANGES = ("os.rename", "os.remove", "os.mkdir", "shutil.rmtree", "shutil.copyfile")


class Countdown:
    """Ends this process, as a power failure would, when so many steps were begun."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def take(self) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _arm(countdown: Countdown) -> None:
    execute = duckdb.DuckDBPyConnection.execute

    def counted(connection: duckdb.DuckDBPyConnection, *args: Any, **options: Any) -> Any:
        countdown.take()
        return execute(connection, *args, **options)

    def on_event(event: str, _: tuple[object, ...]) -> None:
        if event in _CHANGES:
            countdown.take()

    duckdb.DuckDBPyConnection.execute = counted  # pyright: ignore[reportAttributeAccessIssue]
    sys.addaudithook(on_event)


def migrating(sqls: list[str]) -> None:
    """Let this process migrate workspaces of the format before this one."""
    steps = {FORMAT_VERSION - 1: lambda: tuple(map(Statement, sqls))}
    pending = migrations.pending
    migrations.pending = lambda found: pending(found, steps)


def _run(order: dict[str, Any]) -> None:
    if order["migration"]:
        migrating(order["migration"])
    _arm(Countdown(order["step"]))
    os._exit(main(order["argv"]))


def serve() -> None:
    """Do what the lines say until there are no more."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            # What the program says is nobody's business here.
            os.dup2(os.open(os.devnull, os.O_RDWR), sys.stdout.fileno())
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    serve()
