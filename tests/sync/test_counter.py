"""What is taken at the counter in one line becomes rows of the workbook, at once to be seen and undone as one."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from records.accounts import balance_of
from records.collecting import promises
from records.query import Query
from records.rows import Row
from records.snapshot import Snapshot
from records.tasks import TaskKind, tasks
from records.timeline import timeline
from sync.contact_log import Contacted, log_contact
from sync.counter import Slip, national, save_slip, save_slips
from sync.current import reading
from sync.edits import EditRefused, undo
from sync.new_workbook import WrittenTab, write_new_workbook
from sync.place import Place
from sync.prepare import begin_numbering
from sync.pull import pull
from sync.push import push
from sync.workbook import NewColumn
from validation.one_line import Doing

FRIDAY = date(2026, 4, 3)


def clock() -> datetime:
    """A Tuesday at the counter."""
    return datetime(2026, 3, 31, 12, 30)


def _place(folder: Path, *tabs: WrittenTab) -> Place:
    write_new_workbook(folder / "shop.xlsx", tabs)
    place = Place(str(folder / "shop.xlsx"), folder / "state")
    pull(place)
    return place


def _tab(name: str, *rows: tuple[object, ...]) -> WrittenTab:
    headings, *cells = rows
    return WrittenTab(name, tuple(NewColumn(str(heading)) for heading in headings), [tuple(row) for row in cells])


@pytest.fixture
def shop(tmp_path: Path) -> Place:
    """A shop with customers and sales of its own tabs."""
    people = _tab("Contacts", ("ID", "Name", "Phones"), ("k1", "Ramesh Sharma", "9876543210"))
    return _place(tmp_path, people, _tab("Sales", ("ID", "Date", "Customer", "Item", "Amount", "Received")))


@pytest.fixture
def register(tmp_path: Path) -> Place:
    """A shop that keeps everything in one register."""
    rows = [(date(2026, 3, day), "Ramesh Sharma", "9876543210", "Fan", 1800, 1800, 0) for day in range(1, 9)]
    place = _place(tmp_path, _tab("Bahi", ("Date", "Name", "Mobile", "Item", "Amount", "Received", "Due"), *rows))
    begin_numbering(place)
    push(place)
    pull(place)
    return place


SALE = Slip(Doing.SALE, item="mixer", amount=Decimal(3200), received=Decimal(2000), due_on=FRIDAY)


def _new(slip: Slip) -> Slip:
    return Slip(**{**slip.__dict__, "name": "Sunita", "phones": ("+919812345678",)})


def _known(slip: Slip, key: str = "k1") -> Slip:
    return Slip(**{**slip.__dict__, "table": "Contacts", "key": key})


def _named(snapshot: Snapshot, name: str) -> Row:
    return next(row for row in snapshot.rows(Query("contacts")) if row.label == name)


@pytest.fixture(params=["shop", "register"])
def either(request: pytest.FixtureRequest) -> Place:
    """Both kinds of workbook."""
    place: Place = request.getfixturevalue(request.param)
    return place


def test_a_sale_to_a_new_customer_is_seen_at_once_with_what_they_owe_and_promised(either: Place) -> None:
    save_slip(either, _new(SALE), clock=clock)

    with reading(either) as snapshot:
        sunita = _named(snapshot, "Sunita")
        assert balance_of(snapshot, sunita.key) == Decimal(1200)
        assert promises(snapshot)[sunita.key].day == FRIDAY


def test_it_is_all_in_the_workbook_after_the_next_push(either: Place) -> None:
    save_slip(either, _new(SALE), clock=clock)

    push(either)
    pull(either)

    with reading(either) as snapshot:
        sunita = _named(snapshot, "Sunita")
        assert balance_of(snapshot, sunita.key) == Decimal(1200)
        assert promises(snapshot)[sunita.key].amount == Decimal(1200)
        assert sunita.values["phones"] == ("+919812345678",)


def test_one_undo_takes_all_of_it_back(either: Place) -> None:
    saved = save_slip(either, _new(SALE), clock=clock)

    undo(either, saved.saved_as)

    with reading(either) as snapshot:
        assert "Sunita" not in [row.label for row in snapshot.rows(Query("contacts"))]
        assert not promises(snapshot)


def test_a_new_customer_of_several_lines_is_added_once(shop: Place) -> None:
    lines = [_new(SALE), Slip(Doing.PAYMENT, name="sunita", received=Decimal(500)), Slip(Doing.VISIT, name="Mohan")]

    saved = list(save_slips(shop, lines, clock=clock))

    assert len({each.saved_as for each in saved}) == 1
    with reading(shop) as snapshot:
        assert [row.label for row in snapshot.rows(Query("contacts"))][1:] == ["Sunita", "Mohan"]
        assert balance_of(snapshot, _named(snapshot, "Sunita").key) == Decimal(700)


def test_a_register_gets_a_row_and_no_tab_of_customers(register: Place) -> None:
    save_slip(register, _new(SALE), clock=clock)

    push(register)
    pull(register)

    with reading(register) as snapshot:
        tabs = [tab.tab for tab in snapshot.tabs() if tab.table]
        row = snapshot.rows(Query("sales", search="mixer"))[0]
        assert tabs == ["Bahi", "Payments"]
        assert (row.tab, row.values["due"]) == ("Bahi", Decimal(1200))


def test_a_new_customer_of_a_numbered_register_has_an_id_from_the_first_row_on(register: Place) -> None:
    saved = list(save_slips(register, [_new(SALE), Slip(Doing.VISIT, name="Sunita", phones=("+919812345678",))]))
    log_contact(register, "Contacts", saved[0].id, Contacted.CALL)

    push(register)
    pull(register)

    with reading(register) as snapshot:
        sunita = _named(snapshot, "Sunita")
        assert {saved[0].id, saved[1].id} == {sunita.key}
        assert promises(snapshot)[sunita.key].amount == Decimal(1200)
        assert len(timeline(snapshot, "Contacts", sunita.key)) == 3
        assert snapshot.problem_counts() == {}


def test_a_sale_to_a_known_customer_of_a_register_is_theirs(register: Place) -> None:
    with reading(register) as snapshot:
        ramesh = _named(snapshot, "Ramesh Sharma").key
    save_slip(register, _known(SALE, ramesh), clock=clock)

    push(register)
    pull(register)

    with reading(register) as snapshot:
        people = snapshot.rows(Query("contacts"))
        assert [row.label for row in people] == ["Ramesh Sharma"]
        assert balance_of(snapshot, people[0].key) == Decimal(1200)


@pytest.mark.parametrize(
    ("slip", "table", "expected"),
    [
        (Slip(Doing.PAYMENT, received=Decimal(500), method="UPI"), "payments", {"amount": Decimal(500), "on": date(2026, 3, 31)}),
        (Slip(Doing.PROMISE, amount=Decimal(500), due_on=FRIDAY), "payments", {"amount": Decimal(500), "promised_on": FRIDAY}),
        (Slip(Doing.ENQUIRY, item="fridge", due_on=FRIDAY), "deals", {"title": "fridge", "stage": "New", "next_step_on": FRIDAY}),
        (Slip(Doing.VISIT, item="saw the fridge"), "activities", {"kind": "Visit", "notes": "saw the fridge", "status": "Done"}),
        (Slip(Doing.FOLLOW_UP, due_on=FRIDAY), "activities", {"kind": "Call", "at": None, "due_on": FRIDAY, "status": "Planned"}),
    ],
)  # fmt: skip
def test_each_kind_of_line_becomes_a_row_of_its_tab(
    shop: Place, slip: Slip, table: str, expected: dict[str, object]
) -> None:
    save_slip(shop, _known(slip), clock=clock)

    with reading(shop) as snapshot:
        values = snapshot.rows(Query(table))[0].values
        assert {name: values[name] for name in expected} == expected


def test_without_numbers_in_the_rows_nothing_is_saved(tmp_path: Path) -> None:
    place = _place(
        tmp_path, _tab("Bahi", ("Date", "Name", "Mobile", "Item", "Amount"), ("1/3/2026", "A", "9876543210", "Fan", 9))
    )

    with pytest.raises(EditRefused, match="not numbered yet"):
        save_slip(place, _new(SALE), clock=clock)


def test_a_call_stands_in_the_timeline_at_once(shop: Place) -> None:
    log_contact(shop, "Contacts", "k1", Contacted.CALL, outcome="No answer", clock=clock)

    with reading(shop) as snapshot:
        first = timeline(snapshot, "Contacts", "k1")[0]
        assert first.row is not None
        assert (first.row.values["kind"], first.row.values["outcome"]) == ("Call", "No answer")


def test_a_follow_up_comes_up_on_its_day(shop: Place) -> None:
    log_contact(shop, "Contacts", "k1", Contacted.NOTE, notes="Wants it in red", follow_up=date.today(), clock=clock)

    with reading(shop) as snapshot:
        due = tasks(snapshot, kind=TaskKind.FOLLOW_UP).tasks
        assert [(task.party, task.about) for task in due] == [("k1", "Wants it in red")]


@pytest.mark.parametrize(
    ("phone", "region", "written"),
    [
        ("+919876543210", "IN", "9876543210"),
        ("+923211234567", "PK", "03211234567"),
        ("+911123456789", "IN", "01123456789"),
        ("+971501234567", "IN", "+971501234567"),
    ],
)
def test_a_phone_is_written_as_people_of_the_region_write_it(phone: str, region: str, written: str) -> None:
    assert national(phone, region) == written
