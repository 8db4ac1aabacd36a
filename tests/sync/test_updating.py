"""After an update of Bahi: what an older one has read is shown, and what changed meanwhile is known."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from sqlalchemy import update

from records.query import Query
from sync.current import current_id, reading, reading_as_of
from sync.history import history
from sync.place import Place
from sync.pull import pull
from sync.state import SNAPSHOTS, state
from tests import workbooks


@pytest.fixture
def updated(place: Place) -> Place:
    """A place that was read by a Bahi with fewer tables and columns."""
    with duckdb.connect(str(place.snapshots / f"{current_id(place)}.duckdb")) as older:
        older.execute(
            "DROP TABLE not_the_same; ALTER TABLE contacts DROP COLUMN landmark; ALTER TABLE problems DROP COLUMN by_rule"
        )
        older.execute('ALTER TABLE contacts ADD COLUMN "+Shoe size" VARCHAR; UPDATE contacts SET "+Shoe size" = 42')
    with state(place.state) as connection:
        connection.execute(update(SNAPSHOTS).values(form=1))
    return place


def test_what_was_read_before_is_shown_at_once(updated: Place) -> None:
    with reading(updated) as snapshot:
        assert [row.label for row in snapshot.rows(Query("contacts"))] == ["Rajesh Sharma", "Seeta Devi", "Imran Khan"]
        assert snapshot.count(Query("not_the_same")) == 0
        assert snapshot.cursor().execute('SELECT DISTINCT "+Shoe size" FROM contacts').fetchall() == [("42",)]


def test_what_people_change_meanwhile_is_in_the_history(updated: Place) -> None:
    rows = workbooks.cells(Path(updated.workbook))
    rows[1][3] = "Agra"
    workbooks.rewrite(Path(updated.workbook), rows)

    pulled = pull(updated)

    assert not pulled.is_unchanged
    assert [(entry.before, entry.after) for entry in history(updated) if entry.field == "city"] == [("Lucknow", "Agra")]


def test_an_earlier_day_can_still_be_looked_at(updated: Place) -> None:
    with reading_as_of(updated, date.today()) as snapshot:
        assert snapshot.count(Query("contacts")) == 3
