"""The dialog that asks which column holds what."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QRadioButton, QTableView
from pytestqt.qtbot import QtBot

from explorer.app.dialogs.columns import ColumnsDialog, RecordsModel
from explorer.app.mapping import ColumnChoice
from tests.qt.app.test_mapping import ACCOUNTS, API, TWEETS


@pytest.fixture
def dialog(qtbot: QtBot) -> ColumnsDialog:
    made = ColumnsDialog(ACCOUNTS, None)
    qtbot.addWidget(made)
    return made


def combo(dialog: ColumnsDialog, name: str) -> QComboBox:
    found = [one for one in dialog.findChildren(QComboBox, name) if one.parent() is not None]
    return found[-1]


def button(dialog: ColumnsDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_what_is_likely_is_chosen_beforehand(dialog: ColumnsDialog) -> None:
    assert dialog.choice == ColumnChoice(
        "users",
        {"account_id": "id", "handle": "screen_name", "created": "created_at"},
        {"created": API},
    )
    assert button(dialog, "useColumnsButton").isEnabled()


def test_without_what_is_needed_there_is_no_going_on(dialog: ColumnsDialog) -> None:
    combo(dialog, "source_account_id").setCurrentIndex(0)
    sentence = dialog.findChild(QLabel, "columnsMissing")
    assert isinstance(sentence, QLabel)
    assert not button(dialog, "useColumnsButton").isEnabled()
    assert "“Account id”" in sentence.text()
    combo(dialog, "source_account_id").setCurrentText("id")
    assert button(dialog, "useColumnsButton").isEnabled()


def test_another_kind_of_row_asks_for_other_columns(dialog: ColumnsDialog) -> None:
    role = dialog.findChild(QRadioButton, "role_tweets")
    assert isinstance(role, QRadioButton)
    role.click()
    assert dialog.choice.role == "tweets"
    assert not button(dialog, "useColumnsButton").isEnabled()


def test_what_was_chosen_once_is_shown_again(qtbot: QtBot) -> None:
    before = ColumnChoice(
        "tweets",
        {"account_id": "user_id", "text": "full_text", "time": "created_at"},
        {"time": API},
    )
    dialog = ColumnsDialog(TWEETS, before)
    qtbot.addWidget(dialog)
    assert dialog.choice == before


def test_times_that_cannot_be_read_are_said(dialog: ColumnsDialog, qtbot: QtBot) -> None:
    combo(dialog, "format_created").setCurrentIndex(0)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(text.startswith("1 of 1 cannot be read so") for text in said)
    combo(dialog, "source_created").setCurrentText("id")
    combo(dialog, "source_created").setCurrentText("created_at")
    assert dialog.choice.formats == {"created": API}


def test_the_column_that_is_chosen_is_shown_in_the_records(dialog: ColumnsDialog) -> None:
    combo(dialog, "source_handle").setCurrentText("created_at")
    records = dialog.findChild(QTableView, "firstRecords")
    assert isinstance(records, QTableView)
    chosen = {index.column() for index in records.selectionModel().selectedIndexes()}
    assert chosen == {ACCOUNTS.columns.index("created_at")}


def test_using_the_columns_gives_the_choice(dialog: ColumnsDialog, qtbot: QtBot) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert caught.args == [dialog.choice]


def test_every_choice_has_a_name_for_screen_readers(dialog: ColumnsDialog) -> None:
    assert all(one.accessibleName() for one in dialog.findChildren(QComboBox))


def test_the_records_are_shown_as_they_are(qtmodeltester: object, qtbot: QtBot) -> None:
    model = RecordsModel(ACCOUNTS)
    getattr(qtmodeltester, "check")(model)  # noqa: B009 - pytest-qt's fixture has no type
    shown = [[model.index(row, at).data() for at in range(6)] for row in range(2)]
    assert shown == [["0", "12", "ann", ACCOUNTS.records[0][3], "a", "b"],
                     ["1", "13", "", "", "a", ""]]  # fmt: skip
