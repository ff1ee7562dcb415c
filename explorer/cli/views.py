"""`views`: the views kept in a workspace, to be named with `--view`."""

from __future__ import annotations

import json

from explorer.cli.asked import Form, Views
from explorer.cli.table import shown, table
from explorer.cli.workspace import asking
from explorer.errors import KnownError
from explorer.session.saved_view import filters_told, read_view
from explorer.store.kept_views import KeptView, kept_views


def run(asked: Views) -> int:
    """Print each view with its filters; one that cannot be read says why."""
    with asking(asked.workspace) as ask:
        views = kept_views(ask.reader)
    if asked.form is Form.JSON:
        print(json.dumps([_as_json(view) for view in views], ensure_ascii=False, indent=2))
    elif views:
        rows = [(view.name, view.kept_utc, shown(filters_told(view.content))) for view in views]
        print(table(("name", "kept (UTC)", "filters"), rows))
    else:
        print("No view is kept in this workspace yet: save one in the window.")
    return 0


def _as_json(kept: KeptView) -> dict[str, object]:
    told: dict[str, object] = {"name": kept.name, "kept_utc": kept.kept_utc}
    try:
        view = read_view(kept.content)
    except KnownError as error:
        return {**told, "problem": str(error)}
    told["filters"] = [each.text for each in view.filters if each.active]
    if view.compared is not None:
        told["compared"] = [each.text for each in view.compared if each.active]
    return {**told, "datasets": view.datasets, "zone": view.zone}
