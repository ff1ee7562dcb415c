"""Which module answers which command."""

from __future__ import annotations

from explorer.cli import (
    case,
    check,
    count,
    export,
    import_archive,
    info,
    remove,
    sample,
    verify,
    views,
)
from explorer.cli.asked import (
    Asked,
    CaseOpen,
    CaseSave,
    Check,
    Count,
    Export,
    ExportAgain,
    Import,
    Info,
    Remove,
    Rename,
    Sample,
    Verify,
    Views,
)


def run(asked: Asked) -> int:  # noqa: C901, PLR0911, PLR0912 - a case for each command
    """Run a command and return its exit code."""
    match asked:
        case Import():
            return import_archive.run(asked)
        case Info():
            return info.run(asked)
        case Views():
            return views.run(asked)
        case CaseSave():
            return case.run_save(asked)
        case CaseOpen():
            return case.run_open(asked)
        case Count():
            return count.run(asked)
        case Export():
            return export.run(asked)
        case ExportAgain():
            return export.run_again(asked)
        case Verify():
            return verify.run(asked)
        case Check():
            return check.run(asked)
        case Remove():
            return remove.run_remove(asked)
        case Rename():
            return remove.run_rename(asked)
        case Sample():
            return sample.run(asked)
