"""What an export says when it is done."""

from __future__ import annotations

import sys

from explorer.export.order import Exported


def say(done: Exported, what: str) -> None:
    """Files and rows on stdout, what people should know on stderr."""
    for path in done.paths:
        print(path)
    print(f"{done.rows:,} of {done.all_rows:,} {what}; where they come from:")
    for path in done.sidecars:
        print(path)
    for note in done.notes:
        print(note, file=sys.stderr)
