"""Cells that a spreadsheet would run as a formula or ruin as a number, made harmless.

An apostrophe is put before them, and before cells that begin with one already: taking one leading
apostrophe away from every cell that has one gives the archive's cells back.

What is run as a formula begins with = + - @ (full-width and small forms too), also after blanks
and signs that cannot be seen, or with a tab or a line break: OWASP, "CSV Injection". What is
ruined as a number has more than 15 digits, leading zeros or an exponent.
"""

from __future__ import annotations

_UNSEEN = r"[\p{Z}\p{Cc}\p{Cf}]*"
_FORMULA = r"[=+\-@＝＋－＠﹦﹢﹣﹫−]"
_BREAKS = r"[\t\r\n]"
_NUMBERS = (r"[0-9]{16,}$", r"0[0-9]+$", r"[0-9]+(?:\.[0-9]*)?[eE]\+?[0-9]+$")

PATTERN = "^(" + "|".join((_UNSEEN + _FORMULA, _BREAKS, "'", *_NUMBERS)) + ")"
"""What a cell that needs an apostrophe begins with, or is; in the syntax of RE2."""


def defused(cell: str) -> str:
    """SQL for a cell's text, with an apostrophe before it where it needs one."""
    pattern = PATTERN.replace("'", "''")
    return rf"regexp_replace({cell}, '{pattern}', '''\1')"
