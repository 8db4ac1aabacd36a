"""Which record each id of another program has become, kept from one import to the next."""

from collections.abc import Iterable, Mapping

from sqlalchemy import insert, select

from sync.place import Place
from sync.state import FOREIGN_IDS, state, state_as_read

ForeignId = tuple[str, str]
"""A table, and an id of a row as the other program had it."""
Met = Mapping[ForeignId, frozenset[str]]
"""The records that ids have become; of several programs that count from 1 an id has become several."""


def met_before(place: Place) -> Met:
    """What earlier imports into this workbook have met."""
    with state_as_read(place.state) as connection:
        found = connection.execute(select(FOREIGN_IDS.c.table, FOREIGN_IDS.c.foreign, FOREIGN_IDS.c.record)).fetchall()
    met: dict[ForeignId, set[str]] = {}
    for table, foreign, record in found:
        met.setdefault((table, foreign), set()).add(record)
    return {key: frozenset(records) for key, records in met.items()}


def remember(place: Place, became: Iterable[tuple[str, str, str]]) -> None:
    """Keep what ids have become: table, id, record."""
    before = {(table, foreign, record) for (table, foreign), records in met_before(place).items() for record in records}
    new = [one for one in dict.fromkeys(became) if one not in before]
    if new:
        rows = [{"table": table, "foreign": foreign, "record": record} for table, foreign, record in new]
        with state(place.state) as connection:
            connection.execute(insert(FOREIGN_IDS), rows)
