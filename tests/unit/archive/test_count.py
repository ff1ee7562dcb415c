"""The independent count of records against Python's csv module and by hand."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.archive.count import BLOCK_BYTES, RecordCounter, Records, count_records
from explorer.archive.files import Dialect
from explorer.errors import Cancelled, KnownError

HEADER = b'"a","b"\n'


def counted(data: bytes, dialect: Dialect | None = None, step: int = 1 << 20) -> Records:
    counter = RecordCounter(dialect)
    for at in range(0, len(data), step):
        counter.feed(data[at : at + step])
    return counter.result()


CASES = {
    "empty file": (b"", 0, False),
    "header only": (HEADER, 0, False),
    "header without newline": (b'"a","b"', 0, False),
    "two records": (HEADER + b'"1","2"\n"3","4"\n', 2, False),
    "no newline at the end": (HEADER + b'"1","2"\n"3","4"', 2, False),
    "one blank line at the end": (HEADER + b'"1","2"\n\n', 1, False),
    "several blank lines at the end": (HEADER + b'"1","2"\n\n\n\n', 1, False),
    "blank line within": (HEADER + b'"1","2"\n\n"3","4"\n', 2, False),
    "newline in a field": (HEADER + b'"1\n\n2","2"\n', 1, False),
    "crlf everywhere": (b'"a","b"\r\n"1","2"\r\n\r\n', 1, False),
    "crlf in a field": (HEADER + b'"1\r\n2","2"\n', 1, False),
    "lone return in a field": (HEADER + b'"1\r2","2"\n', 1, False),
    "doubled quotes": (HEADER + b'"""1""","2"""\n"""""",""\n', 2, False),
    "only empty fields": (HEADER + b'"",""\n"",""\n', 2, False),
    "minimal quoting": (b"a,b\n1,2\n3,\n,\n", 3, False),
    "bare quote in an unquoted field": (b'a,b\n5" tall,2\n3,4\n', 2, False),
    "bare quote in a quoted field": (HEADER + b'"say "hi" now","2"\n"3","4"\n', 2, False),
    "closing quote is missing": (HEADER + b'"1","2\n"3","4"\n"5","6"\n', 2, False),
    "byte order mark": (b"\xef\xbb\xbf" + HEADER + b'"1","2"\n', 1, False),
    "cut in a quoted field": (HEADER + b'"1","2"\n"3","4', 2, True),
    "cut after a newline in a field": (HEADER + b'"1","2"\n"3","4\n', 2, True),
    "cut between fields": (HEADER + b'"1","2"\n"3",', 2, True),
    "cut before a field": (HEADER + b'"1","2"\n"3"', 2, True),
    "cut after the header": (b'"a",', 0, False),
}


@pytest.mark.parametrize("step", [1, 2, 3, 7, 64, 1 << 20])
@pytest.mark.parametrize(("data", "records", "cut"), CASES.values(), ids=CASES.keys())
def test_counts_in_blocks_of_any_size(data: bytes, records: int, cut: bool, step: int) -> None:
    found = counted(data, step=step)

    assert (found.records, found.cut) == (records, cut)
    assert found.bytes == len(data)


@pytest.mark.parametrize(
    ("newline", "delimiter"), [("\n", ";"), ("\r\n", "\t"), ("\r", ",")], ids=["lf", "crlf", "cr"]
)
def test_counts_other_dialects(newline: str, delimiter: str) -> None:
    rows = [["a", "b"], ['1"', f"x{newline}y"], ["", f"{delimiter}"]]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(rows)

    found = counted(text.getvalue().encode(), Dialect(delimiter, newline))

    assert (found.records, found.header_fields, found.last_fields) == (2, 2, 2)


SIGNS = st.text(alphabet='",\n\rx ', max_size=200)
TABLES = st.lists(st.lists(st.text(alphabet='",\n\r;é👍 ', max_size=8), min_size=2, max_size=2))


@given(text=SIGNS, step=st.integers(1, 200))
def test_agrees_with_the_csv_module_on_any_text(text: str, step: int) -> None:
    lines = [line + "\n" for line in text.replace("\r", "").split("\n")]
    lines[-1] = lines[-1][:-1]
    rows = [row for row in csv.reader(lines) if row]

    found = counted(text.replace("\r", "").encode(), step=step)

    assert found.records == max(len(rows) - 1, 0)
    if rows:
        assert (found.header_fields, found.last_fields) == (len(rows[0]), len(rows[-1]))


@given(text=SIGNS)
def test_does_not_depend_on_the_blocks(text: str) -> None:
    data = text.encode()
    whole = counted(data)

    # Where a block ends, more is known of how long a record is; either is a bound.
    found = replace(counted(data, step=1), longest_at_most=whole.longest_at_most)

    assert found == whole


@given(rows=TABLES, quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_counts_what_a_writer_wrote(rows: list[list[str]], quoting: int) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=quoting, lineterminator="\n").writerows([["a", "b"], *rows])  # pyright: ignore[reportArgumentType]

    found = counted(text.getvalue().encode(), step=64)

    assert found.records == len(rows)
    assert not found.cut


@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_the_csv_module_on_large_files(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    pieces = ['"', '""', ",", "\n", "\r\n", "\n\n", "é", "text " * 9, ""]
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows(["".join(chance.choices(pieces, k=6)) for _ in range(4)] for _ in range(9999))
    spoiled = chance.randrange(len(text.getvalue()))
    whole = text.getvalue()
    broken = whole[:spoiled] + '"' + whole[spoiled:]

    for data in (whole, broken):
        rows = [row for row in csv.reader(io.StringIO(data, newline="\n")) if row]
        assert counted(data.encode()).records == len(rows) - 1


def test_says_where_the_last_record_begins() -> None:
    data = HEADER + b'"1","2"\n"3","\n4'

    found = counted(data)

    assert found.last_record_offset == data.index(b'"3"')
    assert found.ends_in_quote


@pytest.mark.parametrize("step", [5, 1 << 20])
def test_the_last_record_is_not_a_blank_line(step: int) -> None:
    data = HEADER + b'"1","2"\n"3","4"\n\n\n'

    assert counted(data, step=step).last_record_offset == data.index(b'"3"')


def test_lines_are_counted_inside_fields_too() -> None:
    assert counted(HEADER + b'"1\n2\n3","4"\n').lines == 4


def test_tells_how_far_it_is_and_stops_when_told(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(HEADER + b'"1","2"\n' * 400_000)
    blocks: list[int] = []

    found = count_records(path, blocks.append)

    assert sum(blocks) == path.stat().st_size == found.bytes
    with pytest.raises(Cancelled):
        count_records(path, blocks.append, lambda: True)


def test_a_file_that_is_gone_is_a_known_error(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="not there"):
        count_records(tmp_path / "gone.csv")


REAL = {
    "users_2020_10/iran_092020_users_csv_hashed.csv": 104,
    "RNA_0621_parts/RNA_0621_tweets_csv_hashed_2016.csv": 0,
    "fivethirtyeight/SubdataSample_21_columns.csv": 2925,
    "unrecognised/nbc_users.csv": 454,
}


@pytest.mark.parametrize(("name", "records"), REAL.items(), ids=REAL.keys())
def test_real_files(shared_data: Path, name: str, records: int) -> None:
    assert count_records(shared_data / name).records == records


@pytest.mark.parametrize("length", [10, 1_000_000, 2_500_000])
@pytest.mark.parametrize("step", [777, 1 << 20, 1 << 23])
def test_no_record_is_longer_than_is_said(length: int, step: int) -> None:
    long = b'"' + b"x" * length + b'","2"\n'
    found = counted(HEADER + long + b'"1","2"\n' * 3, step=step)
    assert len(long) <= found.longest_at_most <= len(long) + 2 * BLOCK_BYTES
