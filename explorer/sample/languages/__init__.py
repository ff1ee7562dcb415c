"""The languages that the invented people write in."""

from __future__ import annotations

from explorer.sample.languages.arabic import ARABIC
from explorer.sample.languages.chinese_simplified import CHINESE_SIMPLIFIED
from explorer.sample.languages.chinese_traditional import CHINESE_TRADITIONAL
from explorer.sample.languages.english import ENGLISH
from explorer.sample.languages.russian import RUSSIAN
from explorer.sample.languages.spanish import SPANISH
from explorer.sample.languages.thai import THAI
from explorer.sample.languages.turkish import TURKISH

LANGUAGES = (
    CHINESE_SIMPLIFIED,
    ENGLISH,
    ARABIC,
    TURKISH,
    THAI,
    RUSSIAN,
    CHINESE_TRADITIONAL,
    SPANISH,
)
SHARES = (0.24, 0.18, 0.13, 0.12, 0.11, 0.1, 0.07, 0.05)
