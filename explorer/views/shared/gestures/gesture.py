"""What mouse and keyboard do to what is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

T_co = TypeVar("T_co", covariant=True)


class How(Enum):
    """Only these (click, drag), these too (with Shift), or not these (with Alt)."""

    ONLY = "only"
    ADD = "add"
    EXCLUDE = "exclude"


def how_of(modifiers: Qt.KeyboardModifier) -> How:
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return How.EXCLUDE
    return How.ADD if modifiers & Qt.KeyboardModifier.ShiftModifier else How.ONLY


@dataclass(frozen=True, slots=True)
class Gesture(Generic[T_co]):
    """What was done to `target`. `adjusts` an existing brush, else makes a new one."""

    target: T_co
    how: How = How.ONLY
    adjusts: bool = False
