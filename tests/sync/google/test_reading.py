"""Whichever way a sheet is read, cell by cell or as plain values with remembered looks, the same is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.google.assembling import version_of
from sync.google.grid import FIELDS, grid_of
from sync.google.memory import Memory
from sync.google.reading import Reader
from tests.sheets_emulator.client import Backstage
from tests.sync.google.desk import Json, safe_client
from validation.sheet import RawTab

NUMBER_FORMATS: Sequence[Json] = (
    {},
    {"type": "DATE", "pattern": "dd mmm yyyy"},
    {"type": "DATE_TIME", "pattern": "dd mmm yyyy hh:mm"},
    {"type": "TIME", "pattern": "hh:mm"},
    {"type": "NUMBER", "pattern": "#,##0.00"},
    {"type": "TEXT", "pattern": "@"},
)


@dataclass
class Desk:
    """A sheet, somebody who reads it every ten seconds as if it were large, and the time that passes."""

    backstage: Backstage
    id: str
    now: datetime = datetime(2024, 3, 5, 10)
    memory: Memory = field(default_factory=Memory)

    def reader(self, *, small: int = 0) -> Reader:
        return Reader(safe_client(self.backstage.url), self.id, self.memory, lambda: self.now, small=small)

    def read(self, *, after: int = 10, small: int = 0) -> list[RawTab]:
        self.now += timedelta(seconds=after)
        reader = self.reader(small=small)
        reader.version()
        contents = reader.read()
        assert contents.version == version_of(contents.tabs)
        return list(contents.tabs)

    def exactly(self) -> list[RawTab]:
        client = safe_client(self.backstage.url)
        return [tab.raw for tab in grid_of(client.spreadsheet(self.id, fields=FIELDS)).tabs]

    def request(self, *requests: Json) -> None:
        self.backstage.act({"do": "request", "spreadsheet": self.id, "requests": list(requests)})

    def type(self, row: int, column: int, cell: Json, *, tab: int = 0) -> None:
        start = {"sheetId": tab, "rowIndex": row - 1, "columnIndex": column}
        fields = ",".join(name if name == "userEnteredValue" else "userEnteredFormat.numberFormat" for name in cell)
        self.request({"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": fields}})

    def act(self, **action: Any) -> None:
        self.backstage.act({"spreadsheet": self.id, "tab": "Contacts", **action})

    def calls(self, since: int) -> list[str]:
        return [call["path"].rpartition("/")[2].partition(":")[2] or "get" for call in self.backstage.calls()[since:]]


def day(number: float) -> Json:
    return {"userEnteredValue": {"numberValue": number}, "userEnteredFormat": {"numberFormat": NUMBER_FORMATS[1]}}


@pytest.fixture
def desk(backstage: Backstage) -> Desk:
    rows: list[list[Any]] = [
        ["id", "Name", "Due", "Days"],
        *([f"k{n}", f"Name {n}", n * 10, 45000 + n] for n in range(1, 60)),
    ]
    made = Desk(backstage, backstage.workbook({"Contacts": rows, "Notes": [["Anything"], ["stays"]]}))
    area = {"sheetId": 0, "startRowIndex": 1, "startColumnIndex": 3, "endColumnIndex": 4, "endRowIndex": 60}
    shown = {"userEnteredFormat": {"numberFormat": NUMBER_FORMATS[1]}}
    made.request({"repeatCell": {"range": area, "cell": shown, "fields": "userEnteredFormat.numberFormat"}})
    return made


def test_both_ways_read_the_same(desk: Desk) -> None:
    assert desk.read() == desk.exactly()
    assert desk.read(small=10**6) == desk.exactly()


VALUES: st.SearchStrategy[Json] = st.one_of(
    st.just({}),
    st.sampled_from(["", "Asha", "0501234567", "शर्मा", "#N/A", "TRUE"]).map(lambda text: {"stringValue": text}),
    st.sampled_from([0, 1, 2.5, 45000, 45000.75, 0.5, -3, 10**9]).map(lambda number: {"numberValue": number}),
    st.booleans().map(lambda on: {"boolValue": on}),
    st.sampled_from(
        ["=1+1", '=""', "=A1", "=1/0", "=TRUE", "=ARRAYFORMULA(A1:A3)", '="Row "&ROW()', "=DATE(2024,3,5)"]
    ).map(lambda text: {"formulaValue": text}),
)
CELLS = st.builds(
    lambda value, worn: {"userEnteredValue": value, "userEnteredFormat": {"numberFormat": worn} if worn else {}},
    VALUES,
    st.sampled_from(NUMBER_FORMATS),
)
GRIDS = st.lists(st.lists(CELLS, max_size=5), max_size=8)
PLACES = st.integers(0, 7)
ACTS = st.one_of(
    st.builds(lambda row, at, cell: ("type", row, at % 5, cell), PLACES, PLACES, CELLS),
    st.builds(lambda row: ("insert", row), PLACES),
    st.builds(lambda row: ("delete", row), PLACES),
    st.builds(lambda column: ("sort", column % 3), PLACES),
    st.builds(lambda column: ("move", column % 3), PLACES),
    st.builds(lambda row: ("merge", row), PLACES),
    st.just(("hide",)),
    st.just(("rename",)),
)


def _requests(act: tuple[Any, ...]) -> Json:
    what, *rest = act
    whole = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 12, "startColumnIndex": 0, "endColumnIndex": 6}
    if what == "type":
        row, column, cell = rest
        start = {"sheetId": 0, "rowIndex": row, "columnIndex": column}
        return {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": "*"}}
    if what in ("insert", "delete"):
        place = {"sheetId": 0, "dimension": "ROWS", "startIndex": rest[0], "endIndex": rest[0] + 1}
        return {f"{what}Dimension": {"range": place}}
    if what == "sort":
        order = [{"dimensionIndex": rest[0], "sortOrder": "DESCENDING"}]
        return {"sortRange": {"range": whole, "sortSpecs": order}}
    if what == "move":
        source = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": rest[0], "endIndex": rest[0] + 1}
        return {"moveDimension": {"source": source, "destinationIndex": 0 if rest[0] else 4}}
    if what == "merge":
        area = {"sheetId": 1, "startRowIndex": rest[0], "endRowIndex": rest[0] + 1}
        return {"mergeCells": {"range": area | {"startColumnIndex": 0, "endColumnIndex": 3}, "mergeType": "MERGE_ALL"}}
    named = {"hidden": True} if what == "hide" else {"title": "Renamed 'tab'"}
    return {"updateSheetProperties": {"properties": {"sheetId": 1, **named}, "fields": next(iter(named))}}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=GRIDS, second=GRIDS, acts=st.lists(ACTS, max_size=5))
def test_whatever_people_do_a_minute_later_both_ways_read_the_same(
    backstage: Backstage, first: list[Any], second: list[Any], acts: list[tuple[Any, ...]]
) -> None:
    backstage.reset()
    desk = Desk(backstage, backstage.workbook({"Contacts": [["id"]], "नाम": [["id"]]}))
    for sheet_id, rows in enumerate((first, second)):
        start = {"sheetId": sheet_id, "rowIndex": 0, "columnIndex": 0}
        laid = [{"values": row} for row in rows]
        desk.request({"updateCells": {"start": start, "rows": laid, "fields": "userEnteredValue,userEnteredFormat"}})
    assert desk.read() == desk.exactly()

    for act in acts:
        desk.request(_requests(act))
        desk.read()

    assert desk.read(after=60) == desk.exactly()


def _column(tabs: Sequence[RawTab], column: int, *, rows: slice = slice(1, None)) -> list[Any]:
    return [row[column] for row in tabs[0].rows[rows]]


def test_nothing_changed_in_a_large_sheet_is_one_light_call(desk: Desk) -> None:
    desk.read()
    before = len(desk.backstage.calls())

    desk.read()

    assert desk.calls(before) == ["batchGet"]


def test_a_changed_large_sheet_is_read_with_one_call(desk: Desk) -> None:
    desk.read()
    before = len(desk.backstage.calls())
    desk.type(3, 2, {"userEnteredValue": {"numberValue": 77}})

    tabs = desk.read()

    assert tabs[0].rows[2][2] == 77
    assert desk.calls(before) == ["batchGet"]


def test_a_quiet_minute_is_six_light_calls_one_for_the_tabs_and_one_for_looks(desk: Desk) -> None:
    desk.read()
    desk.read(after=60)
    before = len(desk.backstage.calls())

    for _ in range(6):
        desk.reader().version()
        desk.now += timedelta(seconds=10)

    assert sorted(desk.calls(before)) == ["batchGet"] * 6
    desk.read(after=0)
    assert sorted(desk.calls(before)) == ["batchGet"] * 7 + ["get"] * 2


def test_a_day_in_a_new_row_is_a_day_at_once(desk: Desk) -> None:
    desk.read()
    before = len(desk.backstage.calls())
    desk.act(do="append_row", values={"id": "k99", "Days": "5 March 2024"})

    assert desk.read()[0].rows[60][3] == date(2024, 3, 5)
    assert desk.calls(before) == ["batchGet"]


def test_days_stay_days_wherever_rows_are_sorted_to(desk: Desk) -> None:
    desk.type(5, 3, {"userEnteredValue": {"numberValue": 8}, "userEnteredFormat": {"numberFormat": {}}})
    desk.read()
    before = len(desk.backstage.calls())
    desk.act(do="sort", by="Name", descending=True)

    assert desk.read() == desk.exactly()
    assert desk.calls(before)[:-1] == ["batchGet"]


def test_a_day_typed_over_a_number_is_a_day_within_a_minute(desk: Desk) -> None:
    desk.read()
    desk.type(3, 2, day(45356))

    shown = [desk.read(after=10)[0].rows[2][2] for _ in range(6)]

    assert shown[0] == 45356.0
    assert shown[-1] == date(2024, 3, 5)


def test_the_first_number_of_a_column_is_asked_about_at_once(desk: Desk) -> None:
    desk.read()
    desk.type(4, 4, day(45356))

    assert desk.read()[0].rows[3][4] == date(2024, 3, 5)


def test_a_column_that_is_formatted_as_days_is_noticed_within_a_minute(desk: Desk) -> None:
    desk.read()
    area = {"sheetId": 0, "startRowIndex": 1, "startColumnIndex": 2, "endColumnIndex": 3, "endRowIndex": 60}
    shown = {"userEnteredFormat": {"numberFormat": NUMBER_FORMATS[1]}}
    desk.request({"repeatCell": {"range": area, "cell": shown, "fields": "userEnteredFormat.numberFormat"}})

    before = desk.memory.version
    assert {type(cell) for cell in _column(desk.read(after=60), 2)} == {date}
    assert desk.memory.version != before


def test_a_number_that_becomes_a_formula_is_noticed_within_a_minute(desk: Desk) -> None:
    desk.read()
    desk.type(3, 2, {"userEnteredValue": {"formulaValue": "=10+10"}})

    assert desk.read(after=60)[0].formulas == {2: frozenset({3})}


def test_a_column_put_in_between_moves_the_days_at_once(desk: Desk) -> None:
    desk.read()
    desk.act(do="insert_column", at="Name", heading="New")

    assert {type(cell) for cell in _column(desk.read(), 4)} == {date}


@pytest.mark.parametrize(
    "action, titles, seconds",
    [
        ({"do": "rename_tab", "to": "People"}, ["People", "Notes"], 10),
        ({"do": "delete_tab"}, ["Notes"], 10),
        (
            {"do": "request", "requests": [{"addSheet": {"properties": {"title": "New"}}}]},
            ["Contacts", "Notes", "New"],
            60,
        ),
    ],
    ids=["renamed", "deleted", "new"],
)
@pytest.mark.parametrize("small", [0, 10**6])
def test_tabs_that_come_and_go_are_noticed(
    desk: Desk, action: Json, titles: list[str], seconds: int, small: int
) -> None:
    desk.read(small=small)
    desk.read(small=small)
    desk.act(**action)

    assert [tab.name for tab in desk.read(after=seconds, small=small)] == titles


def test_a_chart_on_a_tab_of_its_own_is_no_tab(desk: Desk) -> None:
    from sync.google.shape import shape_of

    sheets = [{"properties": {"sheetId": 5, "title": "Chart"}}]

    assert shape_of({"sheets": sheets}).tabs == ()


@pytest.mark.parametrize("small", [0, 10**6])
def test_forty_tabs_with_long_hindi_names_are_read_with_as_few_calls(backstage: Backstage, small: int) -> None:
    names = [f"{'ग्राहकों की सूची ' * 4} {n}"[-60:] for n in range(40)]
    desk = Desk(backstage, backstage.workbook({name: [["id", "Name"], ["k1", n]] for n, name in enumerate(names)}))

    assert desk.read(small=small) == desk.exactly()

    before = len(backstage.calls())
    assert [tab.name for tab in desk.read(small=small)] == names
    assert desk.calls(before)[0] == ("get" if small else "batchGetByDataFilter")


def test_in_a_sheet_of_thousands_of_rows_every_look_is_verified_in_turn(backstage: Backstage) -> None:
    rows: list[list[Any]] = [["id", "Due"], *([f"k{n}", n] for n in range(14_000))]
    desk = Desk(backstage, backstage.workbook({"Contacts": rows}))
    desk.read()
    desk.type(13_000, 1, {"userEnteredFormat": {"numberFormat": NUMBER_FORMATS[1]}})

    found = [type(desk.read(after=60)[0].rows[12_999][1]) for _ in range(3)]

    assert found[-1] is date
