"""What every workbook must do, whether it is a local file or a Google Sheet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import openpyxl
import pytest

from sync.google import GoogleWorkbook
from sync.google.reading import SMALL
from sync.workbook import CellEdit, CellValue, NewColumn, NewId, NewRow, NewTab, RowRemoval, Verdict, Workbook
from sync.xlsx import XlsxWorkbook
from tests.sheets_emulator.client import Backstage
from tests.sheets_emulator.server import Server, running_emulator
from tests.sync.google.desk import safe_client, sheet_of
from validation.sheet import RawTab, cell_text, fingerprint

Rows = Sequence[Sequence[CellValue]]

CONTACTS: Rows = (
    ("id", "Name", "Phone", "Due"),
    ("k1", "Asha", "0501234567", 100),
    ("k2", "Bilal", "+92 300 1234567", 250.5),
    ("k3", "सीता", "98765 43210", None),
)


class Desk(Protocol):
    """A workbook together with the person who has it open: how one implementation makes and rearranges sheets."""

    workbook: Workbook

    def rearrange(self, tab: str, rows: Rows) -> None:
        """The person puts these rows in the place of all that the tab held. Text that begins with = is a formula."""


class LocalDesk:
    """A file, and a person who edits it with another program."""

    def __init__(self, folder: Path, tabs: Mapping[str, Rows]) -> None:
        self.path = folder / "book.xlsx"
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in tabs.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        book.save(self.path)
        self.workbook: Workbook = XlsxWorkbook(self.path, backups=folder / "backups")

    def rearrange(self, tab: str, rows: Rows) -> None:
        book = openpyxl.load_workbook(self.path)
        book[tab].delete_rows(1, book[tab].max_row)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                book[tab].cell(number, column, value)
        book.save(self.path)


class GoogleDesk:
    """A Google Sheet in the emulator, and a person who edits it there."""

    def __init__(self, url: str, folder: Path, tabs: Mapping[str, Rows], *, small: int = SMALL) -> None:
        self.backstage = Backstage(url)
        self.id = self.backstage.workbook({name: [list(row) for row in rows] for name, rows in tabs.items()})
        self.tabs = list(tabs)
        self.workbook: Workbook = GoogleWorkbook(
            safe_client(url), self.id, journal=folder / "journal.json", small=small
        )

    def rearrange(self, tab: str, rows: Rows) -> None:
        request = sheet_of(self.tabs.index(tab), rows)
        self.backstage.act({"do": "request", "spreadsheet": self.id, "requests": [request]})


MakeDesk = Callable[[Mapping[str, Rows]], Desk]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_emulator() as running:
        yield running


@pytest.fixture(params=["xlsx", "google", "large google"])
def make_desk(request: pytest.FixtureRequest, tmp_path: Path, server: Server) -> MakeDesk:
    makers: dict[str, MakeDesk] = {
        "xlsx": lambda tabs: LocalDesk(tmp_path, tabs),
        "google": lambda tabs: GoogleDesk(server.url, tmp_path, tabs),
        "large google": lambda tabs: GoogleDesk(server.url, tmp_path, tabs, small=0),
    }
    return makers[request.param]


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk({"Contacts": CONTACTS, "Notes": (("Anything",), ("stays",))})


def edit(id_: str, heading: str, base: str, new: CellValue, *, tab: str = "Contacts") -> CellEdit:
    return CellEdit("edit", tab, "id", id_, heading, base, new)


def new_row(id_: str, **values: CellValue) -> NewRow:
    return NewRow("new", "Contacts", "id", id_, (("id", id_), *values.items()))


def new_id(id_: str, row: int, cells: Sequence[CellValue]) -> NewId:
    return NewId("number", "Contacts", "id", id_, row, fingerprint(list(cells)))


def tab_of(desk: Desk, name: str = "Contacts") -> RawTab:
    return next(tab for tab in desk.workbook.read().tabs if tab.name == name)


def texts(desk: Desk, name: str = "Contacts") -> list[list[str]]:
    return [[cell_text(cell) for cell in row] for row in tab_of(desk, name).rows]


def verdict(desk: Desk, change: CellEdit | NewRow | NewId | RowRemoval) -> Verdict:
    return desk.workbook.apply([change])[0].verdict


def test_all_tabs_are_read_in_their_order(desk: Desk) -> None:
    assert [tab.name for tab in desk.workbook.read().tabs] == ["Contacts", "Notes"]
    assert texts(desk)[2] == ["k2", "Bilal", "+92 300 1234567", "250.5"]


def test_an_empty_cell_is_nothing_and_never_an_empty_text(desk: Desk) -> None:
    assert tab_of(desk).rows[3][3] is None


def test_the_version_changes_with_the_content_and_only_then(desk: Desk) -> None:
    before = desk.workbook.version()

    desk.workbook.read()
    unchanged = desk.workbook.version()
    desk.workbook.apply([edit("k1", "Name", "Asha", "Asha Devi")])

    assert unchanged == before != desk.workbook.version()


def test_an_edit_changes_its_cell_and_nothing_else(desk: Desk) -> None:
    before, other = texts(desk), texts(desk, "Notes")

    desk.workbook.apply([edit("k2", "Name", "Bilal", "Bilal Khan")])

    before[2][1] = "Bilal Khan"
    assert texts(desk) == before
    assert texts(desk, "Notes") == other


def test_an_edit_follows_its_record_when_rows_are_sorted(desk: Desk) -> None:
    desk.rearrange("Contacts", (CONTACTS[0], CONTACTS[3], CONTACTS[1], CONTACTS[2]))

    desk.workbook.apply([edit("k1", "Name", "Asha", "Asha Devi")])

    assert texts(desk)[2][:2] == ["k1", "Asha Devi"]


def test_an_edit_follows_its_heading_when_columns_are_moved(desk: Desk) -> None:
    desk.rearrange("Contacts", [tuple(reversed(row)) for row in CONTACTS])

    desk.workbook.apply([edit("k1", "Name", "Asha", "Asha Devi")])

    assert texts(desk)[1] == ["100", "0501234567", "Asha Devi", "k1"]


def test_a_value_that_a_person_changed_meanwhile_is_kept_and_reported(desk: Desk) -> None:
    outcome = desk.workbook.apply([edit("k1", "Name", "Aasha", "Asha Devi")])[0]

    assert (outcome.verdict, outcome.found) == (Verdict.CONFLICT, "Asha")
    assert texts(desk)[1][1] == "Asha"


@pytest.mark.parametrize(
    "change, expected",
    [
        (edit("k9", "Name", "x", "y"), Verdict.GONE),
        (edit("k1", "Name", "Asha", "y", tab="No such tab"), Verdict.GONE),
        (edit("k1", "No such heading", "", "y"), Verdict.NO_COLUMN),
        (CellEdit("edit", "Contacts", "No such id", "k1", "Name", "Asha", "y"), Verdict.NO_COLUMN),
        (new_row("k8", Nickname="x"), Verdict.NO_COLUMN),
        (NewId("number", "Contacts", "No such id", "k8", 2, ""), Verdict.NO_COLUMN),
        (new_id("k8", 2, ("somebody else",)), Verdict.GONE),
    ],
)
def test_what_has_no_place_is_refused_and_changes_nothing(
    desk: Desk, change: CellEdit | NewRow | NewId, expected: Verdict
) -> None:
    before = desk.workbook.version()

    assert verdict(desk, change) == expected
    assert desk.workbook.version() == before


def test_an_id_that_two_rows_have_is_never_guessed_at(desk: Desk) -> None:
    desk.rearrange("Contacts", (*CONTACTS, CONTACTS[1]))

    assert verdict(desk, edit("k1", "Name", "Asha", "Asha Devi")) == Verdict.DOUBLED
    assert [row[1] for row in texts(desk)].count("Asha") == 2


def test_a_formula_is_read_as_a_formula_and_never_overwritten(desk: Desk) -> None:
    desk.rearrange("Contacts", (CONTACTS[0], ("k1", "Asha", "0501234567", "=50+50")))

    assert verdict(desk, edit("k1", "Due", "100", 5)) == Verdict.FORMULA
    assert tab_of(desk).formulas == {3: frozenset({2})}


def test_of_several_edits_each_has_its_own_verdict_in_order(desk: Desk) -> None:
    changes = [edit("k1", "Name", "Asha", "A"), edit("k9", "Name", "", "B"), edit("k2", "Due", "0", 1)]

    outcomes = desk.workbook.apply(changes)

    assert [outcome.verdict for outcome in outcomes] == [Verdict.APPLIED, Verdict.GONE, Verdict.CONFLICT]
    assert texts(desk)[1][1] == "A"


def test_a_second_edit_of_a_cell_builds_on_the_first(desk: Desk) -> None:
    changes = [edit("k1", "Name", "Asha", "Asha D"), edit("k1", "Name", "Asha D", "Asha Devi")]

    outcomes = desk.workbook.apply(changes)

    assert [outcome.verdict for outcome in outcomes] == [Verdict.APPLIED] * 2
    assert texts(desk)[1][1] == "Asha Devi"


@pytest.mark.parametrize(
    "change",
    [edit("k1", "Name", "Asha", "Asha Devi"), new_row("k4", Name="Dawud"), new_id("k4", 5, (None, "Dawud"))],
    ids=lambda change: type(change).__name__,
)
def test_applying_an_edit_again_is_answered_with_applied_and_changes_nothing(
    desk: Desk, change: CellEdit | NewRow | NewId
) -> None:
    if isinstance(change, NewId):
        desk.rearrange("Contacts", (*CONTACTS, (None, "Dawud")))
    desk.workbook.apply([change])
    after = desk.workbook.version(), texts(desk)

    assert verdict(desk, change) == Verdict.APPLIED
    assert (desk.workbook.version(), texts(desk)) == after


@pytest.mark.parametrize(
    "value, text",
    [
        ("0501234567", "0501234567"),
        ("=1+1", "=1+1"),
        ("8085807e40", "8085807e40"),
        ("शर्मा & sons <1>", "शर्मा & sons <1>"),
        ("محمد", "محمد"),
        ("two\nlines", "two\nlines"),
        (" spaces ", "spaces"),
        (5, "5"),
        (Decimal("1250.50"), "1250.5"),
        (True, "TRUE"),
        (date(2024, 3, 5), "2024-03-05"),
        (None, ""),
        ("", ""),
    ],
)
def test_a_value_is_read_back_as_it_was_written(desk: Desk, value: CellValue, text: str) -> None:
    desk.workbook.apply([edit("k1", "Phone", "0501234567", value)])

    row = [*texts(desk)[1], "", "", ""]
    assert row[2] == text


def test_a_new_row_goes_below_the_last_one(desk: Desk) -> None:
    desk.workbook.apply([new_row("k4", Name="Dawud", Due=7), new_row("k5", Name="Esther")])

    assert [row[:2] for row in texts(desk)[4:]] == [["k4", "Dawud"], ["k5", "Esther"]]
    assert texts(desk)[4][3] == "7"


def test_a_row_just_added_can_be_edited_at_once(desk: Desk) -> None:
    desk.workbook.apply([new_row("k4", Name="Dawud"), edit("k4", "Name", "Dawud", "David")])

    assert texts(desk)[4][:2] == ["k4", "David"]


def test_a_row_without_an_id_gets_one(desk: Desk) -> None:
    desk.rearrange("Contacts", (*CONTACTS, (None, "Dawud", "1")))

    assert verdict(desk, new_id("k4", 5, (None, "Dawud", "1"))) == Verdict.APPLIED
    assert texts(desk)[4][:2] == ["k4", "Dawud"]


def test_an_id_finds_its_row_when_that_has_moved(desk: Desk) -> None:
    desk.rearrange("Contacts", (CONTACTS[0], (None, "Dawud"), *CONTACTS[1:]))

    desk.workbook.apply([new_id("k4", 5, (None, "Dawud"))])

    assert texts(desk)[1][:2] == ["k4", "Dawud"]


def test_rows_that_look_the_same_get_different_ids(desk: Desk) -> None:
    desk.rearrange("Contacts", (*CONTACTS, (None, "Dawud"), (None, "Dawud")))

    desk.workbook.apply([new_id("k4", 5, (None, "Dawud")), new_id("k5", 6, (None, "Dawud"))])

    assert sorted(row[0] for row in texts(desk)[4:]) == ["k4", "k5"]


def test_an_added_row_can_be_taken_back_while_it_is_as_we_wrote_it(desk: Desk) -> None:
    before = texts(desk)
    desk.workbook.apply([new_row("k4", Name="Dawud")])
    removal = RowRemoval("undo", "Contacts", "id", "k4", fingerprint(list(tab_of(desk).rows[4])))

    assert verdict(desk, removal) == Verdict.APPLIED
    assert texts(desk) == before
    assert verdict(desk, removal) == Verdict.APPLIED


def test_an_added_row_that_a_person_went_on_with_is_not_taken_back(desk: Desk) -> None:
    desk.workbook.apply([new_row("k4", Name="Dawud")])
    removal = RowRemoval("undo", "Contacts", "id", "k4", fingerprint(list(tab_of(desk).rows[4])))
    desk.workbook.apply([edit("k4", "Phone", "", "12345")])

    assert verdict(desk, removal) == Verdict.CONFLICT
    assert texts(desk)[4][:3] == ["k4", "Dawud", "12345"]


def test_headings_are_added_once_and_to_the_right(desk: Desk) -> None:
    desk.workbook.add_columns("Contacts", ["Email", "Name"])
    desk.workbook.add_columns("Contacts", ["Email"])

    assert texts(desk)[0] == ["id", "Name", "Phone", "Due", "Email"]
    assert verdict(desk, edit("k1", "Email", "", "a@b.in")) == Verdict.APPLIED


def test_a_tab_is_added_after_the_others_and_only_once(desk: Desk) -> None:
    columns = (
        NewColumn("id", number_format="@"),
        NewColumn("On", "The day", "dd mmm yyyy"),
        NewColumn("Kind", choices=("Call", "SMS")),
    )
    tab = NewTab("Activities", columns, (("a1", date(2024, 3, 5), "Call"),))

    desk.workbook.add_tabs([tab])
    desk.workbook.add_tabs([tab])

    assert [tab.name for tab in desk.workbook.read().tabs] == ["Contacts", "Notes", "Activities"]
    assert texts(desk, "Activities") == [["id", "On", "Kind"], ["a1", "2024-03-05", "Call"]]


def test_a_backup_is_a_file_that_holds_the_cells_as_they_are_now(desk: Desk) -> None:
    rows: Rows = (*CONTACTS, ("k4", "Dawud", "007", "=50+50"))
    desk.rearrange("Contacts", rows)

    kept = openpyxl.load_workbook(desk.workbook.back_up())

    assert kept.sheetnames == ["Contacts", "Notes"]
    assert [row[:4] for row in kept["Contacts"].iter_rows(values_only=True)][: len(rows)] == list(rows)
