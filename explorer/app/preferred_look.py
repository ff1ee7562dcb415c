"""The look that somebody prefers, put on the whole application."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from explorer.app.dress import dress
from explorer.app.fonts import present_family
from explorer.app.number_format import numerals_of
from explorer.app.preferences import Preferences
from explorer.views.shared.theme import Theme


def put_on(application: QApplication, preferred: Preferences) -> Theme:
    """Dress the application and give back what views are built with.

    A font that is not on this computer is left out.
    """
    family = present_family(preferred.font)
    theme = dress(application, preferred.scheme, preferred.text_percent, family)
    tweet_font = present_family(preferred.tweet_font)
    return replace(theme, numerals=numerals_of(preferred.numbers), tweet_font=tweet_font)
