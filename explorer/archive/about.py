"""What is worth saying about archive files together: parts missing, halves of pairs, repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from explorer.archive import strangers
from explorer.archive.files import ArchiveFile, Notice, Noticed
from explorer.archive.known import Catalog

_SHOWN_PARTS = 6

Datasets = Mapping[str, Sequence[ArchiveFile]]


def about(files: Iterable[ArchiveFile], catalog: Catalog) -> Iterator[Noticed]:
    """Sentences about files that only hold a header, are there twice, and about each dataset."""
    datasets: defaultdict[str, list[ArchiveFile]] = defaultdict(list)
    same: defaultdict[tuple[str, int], list[ArchiveFile]] = defaultdict(list)
    for file in files:
        datasets[file.dataset].append(file)
        same[file.name, file.bytes].append(file)
        if file.header_only:
            sentence = strangers.SENTENCES[Notice.HEADER_ONLY]
            yield Noticed(file.where, Notice.HEADER_ONLY, sentence)
    for first, *others in same.values():
        for other in others:
            yield Noticed(
                other.where,
                Notice.REPEATED,
                f"{other.name} is also at {first.where}, of the same size: if they are equal it is "
                "imported once.",
            )
    unpaired = dict(_unpaired(datasets))
    for dataset, members in datasets.items():
        yield from _missing_parts(dataset, members, catalog)
        yield from unpaired.get(dataset) or _halves(dataset, members, catalog)


def _missing_parts(
    dataset: str, files: Sequence[ArchiveFile], catalog: Catalog
) -> Iterator[Noticed]:
    found = [file.part for file in files if file.layout.role != "users"]
    missing = catalog.parts_missing(dataset, found)
    known = catalog.named(dataset)
    # A tweets file without a part label may be all parts in one.
    if known is None or not found or not missing or None in found:
        return
    shown = ", ".join(missing[:_SHOWN_PARTS])
    left = len(missing) - _SHOWN_PARTS
    yield Noticed(
        dataset,
        Notice.PARTS_MISSING,
        f"{len(known.parts) - len(missing)} of {len(known.parts)} parts of {dataset} are here; "
        f"missing are {shown}{f' and {left} more' if left > 0 else ''}: download them too, or "
        "mind that numbers are of these parts only.",
    )


def _halves(dataset: str, files: Sequence[ArchiveFile], catalog: Catalog) -> Iterator[Noticed]:
    roles = {file.layout.role for file in files}
    known = catalog.named(dataset)
    name = known.dataset if known else "…"
    if roles == {"users"}:
        yield Noticed(
            dataset,
            Notice.USERS_ALONE,
            f"Only the users file of {dataset} is here: download its tweets file "
            f"(“{name}_tweets_csv_hashed.zip”) too, to see what the accounts posted.",
        )
    if roles == {"tweets"}:
        yield Noticed(
            dataset,
            Notice.TWEETS_ALONE,
            f"Only tweets of {dataset} are here: accounts are made from what the tweets tell of "
            f"them; download its users file (“{name}_users_csv_hashed.zip”) too, to have the "
            "accounts without tweets.",
        )


def _unpaired(datasets: Datasets) -> Iterator[tuple[str, list[Noticed]]]:
    """A users file and a tweets file in one folder whose names do not say that they are one."""
    alone: defaultdict[str, list[str]] = defaultdict(list)
    for dataset, files in datasets.items():
        roles = {file.layout.role for file in files}
        folders = {file.container.parent for file in files}
        if len(roles) == 1 and len(folders) == 1:
            alone[f"{roles.pop()} {folders.pop()}"].append(dataset)
    for key, users in alone.items():
        role, _, folder = key.partition(" ")
        tweets = alone.get(f"tweets {folder}", [])
        if role == "users" and len(users) == 1 and len(tweets) == 1:
            sentence = (
                f"The users file of {users[0]} and the tweets of {tweets[0]} lie in one folder: if "
                "they belong together, give both the same name before importing."
            )
            yield users[0], [Noticed(users[0], Notice.UNPAIRED, sentence)]
            yield tweets[0], [Noticed(tweets[0], Notice.UNPAIRED, sentence)]
