"""The window's command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.app.arguments import Asked, OpenWindow, Render, SelfTest, parse


@pytest.mark.parametrize(
    ("argv", "asked"),
    [
        ([], OpenWindow()),
        (["--sample"], OpenWindow(sample=True)),
        (["--self-test"], SelfTest()),
        (["a b.zip", "ü"], OpenWindow((Path("a b.zip"), Path("ü")))),
        (["x.csv", "--workspace", "w"], OpenWindow((Path("x.csv"),), Path("w"))),
        (["render", "w", "--output", "p.png"], Render(Path("w"), Path("p.png"))),
        (
            ["render", "w", "--output", "p.png", "--filter", "-language:th", "--filter=a:b",
             "--size", "800x600", "--theme", "dark", "--zone", "Asia/Tokyo", "--force"],
            Render(Path("w"), Path("p.png"), ("-language:th", "a:b"), "Asia/Tokyo", 800, 600,
                   "dark", True),
        ),
        (
            ["render", "w", "--output", "p.png", "--compare", "-language:th", "--compare="],
            Render(Path("w"), Path("p.png"), compare=("-language:th", "")),
        ),
    ],
    ids=lambda value: "-".join(value)[:30] if isinstance(value, list) else "",
)  # fmt: skip
def test_what_is_asked_for(argv: list[str], asked: Asked) -> None:
    assert parse(argv) == asked


@pytest.mark.parametrize(
    "argv",
    [
        ["--nonsense"],
        ["render", "w"],
        ["render", "w", "--output", "p", "--size", "big"],
        ["render", "w", "--output", "p", "--size", "10x10"],
        ["render", "w", "--output", "p", "--size", "²x900"],
        ["render", "w", "--output", "p", "--theme", "pink"],
    ],
    ids=lambda argv: argv[-1],
)
def test_wrong_usage_ends_with_two(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(argv)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
