"""Every key and gesture on one page, from the table of actions and what the views know."""

from __future__ import annotations

from explorer.app.actions import ACTIONS, keys_of

KEYS = "keys.md"
_GESTURES = (
    ("Charts", (
        ("Drag", "filter by what is under the brush; its edges and middle can be moved"),
        ("Click a bar", "only this bar"),
        ("Shift+click · Alt+click", "add this bar · leave it out"),
        ("Esc · double-click", "take back what this chart filters"),
        ("← →", "walk along the bars"),
        ("Shift+← →", "stretch the choice"),
        ("Enter", "only this bar"),
        ("Wheel · + − 0", "on the timeline: look nearer, farther, at all of it"),
        ("Right-click a value", "only this · exclude · copy"),
    )),
    ("Tables", (
        ("Enter · double-click", "read the row in full; Backspace or Alt+← there goes back"),
        ("Ctrl+Enter", "filter to the chosen rows"),
        ("M", "give the chosen rows the tag “marked”, or take it away; in the reading pane too"),
        ("T · N", "their tags · a note on them; in the reading pane too"),
        ("Ctrl+C", "copy the chosen rows with headers"),
        ("Home · End · Page Up · Page Down", "to the first and last row, page by page"),
        ("Click a heading · S", "sort by the column, again to turn it round"),
        ("Ctrl+Shift+← →", "move the column of the cell"),
        ("Ctrl+Alt+← →", "make the column of the cell narrower, wider"),
        ("Right-click the headings", "choose columns, keep the first one in sight"),
    )),
    ("Filters, history, views", (
        ("Enter on a filter", "edit, invert, switch off, copy"),
        ("Delete on a filter", "remove it"),
        ("Ctrl+C on a filter", "copy it as text"),
        ("Enter on a step of the history", "go back to it, or forward again"),
        ("Drag a heading · right-click it", "move the view, Esc lets go · hide or size it"),
        ("⋯ · right-click a dataset", "its import report, rejected records, rename, remove"),
    )),
)  # fmt: skip


def keys_page() -> str:
    """The page in Markdown."""
    actions = [(keys_of(spec), _sentence(spec.tip)) for spec in ACTIONS if spec.shortcut]
    tables = [_table("Everywhere", actions), *(_table(*part) for part in _GESTURES)]
    return "\n\n".join(("# All keys", "Every action can be found by name too: Ctrl+K.", *tables))


def _table(title: str, rows: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    lines = [f"| {keys} | {what} |" for keys, what in rows]
    return "\n".join((f"## {title}", "", "| keys | do |", "|---|---|", *lines))


def _sentence(tip: str) -> str:
    return tip[:1].lower() + tip[1:]
