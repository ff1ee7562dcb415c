"""The one door: decides between the window and the command line, and what the shell is told."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from explorer import garbage
from explorer.errors import Cancelled, KnownError

DONE = 0
TOLD = 1
BUG = 3
CANCELLED = 130

WITHOUT_WINDOW = frozenset(
    {
        *("import", "info", "views", "case", "count", "remove"),
        *("rename", "export", "verify", "check", "sample"),
    }
)
ABOUT_THE_PROGRAM = frozenset({"--version", "--help", "-h"})


def entry_module(arguments: Sequence[str]) -> str:
    """The module whose `main` answers these arguments."""
    first = arguments[0] if arguments else ""
    if first in WITHOUT_WINDOW or first in ABOUT_THE_PROGRAM:
        return "explorer.cli.main"
    return "explorer.app.main"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 told, 2 wrong usage, 3 a bug, 130."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        # By name, because importing either one here would load Qt for the command line.
        with garbage.left_alone():
            run = cast("Callable[[Sequence[str]], int]", import_module(entry_module(given)).main)
        return run(given)
    except (Cancelled, KeyboardInterrupt):
        return CANCELLED
    except KnownError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return TOLD
    except BrokenPipeError:
        # The reader has gone; without this the interpreter complains again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TOLD
    except Exception:  # noqa: BLE001 - the edge of the program: whatever comes is reported
        traceback.print_exc()
        return BUG


if __name__ == "__main__":
    sys.exit(main())
