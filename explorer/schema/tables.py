"""The tables under the documented views: narrow integers for counting, wide text beside them.

Every dataset has a DuckDB schema of its own, `d1`, `d2`, … (`d0` is always empty), holding
DATASET_TABLES. Views of the same names in the schema `linked` put the datasets together, each
row led by its `dataset` number. WORKSPACE_TABLES stand once in a workspace.

Keys are unique in the whole workspace: `account` and `row` count on from dataset to dataset.
"""

from __future__ import annotations

from dataclasses import dataclass

FORMAT_VERSION = 3
LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Stored:
    """One stored column. NULL always means that the archive does not say."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    meaning: str
    columns: tuple[Stored, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def dataset_schema(dataset: int) -> str:
    """The DuckDB schema that holds one dataset's tables."""
    return f"d{dataset}"


ACCOUNT = Table(
    "account",
    "One row an account, in the order of `account`.",
    (
        Stored("account", "INTEGER", "key, unique in the workspace"),
        Stored("account_id", "VARCHAR", "the platform's id or its hash, as text"),
        Stored("name", "VARCHAR", "display name"),
        Stored("handle", "VARCHAR", "screen name"),
        Stored("location", "VARCHAR", "reported location; empty text where none is given"),
        Stored("profile", "VARCHAR", "profile description; empty text where none is given"),
        Stored("profile_url", "VARCHAR", "link in the profile; empty text where none is given"),
        Stored("followers", "BIGINT", "followers when suspended"),
        Stored("following", "BIGINT", "accounts followed when suspended"),
        Stored("created", "DATE", "day the account was made, UTC"),
        Stored("created_ms", "BIGINT", "Unix ms of making, where a clear id carries it"),
        Stored("account_language", "VARCHAR", "language chosen in the account's settings"),
        Stored("placeholder", "BOOLEAN", "true: known only from its tweets, not from a users file"),
        Stored("file", "INTEGER", "the file it was read from"),
        Stored("record", "BIGINT", "record number in that file, from 1, header not counted"),
        Stored("raw_cells", "VARCHAR", "JSON object of cells that the columns do not give back"),
        Stored("tweets", "INTEGER", "tweets of the account in the archive"),
        Stored("likes_received", "BIGINT", "sum of known likes; NULL without any known"),
        Stored("retweets_received", "BIGINT", "sum of known retweets; NULL without any known"),
        Stored("first_tweet", "INTEGER", "minute of the earliest tweet"),
        Stored("last_tweet", "INTEGER", "minute of the latest tweet"),
    ),
)

TWEET = Table(
    "tweet",
    "The narrow columns of tweets, sorted by minute, then row; unknown minutes come last.",
    (
        Stored("row", "INTEGER", "key, unique in the workspace, rising in file order"),
        Stored("minute", "INTEGER", "minutes since 1970-01-01 00:00 UTC"),
        Stored("account", "INTEGER", "who wrote it, key of `account`"),
        Stored("language", "INTEGER", "code in dictionary `language`"),
        Stored("client", "INTEGER", "code in dictionary `client`"),
        Stored("kind", "UTINYINT", "0 original, 1 retweet, 2 reply, 3 quote"),
        Stored("retweeted", "INTEGER", "code in dictionary `handle` of the handle retweeted"),
        Stored("likes", "BIGINT", "likes"),
        Stored("retweets", "BIGINT", "times retweeted"),
        Stored("replies", "BIGINT", "replies"),
        Stored("quotes", "BIGINT", "times quoted"),
        Stored("hashtags", "INTEGER", "entries of the hashtag list; NULL for an empty cell"),
        Stored("urls", "INTEGER", "entries of the link list; NULL for an empty cell"),
        Stored("mentions", "INTEGER", "entries of the mention list; NULL for an empty cell"),
        Stored("is_reply", "BOOLEAN", "a reply id or a reply account is given"),
        Stored("is_quote", "BOOLEAN", "a quoted tweet is given"),
    ),
)

TWEET_WIDE = Table(
    "tweet_wide",
    "The texts and ids of tweets, in the order of `row`.",
    (
        Stored("row", "INTEGER", "key of `tweet`"),
        Stored("file", "INTEGER", "the file it was read from"),
        Stored("record", "INTEGER", "record number in that file, from 1, header not counted"),
        Stored("tweet_id", "BIGINT", "id, where it is a whole number that fits"),
        Stored("tweet_ms", "BIGINT", "Unix ms of posting, where the id carries it"),
        Stored("text", "VARCHAR", "the text as written in the archive"),
        Stored("shown", "VARCHAR", "the text with entities decoded, in NFC; NULL where the same"),
        Stored("reply_account", "VARCHAR", "id of the account answered; empty text where none"),
        Stored("reply_tweet", "BIGINT", "id of the tweet answered"),
        Stored("quoted_tweet", "BIGINT", "id of the tweet quoted"),
        Stored("retweet_flag", "VARCHAR", "the archive's own spelling of true and false"),
        Stored("retweet_account", "VARCHAR", "id of the account retweeted; empty text where none"),
        Stored("retweet_tweet", "BIGINT", "id of the tweet retweeted"),
        Stored("latitude", "VARCHAR", "empty, `absent`, `present` or a number"),
        Stored("longitude", "VARCHAR", "empty, `absent`, `present` or a number"),
        Stored("hashtags_cell", "VARCHAR", "the list as it is spelled in the archive"),
        Stored("urls_cell", "VARCHAR", "the list as it is spelled in the archive"),
        Stored("mentions_cell", "VARCHAR", "the list as it is spelled in the archive"),
        Stored("poll_choices", "VARCHAR", "as written in the archive"),
        Stored("conflicting", "BOOLEAN", "shares its id with a different row of the dataset"),
        Stored("raw_cells", "VARCHAR", "JSON object of cells that the columns do not give back"),
    ),
)

_POSITION = Stored("position", "INTEGER", "place in the list, from 0")

HASHTAG = Table(
    "hashtag",
    "One row an entry of a hashtag list, in the order of row, position.",
    (
        Stored("row", "INTEGER", "key of `tweet`"),
        _POSITION,
        Stored("hashtag", "INTEGER", "code in dictionary `hashtag`"),
    ),
)

URL = Table(
    "url",
    "One row an entry of a link list, in the order of row, position.",
    (
        Stored("row", "INTEGER", "key of `tweet`"),
        _POSITION,
        Stored("url", "VARCHAR", "the link as written"),
        Stored("domain", "INTEGER", "code in dictionary `domain`; NULL where there is no host"),
    ),
)

MENTION = Table(
    "mention",
    "One row an entry of a mention list, in the order of row, position.",
    (
        Stored("row", "INTEGER", "key of `tweet`"),
        _POSITION,
        Stored("mention", "INTEGER", "code in dictionary `mention`"),
    ),
)

DATASET_TABLES = (ACCOUNT, TWEET, TWEET_WIDE, HASHTAG, URL, MENTION)


def _dictionary(name: str, meaning: str) -> Table:
    return Table(
        name,
        meaning,
        (
            Stored("code", "INTEGER", "key, from 0, never given twice"),
            Stored("value", "VARCHAR", "the value as the archive spells it"),
            Stored("folded", "VARCHAR", "in NFC, and lower case where case does not count"),
            Stored("same_as", "INTEGER", "the lowest code with this `folded`; stands for all"),
        ),
    )


DICTIONARIES = (
    _dictionary("language", "Tweet languages."),
    _dictionary("client", "Names of the programs that tweets were sent with."),
    _dictionary("handle", "Handles that were retweeted."),
    _dictionary("hashtag", "Hashtags, without the #."),
    _dictionary("domain", "Hosts of links, without a leading `www.`"),
    _dictionary("mention", "Ids of accounts that were mentioned."),
)

WORKSPACE = Table(
    "workspace",
    "One row: what this file is.",
    (
        Stored("format_version", "INTEGER", "of these tables; newer ones are not opened"),
        Stored("data_version", "INTEGER", "rises with every change of the imported data"),
        Stored("program_version", "VARCHAR", "that wrote it last"),
        Stored("synthetic", "BOOLEAN", "true for the built-in sample"),
    ),
)

DATASET = Table(
    "dataset",
    "One row an imported dataset.",
    (
        Stored("dataset", "INTEGER", "number, from 1, never given twice"),
        Stored("name", "VARCHAR", "shown to people, unique"),
        Stored("accounts", "INTEGER", "accounts, placeholders counted in"),
        Stored("accounts_placeholder", "INTEGER", "of them known only from tweets"),
        Stored("accounts_with_tweets", "INTEGER", "of them with at least one tweet"),
        Stored("tweets", "INTEGER", "tweets"),
        Stored("first_tweet", "INTEGER", "minute of the earliest tweet"),
        Stored("last_tweet", "INTEGER", "minute of the latest tweet"),
        Stored("conflicting_ids", "INTEGER", "tweet ids that stand on rows that differ"),
        Stored("time_disagreements", "INTEGER", "tweets whose id tells another minute"),
        Stored("imported_utc", "VARCHAR", "ISO time of the import"),
        Stored("program_version", "VARCHAR", "that imported it"),
    ),
)

FILE = Table(
    "file",
    "One row an imported archive file. kept + rejected + duplicate = records.",
    (
        Stored("file", "INTEGER", "number, from 1, never given twice"),
        Stored("dataset", "INTEGER", "number in `dataset`"),
        Stored("name", "VARCHAR", "member name of the CSV, without folders"),
        Stored("container", "VARCHAR", "path it was read from"),
        Stored("container_sha256", "VARCHAR", "of the zip or gzip; NULL for a plain CSV"),
        Stored("sha256", "VARCHAR", "of the extracted CSV"),
        Stored("bytes", "BIGINT", "size of the extracted CSV"),
        Stored("role", "VARCHAR", "users, tweets or both"),
        Stored("layout", "VARCHAR", "name of the layout"),
        Stored("header", "VARCHAR", "JSON list of the header's names, in order"),
        Stored("sources", "VARCHAR", "JSON object: our column -> the header's name"),
        Stored("part", "VARCHAR", "part label; NULL where the file is not one of several"),
        Stored("records", "BIGINT", "by the independent count, header not counted"),
        Stored("rows_read", "BIGINT", "that the importer read"),
        Stored("rows_kept", "BIGINT", "that are in the workspace"),
        Stored("rows_rejected", "BIGINT", "kept in `reject`"),
        Stored("rows_duplicate", "BIGINT", "equal in every field to an earlier row"),
        Stored("notes", "VARCHAR", "JSON list of sentences about what was noticed"),
    ),
)

REJECT = Table(
    "reject",
    "One row a record that could not be read.",
    (
        Stored("file", "INTEGER", "number in `file`"),
        Stored("record", "BIGINT", "record number, from 1, header not counted"),
        Stored("byte_offset", "BIGINT", "where the record begins in the extracted CSV"),
        Stored("reason", "VARCHAR", "a sentence"),
        Stored("raw", "VARCHAR", "the record's text"),
    ),
)

_MARKED = (
    Stored("entity", "VARCHAR", "`account` or `tweet`"),
    Stored("dataset", "VARCHAR", "name of the dataset, which need not be there any more"),
    Stored("id", "VARCHAR", "account id, tweet id, or `sha256#record` of a tweet without its own"),
)

TAG = Table(
    "tag",
    "One row a tag that a user gave to an account or a tweet, each once whatever its case.",
    (*_MARKED, Stored("tag", "VARCHAR", "in NFC, without blanks around it")),
)

NOTE = Table(
    "note",
    "One row an account or a tweet of which a user noted something.",
    (*_MARKED, Stored("note", "VARCHAR", "as typed; never empty")),
)

MARK_TABLES = (TAG, NOTE)
"""What users write. It outlives the data that it is about, and finds it again by name and id."""

KEPT_VIEW = Table(
    "kept_view",
    "One row a view that a user kept to come back to.",
    (
        Stored("name", "VARCHAR", "each once"),
        Stored("content", "VARCHAR", "JSON as in a file of a saved view"),
        Stored("kept_utc", "VARCHAR", "when it was kept, ISO 8601"),
    ),
)

SUMMARY = Table(
    "summary",
    "One row a question that charts are opened with. Made when first needed; it may go.",
    (
        Stored("question", "VARCHAR", "JSON of the statement and its values"),
        Stored("answer", "VARCHAR", "JSON of its columns"),
        Stored("data_version", "INTEGER", "of the data that was asked"),
        Stored("seal", "VARCHAR", "what the tables were known by then"),
    ),
)

WORKSPACE_TABLES = (WORKSPACE, DATASET, FILE, REJECT, *DICTIONARIES, *MARK_TABLES, KEPT_VIEW)
