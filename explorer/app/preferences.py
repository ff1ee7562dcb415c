"""What a user prefers, from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings

from explorer.app import settings
from explorer.app.dress import USUAL_TEXT
from explorer.app.number_format import FORMATS, SYSTEM_NUMBERS, USUAL_NUMBERS
from explorer.app.theme import Scheme
from explorer.errors import KnownError
from explorer.query.calendar import checked_zone
from explorer.schema.clause import UTC

SMALLEST_TEXT, LARGEST_TEXT = 80, 200
_TEXT = "preferences/text_percent"
_ZONE = "preferences/zone"
_CLEAR_NAMES = "preferences/clear_names"
_NUMBERS = "preferences/numbers"
_FONT, _TWEET_FONT = "preferences/font", "preferences/tweet_font"
_LONGEST_FONT = 100
_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Preferences:
    """`zone` is that of hours and weekdays in workspaces opened from now on.

    With `clear_names` the names of small accounts are shown that the archive gives in clear.
    `numbers` is a choice of `number_format`; fonts are names of families, empty for the desktop's.
    """

    scheme: Scheme = "system"
    text_percent: int = USUAL_TEXT
    zone: str = UTC
    clear_names: bool = False
    numbers: str = USUAL_NUMBERS
    font: str = ""
    tweet_font: str = ""


def read_preferences(remembered: QSettings) -> Preferences:
    """What was remembered; the usual in the place of what is damaged."""
    return Preferences(
        settings.theme_name(remembered),
        _text_percent(remembered.value(_TEXT)),
        _zone(remembered.value(_ZONE)),
        remembered.value(_CLEAR_NAMES) == _YES,
        _numbers(remembered.value(_NUMBERS)),
        _font(remembered.value(_FONT)),
        _font(remembered.value(_TWEET_FONT)),
    )


def remember_preferences(remembered: QSettings, preferences: Preferences) -> None:
    settings.remember_theme(remembered, preferences.scheme)
    remembered.setValue(_TEXT, preferences.text_percent)
    remembered.setValue(_ZONE, preferences.zone)
    remembered.setValue(_CLEAR_NAMES, _YES if preferences.clear_names else _NO)
    remembered.setValue(_NUMBERS, preferences.numbers)
    remembered.setValue(_FONT, preferences.font)
    remembered.setValue(_TWEET_FONT, preferences.tweet_font)


def damage_in(remembered: QSettings) -> str:
    """A sentence where something that was remembered makes no sense; empty where all does."""
    is_unreadable = remembered.status() is QSettings.Status.FormatError
    usual = read_preferences(remembered)
    stored = {
        _TEXT: str(usual.text_percent),
        _ZONE: usual.zone,
        _NUMBERS: usual.numbers,
        _FONT: usual.font,
        _TWEET_FONT: usual.tweet_font,
    }
    damaged = [name for name, read in stored.items() if str(remembered.value(name, read)) != read]
    if not is_unreadable and not damaged:
        return ""
    return (
        f"The settings in “{remembered.fileName()}” are damaged: "
        "the usual ones are used in their place. Preferences… (Ctrl+,) sets them anew."
    )


def _text_percent(stored: object) -> int:
    try:
        percent = int(str(stored))
    except ValueError:
        return USUAL_TEXT
    return percent if SMALLEST_TEXT <= percent <= LARGEST_TEXT else USUAL_TEXT


def _numbers(stored: object) -> str:
    known = isinstance(stored, str) and stored in (*FORMATS, SYSTEM_NUMBERS)
    return str(stored) if known else USUAL_NUMBERS


def _font(stored: object) -> str:
    """A name; whether that font is there is asked when it is put on."""
    is_name = isinstance(stored, str) and len(stored) <= _LONGEST_FONT and stored.isprintable()
    return str(stored) if is_name else ""


def _zone(stored: object) -> str:
    try:
        return checked_zone(stored) if isinstance(stored, str) else UTC
    except KnownError:
        return UTC
