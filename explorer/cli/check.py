"""`check`: whether a workspace still is what was imported."""

from __future__ import annotations

import json
import sys

from explorer.cli.asked import Check, Form
from explorer.cli.progress import progress_line
from explorer.cli.stopping import stoppable
from explorer.cli.table import shown
from explorer.errors import KnownError
from explorer.ingest.integrity import SourceFile, State, damage, sources
from explorer.schema.words import size_text
from explorer.store.database import Database


def run(asked: Check) -> int:
    """Say what was looked at; KnownError where something is damaged or was changed."""
    with (
        Database.open(asked.workspace, read_only=True) as database,
        database.reader() as reader,
        stoppable(reader.interrupt) as stopped,
        progress_line(sys.stderr) as line,
    ):
        line.tell("counting rows and following links")
        wrong = list(damage(reader))
        hashed = [0]

        def on_bytes(count: int) -> None:
            hashed[0] += count
            line.tell(f"reading sources: {size_text(hashed[0])}")

        found = list(sources(reader, on_bytes, stopped))
    _print(asked.form, wrong, found)
    changed = [one.container.name for one in found if one.state is State.CHANGED]
    if wrong:
        raise KnownError(
            f"The workspace is damaged ({len(wrong)} findings): import its archives into a new one."
        )
    if changed:
        raise KnownError(
            f"The workspace is whole, but {', '.join(map(shown, changed))} changed since the "
            "import: keep the file that was imported, or import the new one."
        )
    return 0


def _print(form: Form, wrong: list[str], found: list[SourceFile]) -> None:
    if form is Form.JSON:
        answer = {
            "damage": wrong,
            "sources": [
                {"container": str(one.container), "state": one.state.value} for one in found
            ],
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    for sentence in wrong:
        print(shown(sentence))
    if not wrong:
        print("Counts and links are as they were imported.")
    for one in found:
        words = {State.SAME: "unchanged", State.CHANGED: "changed", State.ABSENT: "not there now"}
        print(f"{words[one.state]}: {shown(str(one.container))}")
