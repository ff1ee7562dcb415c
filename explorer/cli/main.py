"""The command line's door: arguments read, the command run, what it printed let out."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

from explorer.cli.arguments import parse


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code; KnownError and Cancelled are the caller's."""
    _speak_utf8()
    try:
        asked = parse(argv)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0
    # Here, because duckdb and numpy take 0.5 s, which help and wrong usage need not wait for.
    from explorer.cli.commands import run  # noqa: PLC0415

    code = run(asked)
    # Now, because a reader that has gone is noticed only when something is let out.
    sys.stdout.flush()
    return code


def _speak_utf8() -> None:
    """Whatever the locale says, every script can be printed and piped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
