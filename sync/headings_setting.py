"""The owner's own mapping of headings to fields, as set on the sheet page."""

import json

from sync.place import Place
from sync.state import set_setting, setting, state, state_as_read


def mapped_headings(place: Place) -> dict[tuple[str, str], str]:
    """(tab, heading) -> "Table.field", or "" for a column that is to stay the owner's own."""
    with state_as_read(place.state) as connection:
        rows = json.loads(setting(connection, "headings", "[]"))
    return {(tab, heading): target for tab, heading, target in rows}


def map_heading(place: Place, tab: str, heading: str, target: str | None) -> None:
    """Remember what a heading means, or forget it (None). The next pull reads the tab anew."""
    mapping = mapped_headings(place)
    mapping.pop((tab, heading), None)
    if target is not None:
        mapping[tab, heading] = target
    rows = [[*place_of, meant] for place_of, meant in mapping.items()]
    with state(place.state) as connection:
        set_setting(connection, "headings", json.dumps(rows, ensure_ascii=False))
