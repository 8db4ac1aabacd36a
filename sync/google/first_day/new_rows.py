"""Where new rows land: below filters, tables, prepared check boxes and formulas that spill."""

from functools import partial

from sync.google.batch import new_number
from sync.google.client import Json
from sync.google.first_day.experiment import Experiment, Found, compared, found
from sync.google.first_day.sheet import Sheet, Tab, formula

_ROWS = (("id", "Name", "Due"), ("k1", "Asha", 1), ("k2", "Bilal", 2), ("k3", "Chandra", 3))
_NEXT = 5
_OWN_PLACE = "Nothing while new rows are written by place; it says why they are."
_NEW = "New rows: they are written below the last typed one."


def _appended(sheet: Sheet, tab: Tab, assumed: int) -> Found:
    """Let Google append a row to a tab that has been made ready."""
    sheet.send(tab.append("k4", "Dawud", 4))
    return compared(_place(tab, "k4"), assumed, "The appended row is row")


def _place(tab: Tab, id_: str) -> int:
    """The row that has the id; 0 where none has."""
    ids = [row[0] if row else "" for row in tab.plain("A1:A100")]
    return ids.index(id_) + 1 if id_ in ids else 0


def _filtering(tab: Tab) -> Json:
    hides = {"columnIndex": 1, "filterCriteria": {"hiddenValues": ["Bilal"]}}
    return {"range": tab.area("A1:C4"), "filterSpecs": [hides]}


def filtered(tab: Tab) -> Json:
    """The request that hides the row of Bilal by a filter."""
    return {"setBasicFilter": {"filter": _filtering(tab)}}


def _table(tab: Tab, corners: str = "A1:C4") -> Json:
    return {"addTable": {"table": {"name": f"Table_{new_number()}", "range": tab.area(corners)}}}


def _under_filter(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send(filtered(tab))
    return _appended(sheet, tab, _NEXT)


def _under_filter_view(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send({"addFilterView": {"filter": _filtering(tab) | {"title": "Without Bilal"}}})
    return _appended(sheet, tab, _NEXT)


def _under_table(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send(_table(tab))
    return _appended(sheet, tab, _NEXT)


def _under_table_with_room(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send(_table(tab, "A1:C20"))
    return _appended(sheet, tab, _NEXT)


def _under_check_boxes(fills: bool, assumed: int, sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    area, box = tab.area("D2:D20"), {"condition": {"type": "BOOLEAN"}}
    off = {"cell": {"userEnteredValue": {"boolValue": False}}, "fields": "userEnteredValue"}
    sheet.send(
        {"setDataValidation": {"range": area, "rule": box}},
        *([{"repeatCell": {"range": area, **off}}] if fills else []),
    )
    return _appended(sheet, tab, assumed)


def _under_spill(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send(tab.write("D2", [formula('=ARRAYFORMULA(A2:A20&"!")')]))
    return _appended(sheet, tab, 21)


def _in_the_way_of_a_spill(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send(tab.write("D2", [formula('=ARRAYFORMULA(A2:A20&"!")')]))
    sheet.send(tab.write("D5", ["typed"]))
    [[first], *_, [last]] = tab.shown("D2:D5")
    is_blocked = first.get("errorValue", {}).get("type") == "REF" and last == {"stringValue": "typed"}
    return found(is_blocked, f"The formula shows {first}, the cell {last}.")


def _written_under_filter(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send(filtered(tab))
    sheet.send(tab.write(f"A{_NEXT}", ["k4", "Dawud", 4]))
    answer = sheet.read("sheets(properties.sheetId,basicFilter.range)")
    ends = [_end(one["basicFilter"]) for one in answer["sheets"] if one["properties"]["sheetId"] == tab.number]
    return compared((_place(tab, "k4"), ends), (_NEXT, [_NEXT - 1]), "The row, and the last row of the filter")


def _written_under_table(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send(_table(tab))
    sheet.send(tab.write(f"A{_NEXT}", ["k4", "Dawud", 4]))
    answer = sheet.read("sheets(properties.sheetId,tables.range)")
    tables = [one.get("tables", []) for one in answer["sheets"] if one["properties"]["sheetId"] == tab.number]
    ends = [_end(table) for listed in tables for table in listed]
    return compared((_place(tab, "k4"), ends), (_NEXT, [_NEXT]), "The row, and the last row of the table")


def _end(ranged: Json) -> int | None:
    end: int | None = ranged["range"].get("endRowIndex")
    return end


EXPERIMENTS = (
    Experiment(
        "append-filter",
        "Where does appendCells put a row below a filter that hides one?",
        "Right below the last row.",
        _OWN_PLACE,
        _under_filter,
    ),
    Experiment(
        "append-filter-view",
        "Where does appendCells put a row below a filter view?",
        "Right below the last row.",
        _OWN_PLACE,
        _under_filter_view,
    ),
    Experiment(
        "append-table",
        "Where does appendCells put a row below a table?",
        "Right below its last row.",
        _OWN_PLACE,
        _under_table,
    ),
    Experiment(
        "append-table-with-room",
        "Where does appendCells put a row in a table that has empty rows at its end?",
        "In the first empty row.",
        _OWN_PLACE,
        _under_table_with_room,
    ),
    Experiment(
        "append-check-box-rules",
        "Where does appendCells put a row beside check boxes that hold no value yet?",
        "Right below the last row: a rule is no value.",
        _OWN_PLACE,
        partial(_under_check_boxes, False, _NEXT),
    ),
    Experiment(
        "append-check-boxes",
        "Where does appendCells put a row beside check boxes down to row 20 that hold FALSE?",
        "Below the last check box.",
        _OWN_PLACE,
        partial(_under_check_boxes, True, 21),
    ),
    Experiment(
        "append-array-formula",
        "Where does appendCells put a row beside an ARRAYFORMULA that spills down to row 20?",
        "Below its last result.",
        _OWN_PLACE,
        _under_spill,
    ),
    Experiment(
        "array-formula-blocked",
        "What becomes of an ARRAYFORMULA when a value is written into its way?",
        "It shows #REF!, the value stays.",
        "Values are never written where a formula spills.",
        _in_the_way_of_a_spill,
    ),
    Experiment(
        "write-below-filter",
        "A row written by its place below a filter: is it there, and does the filter grow?",
        "It is there; the filter does not grow.",
        _NEW,
        _written_under_filter,
    ),
    Experiment(
        "write-below-table",
        "A row written by its place below a table: is it there, and does the table grow?",
        "It is there, and the table grows.",
        _NEW,
        _written_under_table,
    ),
)
