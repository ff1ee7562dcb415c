"""Which column of a strange table holds what, said by hand beside its first records."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QWidget,
)

from explorer.app.dialogs.column_form import ColumnForm
from explorer.app.dialogs.frame import DialogFrame, paragraph, set_role
from explorer.app.mapping import ROLES, ColumnChoice, likely_role, missing, proposal
from explorer.archive.files import Unrecognised
from explorer.archive.layouts import Role
from explorer.views.shared.table.delegate import CellDelegate
from explorer.views.shared.table.rows import dress_rows

_SIZE = (940, 640)
_SHARES = (500, 400)
_COLUMN_WIDTH = 130
_Index = QModelIndex | QPersistentModelIndex


class RecordsModel(QAbstractTableModel):
    """The header and the first records of a table, as they stand in the file."""

    def __init__(self, table: Unrecognised) -> None:
        super().__init__()
        self._table = table

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._table.records)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        record = self._table.records[index.row()]
        return record[index.column()] if index.column() < len(record) else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return self._table.columns[section]


class ColumnsDialog(DialogFrame):
    """`chosen` comes with a ColumnChoice that lacks nothing; `before` is what was chosen once."""

    chosen = Signal(object)

    def __init__(
        self, table: Unrecognised, before: ColumnChoice | None, parent: QWidget | None = None
    ) -> None:
        super().__init__("columnsDialog", "Which column holds what?", parent)
        self._table = table
        self._form: ColumnForm | None = None
        self.body.addWidget(paragraph(table.where, "muted"))
        self._roles = QButtonGroup(self)
        self.body.addLayout(self._role_row())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setProperty("role", "plain")
        self._area.setAccessibleName("Columns to choose")
        self._records = self._record_table()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._area)
        split.addWidget(self._records)
        split.setSizes(list(_SHARES))
        self.body.addWidget(split, 1)
        self._sentence = paragraph("", "muted")
        self._sentence.setObjectName("columnsMissing")
        self.body.addWidget(self._sentence)
        self.add_button("Cancel", "cancelButton").clicked.connect(self.reject)
        self._use = self.add_button("Use these columns", "useColumnsButton", primary=True)
        self._use.clicked.connect(self._on_use)
        choice = before or proposal(table, likely_role(table))
        self._tick(choice.role)
        self._show(choice)
        self._roles.buttonToggled.connect(self._on_role)
        self.resize(*_SIZE)

    @property
    def choice(self) -> ColumnChoice:
        """What is chosen now, whole or not."""
        assert self._form is not None  # noqa: S101 - shown from the beginning on
        return self._form.choice

    def _role_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        for role, words in ROLES.items():
            button = QRadioButton(words)
            button.setObjectName(f"role_{role}")
            self._roles.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _record_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("firstRecords")
        table.setAccessibleName("First records of the file")
        table.setModel(RecordsModel(self._table))
        table.setItemDelegate(CellDelegate(table))
        dress_rows(table)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.horizontalHeader().setDefaultSectionSize(_COLUMN_WIDTH)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        return table

    def _tick(self, role: Role) -> None:
        button = self.findChild(QRadioButton, f"role_{role}")
        if isinstance(button, QRadioButton):
            button.setChecked(True)

    def _on_role(self, button: QRadioButton, on: bool) -> None:
        for role in ROLES:
            if on and button.objectName() == f"role_{role}":
                self._show(proposal(self._table, role))

    def _show(self, choice: ColumnChoice) -> None:
        self._form = ColumnForm(self._table, choice)
        self._form.changed.connect(self._on_changed)
        self._form.looked_at.connect(self._on_looked_at)
        self._area.setWidget(self._form)
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self._form.minimumSizeHint().width() + bar)
        self._on_changed()

    def _on_changed(self) -> None:
        lacking = missing(self.choice)
        chosen = len(self.choice.sources)
        left = len(self._table.columns) - len(set(self.choice.sources.values()))
        self._sentence.setText(
            lacking
            or f"{chosen} columns are chosen; the other {left} of the file are kept as they are, "
            "for the export, and shown nowhere."
        )
        set_role(self._sentence, "caution" if lacking else "muted")
        self._use.setEnabled(not lacking)

    def _on_looked_at(self, source: str) -> None:
        """Show the column that is being chosen."""
        if source in self._table.columns:
            place = self._table.columns.index(source)
            self._records.selectColumn(place)
            self._records.scrollTo(self._records.model().index(0, place))
        else:
            self._records.clearSelection()

    def _on_use(self) -> None:
        self.chosen.emit(self.choice)
        self.accept()
