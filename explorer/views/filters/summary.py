"""The sentence "n of N accounts · m of M tweets · k of K datasets in scope"."""

from __future__ import annotations

from explorer.query.selection import Selection
from explorer.schema.numerals import PLAIN, Numerals
from explorer.schema.words import counted
from explorer.session.requests import TotalCounts
from explorer.views.shared.numbers import out_of


def sentence(
    counts: TotalCounts,
    selection: Selection,
    datasets: frozenset[int] | None,
    numerals: Numerals = PLAIN,
) -> str:
    """What is selected, out of what; `datasets` are those of the workspace, None if not known."""
    parts = [
        out_of(counts.accounts, counts.all_accounts, "accounts", numerals),
        out_of(counts.tweets, counts.all_tweets, "tweets", numerals),
    ]
    if datasets is not None:
        # Numbers of datasets that were removed since do not count.
        chosen = datasets if selection.datasets is None else datasets & set(selection.datasets)
        parts.append(f"{out_of(len(chosen), len(datasets), 'datasets', numerals)} in scope")
    if counts.ids_in_several_datasets:
        ids = counted(counts.ids_in_several_datasets, "account ids", numerals)
        parts.append(f"{ids} in several datasets")
    return " · ".join(parts)
