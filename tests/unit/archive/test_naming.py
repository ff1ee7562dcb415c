"""Dataset and part from the names that files have in real folders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.archive.naming import identify, part_key, read_name

OWN_NAMES = {
    "thailand_092020_users_csv_hashed.csv": ("thailand_092020", None),
    "thailand_092020_tweets_csv_hashed.csv": ("thailand_092020", None),
    "thailand_092020_tweets_csv_unhashed.csv": ("thailand_092020", None),
    "hashed_2020_09_thailand_092020_thailand_092020_tweets_csv_hashed.zip": (
        "thailand_092020",
        None,
    ),
    "china_082019_1_tweets_csv_hashed.csv": ("china_082019_1", None),
    "iran_201901_1_tweets_csv_hashed_4.csv": ("iran_201901_1", "4"),
    "china_082019_3_tweets_csv_hashed_part2.csv": ("china_082019_3", "part2"),
    "serbia_022020_tweets_csv_hashed_01.csv.gz": ("serbia_022020", "01"),
    "CNCC_0621_tweets_csv_hashed_2012.csv": ("CNCC_0621", "2012"),
    "turkey_052020_tweets_csv_hashed_2016_06.csv": ("turkey_052020", "2016_06"),
    "saudi_arabia_112019_tweets_csv_hashed/saudi_arabia_112019_tweets_csv_hashed_9.csv": (
        "saudi_arabia_112019",
        "9",
    ),
    "folder\\ira_users_csv_hashed.csv": ("ira", None),
    "ira_tweets_csv_hashed.sample2.csv": ("ira.sample2", None),
    "ira_users_csv_hashed.sample2.csv": ("ira.sample2", None),
    "CNHU_0621_tweets_csv_hashed_2020.sample3.csv": ("CNHU_0621.sample3", "2020"),
    "GRU_202012_tweets.sample4.csv": ("GRU_202012.sample4", None),
    "IRAhandle_tweets_13.csv": ("IRAhandle", "13"),
    "cuba.csv": ("cuba", None),
    "cuba_082020.csv": ("cuba_082020", None),
    "qatar_tweets.csv": ("qatar", None),
    "Qatar Users.CSV": ("Qatar", None),
    "qatar-accounts.csv": ("qatar", None),
    "mine_part1.csv": ("mine", "part1"),
    "thailand_092020_tweets_csv_hashed (1).zip": ("thailand_092020", None),
    "thailand_092020_tweets_csv_hashed(1).zip": ("thailand_092020", None),
    "thailand_092020_users_csv_hashed - Copy.csv": ("thailand_092020", None),
    "tweetstorm.csv": ("tweetstorm", None),
    "cafe\u0301_tweets.csv": ("café", None),
}


@pytest.mark.parametrize(("name", "expected"), OWN_NAMES.items(), ids=OWN_NAMES.keys())
def test_a_name_by_itself(name: str, expected: tuple[str, str | None]) -> None:
    found = read_name(name)

    assert (found.dataset, found.part) == expected


PUBLISHED = {
    "russia_201901_1": "russia_201901_1",
    "russian_linked": "russia_201901_1",
    "thailand_092020": "thailand_092020",
    "gru_202012": "GRU_202012",
}
TOGETHER = {
    "csv named unlike its zip": (
        "russian_linked_tweets_csv_hashed.csv",
        "other_set_tweets_csv_hashed.zip",
        {},
        "other_set",
    ),
    "published under another name": ("russian_linked_users_csv_hashed.csv", None, None, "russia"),
    "downloaded and named otherwise": (
        "hashed_2019_01_russia_201901_1_russian_linked_tweets_csv_hashed.csv",
        None,
        None,
        "russia",
    ),
    "other case": ("gru_202012_tweets_csv_hashed.csv", None, None, "GRU_202012"),
    "renamed zip": ("thailand_092020_users_csv_hashed.csv", "mine.zip", None, "thailand_092020"),
    "renamed csv": ("x.csv", "thailand_092020_tweets_csv_hashed.zip", None, "thailand_092020"),
    "both renamed": ("x.csv", "y.zip", None, "x"),
    "role only, in a folder": ("tweets.csv", None, None, "folder"),
    "role only, in a zip": ("users.csv", "cuba.zip", None, "cuba"),
    "official role only": ("tweets_csv_hashed.csv", None, None, "folder"),
    "no name": (".csv", None, None, "folder"),
}


@pytest.mark.parametrize(
    ("name", "outer", "published", "dataset"), TOGETHER.values(), ids=TOGETHER.keys()
)
def test_a_name_with_its_surroundings(
    name: str, outer: str | None, published: dict[str, str] | None, dataset: str
) -> None:
    found = identify(name, outer, "folder", PUBLISHED if published is None else published)

    assert found.dataset == ("russia_201901_1" if dataset == "russia" else dataset)


def test_a_part_can_be_told_by_the_zip_alone() -> None:
    found = identify("data.csv", "mine_tweets_csv_hashed_3.zip", "folder", {})

    assert (found.dataset, found.part) == ("mine", "3")


@given(st.text(max_size=80), st.none() | st.text(max_size=80), st.text(max_size=20))
def test_any_names_give_a_dataset(name: str, outer: str | None, folder: str) -> None:
    assert identify(name, outer, folder, PUBLISHED).dataset.strip()


def test_part_labels_sort_and_compare_by_their_numbers() -> None:
    labels = ["part10", "2", "01", "2016_06", "2016_01", None]

    assert sorted(labels, key=part_key) == [None, "01", "2", "part10", "2016_01", "2016_06"]
    assert part_key("part1") == part_key("1") == part_key("01")
