"""Records as the JSON that `show` and `find` promise."""

from collections.abc import Mapping
from typing import Any

from records.query import Query
from records.rows import Row
from records.snapshot import Snapshot
from translations.catalogue import translator
from validation.problems import message, where


def record_json(row: Row) -> dict[str, Any]:
    """One record: declared fields, the owner's own columns, problems in words, and the fields that wait for the sheet."""
    t = translator("en")
    fields, custom = _split(row.values)
    return {
        "table": row.table,
        "id": row.values.get("id") or row.key,
        "row": row.row,
        "fields": fields,
        "custom": custom,
        "typed": dict(row.typed),
        "problems": [f"{where(problem, t)}: {message(problem, t)}" for problem in row.problems],
        "waiting": list(row.waiting),
    }


def found_json(snapshot: Snapshot, table: str, typed: str, *, limit: int) -> dict[str, Any]:
    """The rows that a search or a filter text finds."""
    query = Query.from_text(table, typed, snapshot.fields(table)) if "=" in typed else Query(table, search=typed)
    page = snapshot.page(query, limit=limit)
    rows = []
    for row in page.rows:
        fields, custom = _split(row.values)
        rows.append(custom | fields | {"id": row.values.get("id") or row.key, "label": row.label})
    return {"table": table, "count": page.count, "rows": rows}


def _split(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    fields = {name: value for name, value in values.items() if not name.startswith("+")}
    return fields, {name[1:]: value for name, value in values.items() if name.startswith("+")}
