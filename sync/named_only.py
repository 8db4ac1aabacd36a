"""Cards for customers who are only named so far: who of them may be there already, and the rows of the others."""

from collections.abc import Sequence

from records.matched_rows import MATCHED
from records.named_only import NamedOnly
from records.snapshot import Snapshot
from sync.edits import RecordCells, Saved, save_records
from sync.ids import new_id
from sync.matches import probable_at_once
from sync.place import Place
from sync.publish_pull import publish_overlay

_PROBABLE, _SAME_NAME = 0.5, 0.85


def may_be(place: Place, snapshot: Snapshot, one: NamedOnly) -> str:
    """What somebody is called who is there already and may be meant, by all that is known or by the name alone; "" for nobody."""
    from validation.matching.names import similarity

    cells = {"name": one.name, "phones": one.phone}
    for table in (state.table.name for state in snapshot.states() if state.table.name in MATCHED and state.rows):
        for match in probable_at_once(place, snapshot, table, cells):
            row = snapshot.row(table, match.id_a)
            if row and (match.probability >= _PROBABLE or similarity(one.name, row.label) >= _SAME_NAME):
                return row.label
    return ""


def add_customers(place: Place, named: Sequence[NamedOnly], *, author: str = "") -> Saved:
    """Save a card for each, as one click."""
    cells = [{"name": one.name} | ({"phones": one.phone} if one.phone else {}) for one in named]
    records = [RecordCells("Contacts", new_id(), some, is_new=True, label=some["name"]) for some in cells]
    saved = save_records(place, records, author=author)
    publish_overlay(place)
    return saved
