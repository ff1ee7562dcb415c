"""A report is one whole folder or none."""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from pathlib import Path

import pytest

from explorer.errors import Cancelled, KnownError
from explorer.export.bars import Count, bars
from explorer.export.order import Progress
from explorer.export.report import ReportChart, ReportOrder, write_report
from explorer.export.report_page import PageTable, ReportPage, page_text
from explorer.export.verify import verify
from explorer.query.parse import parse
from explorer.query.selection import Selection
from explorer.session.ask import AnswerCache, Ask
from explorer.session.bar_table import bar_table
from explorer.store.reader import Reader

PICTURES = {".png": b"png", ".svg": b"svg"}
LANGUAGES = ReportChart(
    "facet_language", "Tweet language", "4 tweets", "language:20", "UTC", PICTURES
)


def order_of(folder: Path, filters: str = "", tables: tuple[str, ...] = ("tweets",)) -> ReportOrder:
    return ReportOrder(folder, "test", Selection(parse(filters)), [LANGUAGES], tables, b"window")


def counting(reader: Reader) -> Count:
    ask = Ask(reader, 0, AnswerCache())
    return lambda order: bars(*bar_table(order.by, order.selection, order.zone, ask))


def test_the_folder_holds_pictures_data_rows_and_provenance(reader: Reader, out: Path) -> None:
    reported = write_report(order_of(out / "r", "language:th"), reader, counting(reader))
    assert reported.index == out / "r" / "index.html"
    assert {path.name for path in (out / "r").iterdir()} == {
        "index.html",
        "window.png",
        "facet_language.png",
        "facet_language.svg",
        "facet_language.csv",
        "facet_language.csv.provenance.json",
        "tweets.csv",
        "tweets.csv.provenance.json",
    }
    assert reported.exported["tweets.csv"].rows == 1
    assert verify(out / "r" / "tweets.csv")
    text = reported.index.read_text(encoding="utf-8")
    assert "1 of 4 accounts and 1 of 4 tweets in scope are selected." in text
    assert "1 of 4 tweets" in text


def test_no_rows_are_said_to_be_none(reader: Reader, out: Path) -> None:
    reported = write_report(order_of(out / "r", "language:xx"), reader, counting(reader))
    assert "No tweets are selected" in reported.index.read_text(encoding="utf-8")


@pytest.mark.parametrize("after", [0, 2])
def test_cancelling_leaves_nothing(
    after: int, reader: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.export.blocks.ROWS_A_BLOCK", 1)
    told: list[Progress] = []
    with pytest.raises(Cancelled):
        write_report(
            order_of(out / "r"), reader, counting(reader), told.append, lambda: len(told) > after
        )
    assert list(out.iterdir()) == []


def test_a_folder_that_is_there_is_left_alone(reader: Reader, out: Path) -> None:
    (out / "r").mkdir()
    (out / "r" / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(KnownError, match="already: choose another name"):
        write_report(order_of(out / "r"), reader, counting(reader))
    assert [path.name for path in out.rglob("*")] == ["r", "mine"]


def test_a_full_disk_leaves_nothing(
    reader: Reader, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_page: ReportPage) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("explorer.export.report.page_text", full)
    with pytest.raises(KnownError, match="disk is full"):
        write_report(order_of(out / "r"), reader, counting(reader))
    assert list(out.iterdir()) == []


def test_nothing_shown_is_said_so(reader: Reader, out: Path) -> None:
    order = ReportOrder(out / "r", "test", Selection(), [], (), b"window")
    with pytest.raises(KnownError, match="show a chart first"):
        write_report(order, reader, counting(reader))
    assert list(out.iterdir()) == []


def test_words_of_the_archive_never_become_markup() -> None:
    bad = '"><script>alert(1)</script>&amp;$title'
    page = ReportPage(
        bad,
        {"accounts": 1, "all_accounts": 2, "tweets": 3, "all_tweets": 4},
        [(bad, bad)],
        [(bad, bad)],
        "window.png",
        (),
        [PageTable("tweets", "tweets.csv", 3, 4, "ab", [bad])],
        [{"name": bad, "dataset": bad, "records": 4, "sha256": "cd"}],
        datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
    )
    text = page_text(page)
    assert "<script" not in text
    assert text.count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;$title") == 9
    assert "2026-01-02 03:04 UTC" in text
