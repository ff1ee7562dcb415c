"""Headers find their layout by names, whatever their order and whatever leads them."""

from __future__ import annotations

import pkgutil
from pathlib import Path

import pytest

from explorer.archive import layouts
from explorer.archive.layouts import LAYOUTS, Layout, by_hand, match
from explorer.archive.layouts.official_tweets_2018_10 import OFFICIAL_TWEETS_2018_10
from explorer.archive.layouts.official_tweets_2019_01 import OFFICIAL_TWEETS_2019_01
from explorer.archive.layouts.official_users import OFFICIAL_USERS
from explorer.archive.sniff import HEAD_BYTES, sniff
from explorer.errors import KnownError
from explorer.schema.tables import ACCOUNT, TWEET, TWEET_WIDE

MODEL = {*ACCOUNT.names, *TWEET.names, *TWEET_WIDE.names, "time"}
EVERY = pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])


@EVERY
def test_published_header_is_recognised(layout: Layout) -> None:
    assert match(layout.header) is layout


@EVERY
def test_another_order_is_recognised(layout: Layout) -> None:
    found = match(tuple(reversed(layout.header)))

    assert found is not None
    assert (found.role, set(found.header)) == (layout.role, set(layout.header))


@EVERY
@pytest.mark.parametrize(
    "index", [("",), ("Unnamed: 0",), ("", "Unnamed: 0"), ("Unnamed: 0.1", "Unnamed: 0")], ids=str
)
def test_leading_index_columns_are_passed_over(layout: Layout, index: tuple[str, ...]) -> None:
    assert match((*index, *layout.header)) is layout


@EVERY
def test_a_column_more_or_less_is_not_recognised(layout: Layout) -> None:
    assert match(layout.header[1:]) is None
    assert match((*layout.header, "more")) is None
    assert match((*layout.header, layout.header[0])) is None


@EVERY
def test_sources_are_model_columns_of_the_header(layout: Layout) -> None:
    assert set(layout.sources) <= MODEL
    assert set(layout.sources.values()) <= set(layout.header)
    assert layout.kind_source is None or layout.kind_source in layout.header


@pytest.mark.parametrize(
    "layout",
    [layout for layout in LAYOUTS if layout.name.startswith("official")],
    ids=lambda layout: layout.name,
)
def test_official_layouts_leave_no_column_over(layout: Layout) -> None:
    assert layout.extras == ()


def test_the_first_release_has_the_reply_columns_the_other_way_round() -> None:
    first, later = OFFICIAL_TWEETS_2018_10.header, OFFICIAL_TWEETS_2019_01.header

    assert first.index("in_reply_to_tweetid") < first.index("in_reply_to_userid")
    assert later.index("in_reply_to_userid") < later.index("in_reply_to_tweetid")
    assert len(first) == len(later) == 31


def test_every_described_layout_is_known() -> None:
    modules = {module.name for module in pkgutil.iter_modules(layouts.__path__)} - {"layout"}

    assert modules == {layout.name.replace(" ", "_").replace("-", "_") for layout in LAYOUTS}


def test_columns_can_be_mapped_by_hand() -> None:
    header = ("id", "location", "name")

    layout = by_hand(header, "users", {"account_id": "id", "location": "location"})

    assert (layout.role, layout.extras) == ("users", ("name",))


@pytest.mark.parametrize(
    ("header", "sources", "words"),
    [
        (("id",), {"name": "id"}, "account_id"),
        (("id",), {"account_id": "other"}, "other"),
        (("id", "id"), {"account_id": "id"}, "once"),
    ],
    ids=["needed column", "unknown column", "column twice"],
)
def test_a_mapping_that_cannot_be_is_refused(
    header: tuple[str, ...], sources: dict[str, str], words: str
) -> None:
    with pytest.raises(KnownError, match=words):
        by_hand(header, "users", sources)


REAL = {
    "layout_samples/ira_tweets_csv_hashed.sample2.csv": "official tweets 2018-10",
    "layout_samples/ira_users_csv_hashed.sample2.csv": "official users",
    "layout_samples/GRU_202012_tweets.sample4.csv": "official tweets 2020-05",
    "RNA_0621_parts/RNA_0621_tweets_csv_hashed_2016.csv": "official tweets 2020-05",
    "fivethirtyeight/SubdataSample_21_columns.csv": "fivethirtyeight 21",
}


@pytest.mark.parametrize(("name", "layout"), REAL.items(), ids=REAL.keys())
def test_real_files(shared_data: Path, name: str, layout: str) -> None:
    with (shared_data / name).open("rb") as stream:
        found = match(sniff(stream.read(HEAD_BYTES)).header)

    assert found is not None
    assert found.name == layout


def test_users_need_no_tweet_columns() -> None:
    assert OFFICIAL_USERS.role == "users"
    assert "text" not in OFFICIAL_USERS.sources
