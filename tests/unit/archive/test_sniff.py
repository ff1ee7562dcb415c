"""Header and dialect from a file's first bytes; whatever the bytes, a result or a sentence."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.archive.files import Dialect, Notice
from explorer.archive.nearest import nearest, why_unrecognised
from explorer.archive.sniff import HEAD_BYTES, Unreadable, sniff

NAMES = ("a", "b c", 'd"e', "f,g")

DIALECTS = {
    "official": (b'"a","b"\n"1","2"\n', Dialect()),
    "minimal": (b"a,b\n1,2\n", Dialect(quoted_header=False)),
    "crlf": (b'"a","b"\r\n"1","2"\r\n', Dialect(newline="\r\n")),
    "cr": (b"a,b\r1,2\r", Dialect(newline="\r", quoted_header=False)),
    "semicolons": (b"a;b\n1,5;2,5\n", Dialect(delimiter=";", quoted_header=False)),
    "tabs": (b"a\tb\n1\t2\n", Dialect(delimiter="\t", quoted_header=False)),
    "byte order mark": (b'\xef\xbb\xbf"a","b"\n"1","2"\n', Dialect(bom=True)),
}


@pytest.mark.parametrize(("head", "dialect"), DIALECTS.values(), ids=DIALECTS.keys())
def test_dialects(head: bytes, dialect: Dialect) -> None:
    found = sniff(head)

    assert (found.header, found.dialect) == (("a", "b"), dialect)
    assert found.records_follow


@pytest.mark.parametrize("delimiter", list(",;\t"))
@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL], ids=["all", "minimal"])
def test_names_with_quotes_and_delimiters_in_them(delimiter: str, quoting: int) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="\n")  # pyright: ignore[reportArgumentType]
    writer.writerow((*NAMES, "two\nlines", "ç", ""))

    assert sniff(text.getvalue().encode()).header == (*NAMES, "two\nlines", "ç", "")


@pytest.mark.parametrize(
    "tail", [b"", b"\n", b"\r\n", b"\n\n\n", b"\n \n"], ids=["cut", "lf", "crlf", "blank", "space"]
)
def test_a_header_alone_is_seen(tail: bytes) -> None:
    assert not sniff(b'"a","b"' + tail).records_follow


def test_a_stray_zero_in_a_record_hides_no_file() -> None:
    assert sniff(b'"a","b"\n"1","x\0y"\n').header == ("a", "b")


STRANGERS = {
    "empty": (b"", Notice.EMPTY),
    "only blank lines": (b"\n\r\n \n", Notice.EMPTY),
    "only a byte order mark": (b"\xef\xbb\xbf", Notice.EMPTY),
    "lfs pointer": (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n",
        Notice.LFS_POINTER,
    ),
    "utf-16 with mark": ("a,b\n1,2\n".encode("utf-16"), Notice.NOT_TEXT),
    "utf-16 without mark": ("userid,name\n1,2\n".encode("utf-16-le"), Notice.NOT_TEXT),
    "utf-16 the other way": ("userid,name\n1,2\n".encode("utf-16-be"), Notice.NOT_TEXT),
    "web page": (b"\n<!DOCTYPE html><html><title>Log in</title>", Notice.WEB_PAGE),
    "refusal of a storage server": (
        b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
        Notice.WEB_PAGE,
    ),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Notice.NOT_TEXT),
    "latin-1": ("näme,b\n1,2\n".encode("latin-1"), Notice.NOT_TEXT),
    "no end of line in sight": (b"x" * HEAD_BYTES, Notice.NOT_TEXT),
    "quote that never closes": (b'"a,b\n' + b"1,2\n" * HEAD_BYTES, Notice.NOT_TEXT),
    "blank first line": (b"\r\na,b\n1,2\n", Notice.NOT_TEXT),
    "text after a closing quote": (b'"a"b,c\n1,2\n', Notice.NOT_TEXT),
}


@pytest.mark.parametrize(("head", "notice"), STRANGERS.values(), ids=STRANGERS.keys())
def test_what_is_no_table_is_named(head: bytes, notice: Notice) -> None:
    with pytest.raises(Unreadable) as caught:
        sniff(head[:HEAD_BYTES])

    assert caught.value.notice is notice
    assert str(caught.value).endswith(".")


@given(head=st.binary(max_size=600))
@example(head=b'"')
@example(head=b"\xef\xbb\xbf\n")
@example(head=b"\0")
@example(head=b"\r\n\r\n,")
def test_any_bytes_give_a_header_or_a_sentence(head: bytes) -> None:
    try:
        found = sniff(head)
    except Unreadable:
        return
    assert found.header
    assert why_unrecognised(found.header, nearest(found.header)).endswith(".")


@given(head=st.text(alphabet='a",;\t\n\r\ufeff\0é', max_size=120))
def test_any_text_gives_a_header_or_a_sentence(head: str) -> None:
    try:
        assert sniff(head.encode()).header
    except Unreadable:
        return


@given(
    header=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r")), min_size=2),
    newline=st.sampled_from(["\n", "\r\n"]),
)
def test_any_quoted_header_comes_back(header: list[str], newline: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator=newline).writerow(header)

    found = sniff(text.getvalue().encode() + b'"1","2"')

    assert found.header == tuple(header)
    assert found.dialect == Dialect(newline=newline)


def test_a_header_of_thousands_of_names_is_answered_at_once() -> None:
    head = b",".join([b"tweet_count"] * 5000)

    header = sniff(head + b"\n").header

    assert len(header) == 5000
    assert why_unrecognised(header, nearest(header))
