"""A sidecar in plain words, to be pasted under a chart or into an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from explorer.export.order import ACCOUNTS, EXACT, TWEETS

_EXACT = "exactly as in the archive"
_SAFE = "made safe for spreadsheets"


def page_of(sidecar: Mapping[str, object]) -> str:
    """Some lines of text; takes what `provenance.sidecar_of` made."""
    output, counts = _map(sidecar["output"]), _map(sidecar["counts"])
    datasets = [str(name) for name in _list(sidecar["datasets"])]
    of = sidecar.get("kind") or sidecar.get("by")
    what = f"{sidecar['what']} of {of}" if of else sidecar["what"]
    program, database = _map(sidecar["program"]), _map(sidecar["database"])
    of_rows = f"{_number(counts['rows'])} of {_number(counts['all_rows'])} {what}"
    of_accounts = f"{_number(counts['accounts'])} of {_number(counts['all_accounts'])} accounts"
    of_tweets = f"{_number(counts['tweets'])} of {_number(counts['all_tweets'])} tweets"
    inside = ", ".join(datasets) or "no dataset"
    by = f"{program['name']} {program['version']} ({database['name']} {database['version']})"
    lines = [
        f"{output['name']}: {of_rows} in {inside}{_mode(sidecar)}.",
        *_filters(sidecar),
        f"Selected in all: {of_accounts}, {of_tweets}.",
        f"Order: {sidecar['order']}.",
        *(str(note) for note in _list(sidecar["notes"])),
        "Made from:",
        *(_source_line(_map(source)) for source in _list(sidecar["sources"])),
        f"SHA-256 of this file: {output['sha256']}",
        f"Written {sidecar['written_utc']} by {by}.",
    ]
    return "\n".join(lines)


def _mode(sidecar: Mapping[str, object]) -> str:
    """How the rows were written; only accounts and tweets are rows of the archive's own."""
    if _map(sidecar["output"])["mode"] != EXACT:
        return f", {_SAFE}"
    return f", {_EXACT}" if sidecar["what"] in (ACCOUNTS, TWEETS) else ""


def _filters(sidecar: Mapping[str, object]) -> list[str]:
    """A line, or where two selections are compared one for each."""
    if "compared" not in sidecar:
        return [f"Filters: {_sentences(sidecar['filters'])}."]
    return [
        f"A, filtered by: {_sentences(sidecar['compared'])}.",
        f"B, filtered by: {_sentences(sidecar['filters'])}.",
        "Shares are of A's and B's own totals; points are percentage points, B less A.",
    ]


def _sentences(filters: object) -> str:
    return "; ".join(str(_map(each)["sentence"]) for each in _list(filters)) or "none"


def _source_line(source: Mapping[str, object]) -> str:
    inside = f" in {source['container']}" if source["container"] else ""
    damage = [
        f"{_number(source[key])} {word}"
        for key, word in (("rows_rejected", "rejected"), ("rows_duplicate", "duplicates"))
        if source[key]
    ]
    more = f", {', '.join(damage)}" if damage else ""
    return (
        f"  {source['name']}{inside} ({_number(source['records'])} records{more}), "
        f"SHA-256 {source['sha256']}"
    )


def _number(value: object) -> str:
    return f"{int(str(value)):,}"


def _map(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value)


def _list(value: object) -> list[object]:
    return cast("list[object]", value)
