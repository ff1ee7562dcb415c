"""What the window's command line asks for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DEFAULT_SIZE = (1440, 900)
SMALLEST_SIDE = 320
LARGEST_SIDE = 10_000
# A filter may begin with a minus sign, which argparse would take for an option.
_FILTER, _COMPARE = "--filter", "--compare"


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """Open the window on these paths, this workspace or the sample."""

    paths: tuple[Path, ...] = ()
    workspace: Path | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Render:
    """Draw the window of a workspace into a picture.

    `compare` are the filters of a selection to compare with, None for no comparison.
    """

    workspace: Path
    output: Path
    filters: tuple[str, ...] = ()
    zone: str = "UTC"
    width: int = DEFAULT_SIZE[0]
    height: int = DEFAULT_SIZE[1]
    theme: str = "light"
    force: bool = False
    compare: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SelfTest:
    """Try every part of the program once and say what fails."""


Asked = OpenWindow | Render | SelfTest


def parse(argv: Sequence[str]) -> Asked:
    """What is asked for; wrong usage ends the program with code 2 as argparse does."""
    if argv and argv[0] == "render":
        return _parse_render(argv[1:])
    return _parse_window(argv)


def _parse_window(argv: Sequence[str]) -> OpenWindow | SelfTest:
    parser = argparse.ArgumentParser(
        prog="takedown-explorer",
        description="Explore a disclosed takedown archive. Nothing leaves this computer.",
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="workspace, archive folder, zip or CSV"
    )
    parser.add_argument("--workspace", type=Path, metavar="FILE", help="open or add to this file")
    parser.add_argument("--sample", action="store_true", help="open the built-in synthetic sample")
    parser.add_argument("--self-test", action="store_true", help="try every part, say what fails")
    found = parser.parse_args(argv)
    if found.self_test:
        return SelfTest()
    return OpenWindow(tuple(found.paths), found.workspace, found.sample)


def _parse_render(argv: Sequence[str]) -> Render:
    parser = argparse.ArgumentParser(
        prog="takedown-explorer render", description="Draw the window of a workspace as a PNG."
    )
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE")
    parser.add_argument("--output", "-o", type=Path, required=True, metavar="FILE.png")
    parser.add_argument(_FILTER, action="append", default=[], metavar="EXPR")
    parser.add_argument(_COMPARE, action="append", metavar="EXPR")
    parser.add_argument("--zone", default="UTC", metavar="Z")
    parser.add_argument("--size", type=_size, default=DEFAULT_SIZE, metavar="WIDTHxHEIGHT")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--force", action="store_true", help="overwrite the picture")
    found = parser.parse_args(_with_filters_joined(argv))
    width, height = found.size
    return Render(
        workspace=found.workspace,
        output=found.output,
        filters=tuple(found.filter),
        zone=found.zone,
        width=width,
        height=height,
        theme=found.theme,
        force=found.force,
        compare=None if found.compare is None else tuple(found.compare),
    )


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"“{text}” is not a size; write 1440x900, say")
    sides = int(width), int(height)
    if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in sides):
        raise argparse.ArgumentTypeError(
            f"“{text}” is out of range; sides are {SMALLEST_SIDE} to {LARGEST_SIDE} pixels"
        )
    return sides


def _with_filters_joined(argv: Sequence[str]) -> list[str]:
    joined: list[str] = []
    waiting = False
    for word in argv:
        if waiting:
            joined[-1] += "=" + word
        else:
            joined.append(word)
        waiting = not waiting and word in (_FILTER, _COMPARE)
    return joined
