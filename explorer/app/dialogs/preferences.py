"""How the program looks and reads, changed while it is seen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from explorer.app.dialogs.frame import DialogFrame, paragraph, set_role
from explorer.app.fonts import families
from explorer.app.number_format import number_choices
from explorer.app.preferences import LARGEST_TEXT, SMALLEST_TEXT, Preferences
from explorer.errors import KnownError
from explorer.query.calendar import checked_zone
from explorer.views.heatmap.zones import OFFERED, zone_words
from explorer.views.shared.text_scale import text_scale

_WIDTH = 560
_TEXT_STEP = 10
_THEMES = (("As the desktop", "system"), ("Light", "light"), ("Dark", "dark"))
_PRIVACY = (
    "Otherwise the names and handles of accounts with fewer than 5,000 followers, which the "
    "platform disclosed to the public as hashes, are shown shortened where an archive has them in "
    "clear, also where they were retweeted or are named in a text. Handles that are not in the "
    "archive are shown as written: nobody knows their size. Filters, copies and exports are exact "
    "always."
)


_NUMBERS = (
    "Numbers are written so on the screen; filters are typed, and files written, as 1,234.5 or "
    "1234.5 always."
)
_SHORTEST_LETTERS = 10
"""Of a choice that is cut where the dialog is narrow."""


class PreferencesDialog(DialogFrame):
    """`changed` brings the preferences at each change; nothing waits for a button."""

    changed = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("preferencesDialog", "Preferences", parent)
        self._preferences = preferences
        self.theme = _combo("themePreference", "Theme", _THEMES)
        sizes = range(SMALLEST_TEXT, LARGEST_TEXT + 1, _TEXT_STEP)
        self.text = _combo(
            "textPreference", "Text size", [(f"{size} %", str(size)) for size in sizes]
        )
        self.zone = _combo(
            "zonePreference", "Clock", [(words, zone) for zone, words in OFFERED.items()]
        )
        self.zone.setEditable(True)
        desktops = ("As the desktop", "")
        fonts = (desktops, *((name, name) for name in families()))
        self.font_family = _combo("fontPreference", "Font", fonts)
        self.tweet_font = _combo("tweetFontPreference", "Font of tweets", fonts)
        self.tweet_font.setItemText(0, "As everything else")
        self.numbers = _combo("numbersPreference", "Numbers", number_choices())
        self.clear_names = QCheckBox("Show clear names of small accounts")
        self.clear_names.setObjectName("clearNamesPreference")
        self._says = paragraph("", "caption")
        self._says.setObjectName("preferencesSays")
        self._says.hide()
        self._lay_out()
        self._show()
        self.theme.activated.connect(lambda _place: self._take())
        self.text.activated.connect(lambda _place: self._take())
        for combo in (self.zone, self.font_family, self.tweet_font, self.numbers):
            combo.activated.connect(lambda _place: self._take())
        zone_field = self.zone.lineEdit()
        if zone_field is not None:
            zone_field.setAccessibleName("Clock: a place or an offset")
            zone_field.editingFinished.connect(self._take)
        self.clear_names.toggled.connect(lambda _is_on: self._take())
        self._fit()

    def _lay_out(self) -> None:
        self.numbers.setToolTip(_NUMBERS)
        fields = (
            (self.theme, self.text),
            (self.font_family, self.tweet_font),
            (self.numbers, self.zone),
        )
        form = QGridLayout()
        for row, pair in enumerate(fields):
            for place, field in enumerate(pair):
                label = QLabel(field.accessibleName())
                label.setBuddy(field)
                form.addWidget(label, row, 2 * place)
                form.addWidget(field, row, 2 * place + 1)
                form.setColumnStretch(2 * place + 1, 1)
        self.body.addLayout(form)
        self.body.addWidget(
            paragraph(
                "The clock is that of hours and weekdays in workspaces opened from now on: a place "
                "such as Asia/Kolkata, or an offset such as +05:30.",
                "muted",
            )
        )
        self.body.addWidget(self.clear_names)
        self.body.addWidget(paragraph(_PRIVACY, "muted"))
        self.body.addWidget(self._says)
        usual = self.add_button_left("Usual settings", "usualPreferencesButton")
        usual.clicked.connect(self._go_back_to_usual)
        self.add_button("Close", "closeButton", primary=True).clicked.connect(self.close)

    def _show(self) -> None:
        wanted = self._preferences
        self.theme.setCurrentIndex(self.theme.findData(wanted.scheme))
        nearest = round(wanted.text_percent / _TEXT_STEP) * _TEXT_STEP
        self.text.setCurrentIndex(self.text.findData(str(nearest)))
        self.zone.setCurrentIndex(self.zone.findData(wanted.zone))
        self.zone.setEditText(zone_words(wanted.zone) if wanted.zone in OFFERED else wanted.zone)
        self.numbers.setCurrentIndex(self.numbers.findData(wanted.numbers))
        _choose_font(self.font_family, wanted.font)
        _choose_font(self.tweet_font, wanted.tweet_font)
        self.clear_names.setChecked(wanted.clear_names)

    def _take(self) -> None:
        try:
            zone = self._chosen_zone()
        except KnownError as error:
            self._say(str(error), "error")
            return
        self._say("", "caption")
        self._change(
            replace(
                self._preferences,
                scheme=self.theme.currentData(),
                text_percent=int(self.text.currentData()),
                zone=zone,
                clear_names=self.clear_names.isChecked(),
                numbers=self.numbers.currentData(),
                font=self.font_family.currentData(),
                tweet_font=self.tweet_font.currentData(),
            )
        )

    def _chosen_zone(self) -> str:
        typed = self.zone.currentText().strip()
        offered = {words: zone for zone, words in OFFERED.items()}
        return offered.get(typed) or checked_zone(typed)

    def _go_back_to_usual(self) -> None:
        usual = Preferences()
        self._change(usual)
        self._show()
        self._say("", "caption")

    def _change(self, preferences: Preferences) -> None:
        if preferences != self._preferences:
            self._preferences = preferences
            self.changed.emit(preferences)
            # Larger letters, which labels take only later, need a higher dialog.
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        room = self.screen().availableGeometry().width()
        self.fit(min(round(_WIDTH * text_scale()), room))

    def _say(self, sentence: str, role: str) -> None:
        self._says.setText(sentence)
        set_role(self._says, role)
        self._says.setVisible(bool(sentence))


def _choose_font(combo: QComboBox, name: str) -> None:
    """Show a font that was chosen, one that is not here any more too."""
    if combo.findData(name) < 0:
        combo.addItem(f"{name} (not on this computer)", name)
    combo.setCurrentIndex(combo.findData(name))


def _combo(
    name: str, words: str, choices: list[tuple[str, str]] | tuple[tuple[str, str], ...]
) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(words)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(_SHORTEST_LETTERS)
    for said, data in choices:
        combo.addItem(said, data)
    return combo
