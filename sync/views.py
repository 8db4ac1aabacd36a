"""Saved views: a list's filters, search and order under a name."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from sync.place import Place
from sync.state import VIEWS, state, state_as_read


@dataclass(frozen=True)
class SavedView:
    """A view of a table's list; `params` are the plain pairs of its address."""

    number: int
    table: str
    name: str
    params: tuple[tuple[str, str], ...]


def saved_views(place: Place, table: str) -> tuple[SavedView, ...]:
    """The views of a table in the order in which they were saved."""
    with state_as_read(place.state) as connection:
        rows = connection.execute(select(VIEWS).where(VIEWS.c.table == table).order_by(VIEWS.c.number)).all()
    return tuple(SavedView(r.number, r.table, r.name, tuple((n, v) for n, v in json.loads(r.params))) for r in rows)


def save_view(place: Place, table: str, name: str, params: Sequence[tuple[str, str]]) -> None:
    """Keep a view; one of the same name is replaced."""
    with state(place.state) as connection:
        connection.execute(delete(VIEWS).where(VIEWS.c.table == table, VIEWS.c.name == name))
        connection.execute(
            insert(VIEWS).values(table=table, name=name, params=json.dumps(list(params), ensure_ascii=False))
        )


def forget_view(place: Place, number: int) -> None:
    """Delete a view."""
    with state(place.state) as connection:
        connection.execute(delete(VIEWS).where(VIEWS.c.number == number))
