"""Media zips: found beside an archive by what is in them, read in place, and never trusted."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.archive import media
from explorer.archive.media import MediaZips, blocks_of, read_whole
from explorer.errors import Cancelled, KnownError
from explorer.schema.media import MediaFile, MediaKind

TWEET = 1137687349218471936
MEMBER = f"abc=/{TWEET}-AbC_x.jpg"


def never() -> None:
    """Whoever asked still waits."""


def put_zip(path: Path, *members: str, data: bytes = b"picture") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            archive.writestr(member, data)
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Where the tweets file lies."""
    return put_zip(tmp_path / "archive" / "x_tweets_csv_hashed.zip", "x.csv")


@pytest.mark.parametrize(
    "place",
    ["archive/part 3.zip", "archive/inner/x_1.zip", "x_media/1.zip", "archive/x_tweet_media.ZIP"],
)
@pytest.mark.parametrize(
    "member", [MEMBER, f"images/abc=/{TWEET}-a.jpg", f"abc=/images/{TWEET}-a.jpg"]
)
def test_it_is_found_where_people_put_it(
    tmp_path: Path, source: Path, place: str, member: str
) -> None:
    path = put_zip(tmp_path / place, member, "abc=/11-a.jpg")
    found = MediaZips().find([source], TWEET, never)
    assert found.files == (MediaFile(path, member, MediaKind.PICTURE, 7),)
    assert found.zips == 1
    assert not found.troubles
    assert read_whole(found.files[0]) == b"picture"


def test_all_of_a_tweet_is_found_and_named_by_kind(source: Path) -> None:
    put_zip(source.with_name("m1.zip"), MEMBER, f"abc=/{TWEET}-v.mp4", f"abc=/{TWEET}-v.gif")
    put_zip(source.with_name("m2.zip"), f"abc=/{TWEET}-z.svg", "abc=/12-a.png")
    found = MediaZips().find([source], TWEET, never)
    assert [(file.name, file.kind.value) for file in found.files] == [
        (f"{TWEET}-AbC_x.jpg", "picture"),
        (f"{TWEET}-v.mp4", "video"),
        (f"{TWEET}-v.gif", "video"),
        (f"{TWEET}-z.svg", "file"),
    ]
    assert found.zips == 2


@pytest.mark.parametrize(
    "members",
    [
        (),
        ("x.csv",),
        (f"{TWEET}-in-no-folder.jpg",),
        (f"abc=/{TWEET}.jpg", f"abc=/{TWEET}-.txt", f"abc=/x{TWEET}-a.jpg"),
        (f"__MACOSX/abc=/{TWEET}-a.jpg", f"abc=/._{TWEET}-a.jpg"),
    ],
)
def test_other_zips_are_no_media(source: Path, members: tuple[str, ...]) -> None:
    put_zip(source.with_name("x_media_1.zip"), *members)
    found = MediaZips().find([source], TWEET, never)
    assert (found.files, found.zips, found.troubles) == ((), 0, ())


def test_nothing_downloaded_is_normal(source: Path) -> None:
    found = MediaZips().find([source], TWEET, never)
    assert (found.files, found.zips, found.troubles, found.absent) == ((), 0, (), ())


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    found = MediaZips().find([tmp_path / "gone" / "x.csv"], TWEET, never)
    assert found.absent == (tmp_path / "gone",)


def test_zips_that_come_later_or_change_are_seen(source: Path) -> None:
    zips = MediaZips()
    assert not zips.find([source], TWEET, never).files
    path = put_zip(source.with_name("m.zip"), "abc=/12-a.png")
    assert zips.find([source], TWEET, never).zips == 1
    put_zip(path, MEMBER, "abc=/13-a.png")
    assert len(zips.find([source], TWEET, never).files) == 1
    path.unlink()
    assert zips.find([source], TWEET, never).zips == 0


def test_a_list_of_names_is_read_once(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_zip(source.with_name("m.zip"), "abc=/12-a.png")
    zips = MediaZips()
    zips.find([source], TWEET, never)
    monkeypatch.setattr(media, "_members", None)
    assert zips.find([source], TWEET, never).zips == 1


def test_whoever_no_longer_waits_ends_it(source: Path) -> None:
    put_zip(source.with_name("m.zip"), MEMBER)

    def gone() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        MediaZips().find([source], TWEET, gone)


def test_a_damaged_zip_does_not_hold_back_the_rest(source: Path) -> None:
    whole = put_zip(source.with_name("x_media_1.zip"), MEMBER)
    cut = source.with_name("x_media_2.zip")
    cut.write_bytes(whole.read_bytes()[:-30])
    source.with_name("other.zip").write_bytes(b"PK\x03\x04 something else")
    found = MediaZips().find([source], TWEET, never)
    assert len(found.files) == 1
    assert found.zips == 2
    assert found.troubles == (
        "x_media_2.zip is damaged or was not downloaded to its end: download x_media_2.zip again.",
    )


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


def spoilt(path: Path) -> None:
    """The bytes of the picture no longer fit their checksum."""
    whole = path.read_bytes()
    at = whole.index(b".jpg") + len(b".jpg")
    path.write_bytes(whole[:at] + b"\x01\x02\x03" + whole[at + 3 :])


def replaced(path: Path) -> None:
    put_zip(path, "abc=/12-a.png")


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (cut, "is damaged or was not downloaded to its end"),
        (spoilt, "is damaged or was not downloaded to its end"),
        (Path.unlink, "is not there: see where it is"),
        (replaced, "is no longer in m.zip"),
    ],
)
def test_what_goes_wrong_after_it_was_found_is_told(
    source: Path, harm: Callable[[Path], None], says: str
) -> None:
    path = put_zip(source.with_name("m.zip"), MEMBER, data=b"picture" * 100)
    (file,) = MediaZips().find([source], TWEET, never).files
    harm(path)
    with pytest.raises(KnownError, match=says):
        read_whole(file)


def test_a_zip_that_goes_between_two_looks_is_told(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put_zip(source.with_name("m.zip"), MEMBER)
    zips = MediaZips()
    zips.find([source], TWEET, never)
    stamp = media._stamp(path)
    monkeypatch.setattr(media, "_stamp", lambda _path: stamp)
    path.write_bytes(b"")
    found = zips.find([source], TWEET, never)
    assert found.files == ()
    assert "m.zip is damaged" in found.troubles[0]


@pytest.mark.parametrize("member", [f"../{TWEET}-a.jpg", f"/etc/{TWEET}-a.jpg"])
def test_a_way_out_of_the_zip_is_refused(source: Path, member: str) -> None:
    put_zip(source.with_name("m.zip"), member)
    (file,) = MediaZips().find([source], TWEET, never).files
    with pytest.raises(KnownError, match="no honest archive"):
        read_whole(file)


def test_an_encrypted_picture_is_refused(source: Path) -> None:
    path = put_zip(source.with_name("m.zip"), MEMBER)
    whole = bytearray(path.read_bytes())
    at = whole.index(b"PK\x01\x02") + 8
    whole[at : at + 2] = struct.pack("<H", 1)
    path.write_bytes(whole)
    (file,) = MediaZips().find([source], TWEET, never).files
    with pytest.raises(KnownError, match="protected by a password"):
        read_whole(file)


def test_what_would_fill_the_memory_is_refused(source: Path) -> None:
    put_zip(source.with_name("m.zip"), MEMBER, data=b"\0" * (media.MOST_BYTES + 1))
    (file,) = MediaZips().find([source], TWEET, never).files
    with pytest.raises(KnownError, match=r"64 MB large, too large for a picture: save a copy"):
        read_whole(file)
    assert sum(map(len, blocks_of(file))) == file.bytes


def test_more_than_the_list_says_is_refused(source: Path) -> None:
    path = put_zip(source.with_name("m.zip"), MEMBER, data=b"\0" * 3_000_000)
    whole = bytearray(path.read_bytes())
    at = whole.index(b"PK\x01\x02") + 24
    whole[at : at + 4] = struct.pack("<I", 10)
    path.write_bytes(whole)
    (file,) = MediaZips().find([source], TWEET, never).files
    assert file.bytes == 10
    with pytest.raises(KnownError, match="is damaged"):
        read_whole(file)


def test_a_folder_that_may_not_be_read_is_passed_by(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_zip(source.with_name("m.zip"), MEMBER)
    (source.parent / "closed").mkdir()
    may_be_read = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return may_be_read(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert len(MediaZips().find([source], TWEET, never).files) == 1
