"""Files that are no archive file: what they are, by their names and first bytes."""

from __future__ import annotations

import re

from explorer.archive.files import Notice
from explorer.archive.naming import file_name

_MEDIA = frozenset(
    (
        *("jpg", "jpeg", "png", "gif", "webp", "bmp", "svg"),
        *("mp4", "m4v", "mov", "avi", "mkv", "webm", "m3u8", "ts", "vtt"),
        *("mp3", "m4a", "aac", "wav"),
    )
)
_SPREADSHEETS = frozenset(("xls", "xlsx", "xlsm", "xlsb", "ods", "numbers"))
_PACKED = frozenset(
    ("7z", "rar", "tar", "tgz", "bz2", "tbz2", "xz", "txz", "zst", "lz4", "z", "br")
)
_TABLES = frozenset(("csv", "tsv"))
# Names tell little, so that nearly every file is looked into; these are surely something else.
_DOCUMENTS = frozenset(
    (
        *("js", "json", "jsonl", "html", "htm", "css", "xml", "md", "rst", "log"),
        *("pdf", "doc", "docx", "odt", "rtf", "ppt", "pptx"),
        *("py", "ipynb", "r", "ini", "toml", "yaml", "yml", "exe", "dll", "so"),
        *("sqlite", "parquet", "feather", "pkl", "npy", "ttf", "woff", "woff2"),
    )
)

_JUNK = re.compile(r"^(?:\..*|Thumbs\.db|desktop\.ini|__MACOSX)$", re.IGNORECASE)
_MEDIA_LIST = re.compile(r"media.*list.*\.(?:txt|csv)$", re.IGNORECASE | re.DOTALL)
_README = re.compile(r"^(?:.*[_\- .])?(?:read[_\- ]?me|licen[cs]e|changelog)\b", re.IGNORECASE)
_PERSONAL = re.compile(
    r"(?:^|[/\\])data[/\\](?:tweets?|account|like|follower|following|direct-messages|manifest)"
    r"(?:-part\d+)?\.js$",
    re.IGNORECASE,
)
_PERSONAL_ALONE = re.compile(r"^tweets?(?:-part\d+)?\.js$", re.IGNORECASE)

_MAGIC = {
    b"7z\xbc\xaf\x27\x1c": Notice.OTHER_PACKING,
    b"Rar!": Notice.OTHER_PACKING,
    b"BZh": Notice.OTHER_PACKING,
    b"\xfd7zXZ\x00": Notice.OTHER_PACKING,
    b"\x28\xb5\x2f\xfd": Notice.OTHER_PACKING,
    b"\xd0\xcf\x11\xe0": Notice.SPREADSHEET,
}
_TAR_AT, _TAR = 257, b"ustar"
_WORKSPACE_AT, _WORKSPACE = 8, b"DUCK"

_GET = (
    "download the dataset's users and tweets files, “…_users_csv_hashed.zip” and "
    "“…_tweets_csv_hashed.zip”"
)
SENTENCES = {
    Notice.NOTHING_FOUND: (
        "Nothing that can be imported is here: choose the folder, the zips or the CSVs of a "
        f"disclosed dataset, or {_GET}."
    ),
    Notice.PERSONAL_ARCHIVE: (
        "This is somebody's own Twitter archive (data/tweets.js) and not a disclosed dataset: "
        f"{_GET}, instead."
    ),
    Notice.MEDIA: (
        "Pictures and videos are not imported, and are not needed: what is imported are the "
        "dataset's users and tweets files, “…_users_csv_hashed.zip” and “…_tweets_csv_hashed.zip”."
    ),
    Notice.MEDIA_LIST: "This is the list of the dataset's media zips; it is not needed.",
    Notice.README: "This is a text to read and holds no data; it is not needed.",
    Notice.SPREADSHEET: (
        "This is a spreadsheet, and spreadsheets spoil long ids: download the original CSV; if "
        "there is none, save the sheet as CSV in UTF-8."
    ),
    Notice.OTHER_PACKING: (
        "This is packed in a way that is not read here: unpack it with your system's own tool "
        "and open the folder."
    ),
    Notice.WORKSPACE: (
        "This is a workspace of this program or another DuckDB file and no archive: open it by "
        "itself."
    ),
    Notice.OTHER: "This is no table and holds nothing to import.",
    Notice.HEADER_ONLY: "The file holds a header and no records: nothing was posted in this part.",
}


def ending_of(path: str) -> str:
    """What follows the last dot of a name, in lower case; empty without a dot."""
    _, dot, ending = file_name(path).rpartition(".")
    return ending.lower() if dot else ""


def is_junk(path: str) -> bool:
    """What systems leave lying about: hidden files, and folders of macOS in zips."""
    return any(
        _JUNK.match(part) for part in re.split(r"[/\\]", path) if part not in ("", "..", ".")
    )


def is_media(path: str) -> bool:
    return ending_of(path) in _MEDIA


def is_personal(path: str) -> bool:
    """Whether a path is one of the files in a person's own Twitter archive."""
    return bool(_PERSONAL.search(path)) or bool(_PERSONAL_ALONE.match(file_name(path)))


def is_document(path: str) -> bool:
    """Whether a file of this name need not be looked into."""
    return ending_of(path) in _DOCUMENTS


def calls_itself_table(path: str) -> bool:
    return ending_of(path) in _TABLES


def by_name(path: str) -> Notice | None:
    """What a name says that a file is, if it says anything."""
    name, ending = file_name(path), ending_of(path)
    if is_personal(path):
        return Notice.PERSONAL_ARCHIVE
    if ending in _SPREADSHEETS:
        return Notice.SPREADSHEET
    if ending in _PACKED:
        return Notice.OTHER_PACKING
    if _MEDIA_LIST.search(name):
        return Notice.MEDIA_LIST
    return Notice.README if _README.match(name) else None


def by_magic(head: bytes) -> Notice | None:
    """What the first bytes say that a file is, zips and gzips apart."""
    if head[_TAR_AT:].startswith(_TAR):
        return Notice.OTHER_PACKING
    if head[_WORKSPACE_AT:].startswith(_WORKSPACE):
        return Notice.WORKSPACE
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)
