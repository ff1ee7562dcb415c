"""What a screen reader would find in a program, told as JSON: run by the system's own Python.

Takes the name of the program and a number of seconds to wait for it. Writes one line: a list of
role, name and description of everything that can be seen, the words of the labels that stand for
it, and whether the keyboard can reach it.
"""

from __future__ import annotations

import json
import sys
import time

import gi  # pyright: ignore[reportMissingImports]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  # pyright: ignore[reportMissingImports]

PAUSE_S = 0.2
MOST_CHILDREN = 40
"""A table of ten million rows has ten million children: only so many of any are looked at."""


def program(name: str, patience_s: float) -> Atspi.Accessible:
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(place)
            if found is not None and found.get_name() == name and found.get_child_count():
                return found
        time.sleep(PAUSE_S)
    sys.exit(f"no program called {name} speaks AT-SPI")


def walk(thing: Atspi.Accessible) -> list[dict[str, object]]:
    states = thing.get_state_set()
    if not states.contains(Atspi.StateType.SHOWING) and thing.get_parent() is not None:
        is_window = thing.get_role() in (Atspi.Role.APPLICATION, Atspi.Role.FRAME)
        if not is_window:
            return []
    said = [
        {
            "role": thing.get_role_name(),
            "name": thing.get_name(),
            "description": thing.get_description(),
            "labels": labels_of(thing),
            "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        }
    ]
    for place in range(min(thing.get_child_count(), MOST_CHILDREN)):
        child = thing.get_child_at_index(place)
        if child is not None:
            said.extend(walk(child))
    return said


def labels_of(thing: Atspi.Accessible) -> list[str]:
    return [
        relation.get_target(place).get_name()
        for relation in thing.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for place in range(relation.get_n_targets())
    ]


if __name__ == "__main__":
    print(json.dumps(walk(program(sys.argv[1], float(sys.argv[2])))))
