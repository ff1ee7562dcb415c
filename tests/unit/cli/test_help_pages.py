"""What can be asked is in the help pages, and what they show can be asked."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Sequence

import pytest

from explorer.__main__ import ABOUT_THE_PROGRAM, WITHOUT_WINDOW, entry_module
from explorer.app import arguments as window_arguments
from explorer.cli.arguments import parse
from explorer.cli.options import PROGRAM, SUMMARIES, VALUED
from explorer.query.by import parse_bars
from explorer.query.parse import parse as parse_filter
from explorer.schema.fields import FIELDS
from explorer.schema.resources import resource_path

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
CODE = re.compile(r"`([^`]+)`")
PLACEHOLDER = re.compile(r"\b(WORKSPACE|FILE|PATH)\b|\.\.\.")

FORMS = {
    "is": r"\w+:\w+",
    "any of": r"\w+:\w+,\w+",
    "quoted value": r'\w+:"[^"]+ [^"]+"',
    "literal word": r'\w+:"unknown"',
    "interval": r"\w+:\d+\.\.\d+",
    "no lower end": r"\w+:\.\.\d+",
    "no upper end": r"\w+:\d+\.\.",
    **{f"sign {sign}": rf"\w+:{sign}\d+" for sign in (">", ">=", "<", "<=")},
    "ends left out": r"ratio:>0\.\.<0\.5",
    "month": r"\w+:\d{4}-\d\d",
    "days": r"\w+:\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d",
    "from a minute on": r"\w+:\d{4}-\d\d-\d\dT\d\d:\d\d\.\.",
    "hours that wrap": r"hour:22\.\.2",
    "weekdays that wrap": r"weekday:fri\.\.mon",
    "offset": r"hour@\+08:00:9\.\.17",
    "zone": r"weekday@\w+/\w+:sat,sun",
    "contains": r"\w+~\w+",
    "contains, Chinese alike": r"\w+~~\w+",
    "contains words": r'\w+~"\w+ \w+"',
    "bare words": r"\w+ \w+",
    "words together": r'"\w+ \w+"',
    "unknown": r"\w+:unknown",
    "none": r"\w+:none",
    "complement": r"-\w+:\w+",
    "group": r"\(\w+:\S+ \w+:\S+\)",
    "complement of a group": r"-\(\w+:\S+ \w+:\S+\)",
}


def page(name: str) -> str:
    return resource_path("help", f"{name}.md").read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def help_of(
    read: Callable[[Sequence[str]], object], argv: list[str], capsys: pytest.CaptureFixture[str]
) -> str:
    with pytest.raises(SystemExit):
        read(argv)
    return capsys.readouterr().out


def test_every_command_has_a_summary_and_a_place_in_the_page() -> None:
    assert set(SUMMARIES) == WITHOUT_WINDOW | {"render"}
    text = page("command-line")
    for command in SUMMARIES:
        assert f"\n    {PROGRAM} {command} " in text


@pytest.mark.parametrize("command", [*sorted(WITHOUT_WINDOW), ""])
def test_every_option_is_in_the_page(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    options = OPTION.findall(help_of(parse, [command, "--help"] if command else ["--help"], capsys))
    assert set(options) - set(OPTION.findall(page("command-line"))) == set()


@pytest.mark.parametrize("command", ["render", ""])
def test_every_option_of_the_window_is_in_the_page(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = [command, "--help"] if command else ["--help"]
    options = OPTION.findall(help_of(window_arguments.parse, argv, capsys))
    assert set(options) - set(OPTION.findall(page("command-line"))) == set()


@pytest.mark.parametrize("command", sorted(WITHOUT_WINDOW))
def test_values_of_all_options_may_begin_with_a_minus(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = help_of(parse, [command, "--help"], capsys)
    assert set(re.findall(r"(--[a-z-]+) [A-Za-z{]", shown)) - VALUED == set()


def examples() -> list[str]:
    lines = page("command-line").split("\n")
    return [
        line.strip()
        for line in lines
        if line.startswith("    takedown-explorer") and not PLACEHOLDER.search(line)
    ]


@pytest.mark.parametrize("line", examples())
def test_every_command_shown_can_be_typed(line: str) -> None:
    argv = shlex.split(line)[1:]
    if entry_module(argv) == "explorer.cli.main" and not set(argv) & ABOUT_THE_PROGRAM:
        asked = parse(argv)
        for text in getattr(getattr(asked, "chosen", None), "filters", ()):
            assert parse_filter(text)
        if by := getattr(asked, "by", None):
            assert parse_bars(by)
    else:
        assert window_arguments.parse(argv)


def test_every_field_is_in_the_page_under_its_entity() -> None:
    text = page("filter-language")
    for heading, entity in (("Fields of accounts", "account"), ("Fields of tweets", "tweet")):
        first_cells = re.findall(r"^\| (`.*?`) \|", section(text, heading), re.MULTILINE)
        named = [name for cell in first_cells for name in CODE.findall(cell)]
        assert named == [name for name, field in FIELDS.items() if field.entity == entity]


def shown_filters() -> list[str]:
    rows = re.findall(r"^\| (`.*`) \|", section(page("filter-language"), "Forms"), re.MULTILINE)
    return [filters for row in rows for filters in CODE.findall(row)]


@pytest.mark.parametrize("text", shown_filters())
def test_every_filter_shown_can_be_typed(text: str) -> None:
    assert parse_filter(text)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_language_is_shown(form: str) -> None:
    assert [text for text in shown_filters() if re.fullmatch(FORMS[form], text)]
