"""Tabs that the owner does not use any more: they stay in the workbook as they are, and are not counted."""

import json

from sync.place import Place
from sync.state import set_setting, setting, state, state_as_read


def tabs_set_aside(place: Place) -> tuple[str, ...]:
    """Their names."""
    with state_as_read(place.state) as connection:
        return tuple(json.loads(setting(connection, "set_aside", "[]")))


def set_aside(place: Place, tab: str, *, is_used: bool = False) -> None:
    """Set a tab aside, or use it again. The next pull reads it anew."""
    tabs = [name for name in tabs_set_aside(place) if name != tab] + ([] if is_used else [tab])
    with state(place.state) as connection:
        set_setting(connection, "set_aside", json.dumps(tabs, ensure_ascii=False) if tabs else "")
