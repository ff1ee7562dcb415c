"""How numbers are written on the screen: the choices, and what each of them means."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QLocale

from explorer.schema.numerals import PLAIN, Numerals

USUAL_NUMBERS = "comma"
"""That of the language the program speaks, and of the filters that are typed."""
SYSTEM_NUMBERS = "system"
_NARROW_SPACE = "\u202f"
"""Does not break at the end of a line."""
FORMATS: Mapping[str, Numerals] = MappingProxyType(
    {
        USUAL_NUMBERS: PLAIN,
        "point": Numerals(".", ","),
        "space": Numerals(_NARROW_SPACE, ","),
        "space_point": Numerals(_NARROW_SPACE, "."),
    }
)
_EXAMPLE = "1,234.5"


def numerals_of(choice: str, system: QLocale | None = None) -> Numerals:
    """What a choice means; the usual for one that is not known."""
    if choice != SYSTEM_NUMBERS:
        return FORMATS.get(choice, PLAIN)
    locale = QLocale.system() if system is None else system
    return Numerals(locale.groupSeparator(), locale.decimalPoint())


def number_choices() -> tuple[tuple[str, str], ...]:
    """Every choice as it is offered, by an example."""
    offered = ((numerals.respelled(_EXAMPLE), name) for name, numerals in FORMATS.items())
    example = numerals_of(SYSTEM_NUMBERS).respelled(_EXAMPLE)
    return (*offered, (f"As the desktop: {example}", SYSTEM_NUMBERS))
