"""The page that a report begins with: plain HTML without scripts, every word escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from string import Template

from explorer import __version__
from explorer.schema.resources import resource_path

_PROVENANCE = "provenance"


@dataclass(frozen=True, slots=True)
class PageChart:
    """A chart and the names of its files: pictures, the first of which is shown, and data."""

    title: str
    caption: str
    pictures: Sequence[str]
    data: str


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of `accounts` or `tweets`: its file, rows out of those in scope, hash, remarks."""

    what: str
    file: str
    rows: int
    all_rows: int
    sha256: str
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the page says. `counts` and `sources` are those of a sidecar; `filters` are pairs of
    sentence and text; names of files are of those beside the page.
    """

    title: str
    counts: Mapping[str, int]
    filters: Sequence[tuple[str, str]]
    compared: Sequence[tuple[str, str]] | None
    """The filters of A, with which the charts compare; None where they compare nothing."""
    window: str
    charts: Sequence[PageChart]
    tables: Sequence[PageTable]
    sources: Sequence[Mapping[str, object]]
    written: datetime


def page_text(page: ReportPage) -> str:
    """The page as HTML."""
    template = Template(resource_path("report", "page.html").read_text(encoding="utf-8"))
    example = page.tables[0].file if page.tables else page.charts[0].data
    return template.substitute(
        title=escape(page.title),
        selected=escape(_selected(page.counts)),
        filters=_filters(page.filters) + _compared(page.compared),
        window=_figure((page.window,), "The window as it was", "Everything together"),
        charts="\n".join(_chart(chart) for chart in page.charts),
        tables=_tables(page.tables),
        sources="\n".join(_source(source) for source in page.sources),
        example=escape(example),
        written=f"{page.written:%Y-%m-%d %H:%M} UTC",
        program=f"Takedown Explorer {__version__}",
    )


def _selected(counts: Mapping[str, int]) -> str:
    return (
        f"{counts['accounts']:,} of {counts['all_accounts']:,} accounts and "
        f"{counts['tweets']:,} of {counts['all_tweets']:,} tweets in scope are selected."
    )


def _filters(filters: Sequence[tuple[str, str]]) -> str:
    if not filters:
        return "<p>Nothing is filtered.</p>"
    items = (
        f"<li>{escape(sentence)} <code>{escape(text)}</code></li>" for sentence, text in filters
    )
    return "\n".join(("<p>Filtered by:</p>", "<ul>", *items, "</ul>"))


def _compared(filters: Sequence[tuple[str, str]] | None) -> str:
    if filters is None:
        return ""
    return (
        "\n<p>The charts compare these accounts and tweets, called B, with others, called A, both "
        f"as shares of their own totals. A:</p>\n{_filters(filters)}"
    )


def _chart(chart: PageChart) -> str:
    names = (*chart.pictures, chart.data)
    return "\n".join(
        (
            f"<h2>{escape(chart.title)}</h2>",
            _figure(chart.pictures, chart.title, chart.caption),
            f'<p class="muted">Files: {_links(names)}, {_provenance(chart.data)}</p>',
        )
    )


def _figure(pictures: Sequence[str], alternative: str, caption: str) -> str:
    shown = pictures[0]
    return (
        f'<figure><img src="{escape(shown)}" alt="{escape(alternative)}: {escape(caption)}">'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def _tables(tables: Sequence[PageTable]) -> str:
    if not tables:
        return ""
    rows: list[str] = []
    for table in tables:
        link = f"{_links((table.file,))}, {_provenance(table.file)}"
        rows.append(
            f'<tr><td>{link}</td><td class="number">{table.rows:,} of {table.all_rows:,} '
            f"{escape(table.what)}</td><td><code>{escape(table.sha256)}</code></td></tr>"
        )
    notes = [f"<li>{escape(note)}</li>" for table in tables for note in table.notes]
    heading = "<tr><th>File</th><th>Rows</th><th>SHA-256</th></tr>"
    return "\n".join(
        (
            "<h2>The rows themselves</h2>",
            '<div class="scroll"><table>',
            heading,
            *rows,
            "</table></div>",
            *(("<ul>", *notes, "</ul>") if notes else ()),
        )
    )


def _source(source: Mapping[str, object]) -> str:
    records = int(str(source["records"]))
    return (
        f"<tr><td>{escape(str(source['name']))}</td><td>{escape(str(source['dataset']))}</td>"
        f'<td class="number">{records:,}</td><td><code>{escape(str(source["sha256"]))}</code></td>'
        "</tr>"
    )


def _provenance(file: str) -> str:
    return f'<a href="{escape(file)}.provenance.json">{_PROVENANCE}</a>'


def _links(files: Iterable[str]) -> str:
    return ", ".join(f'<a href="{escape(file)}">{escape(file)}</a>' for file in files)
