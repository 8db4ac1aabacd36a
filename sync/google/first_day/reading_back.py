"""What a written value reads back as, and how soon."""

from functools import partial

from sync.google.cells import LONGEST_TEXT
from sync.google.client import Json
from sync.google.first_day.experiment import Experiment, Found, compared, found
from sync.google.first_day.sheet import Cell, Sheet, formula

_ROUNDS = 3
_LOOKS = 10
_TEXTS = (
    *("=1+1", "'", "'007", "007", "0501234567", "+92 300 1234567", "98765432109876543210", "-5", "1e5", "8085807e40"),
    *("5/3/24", "2024-03-05", "12:30", "TRUE", "50%", "Rs 500", "#N/A", " spaces ", "two\nlines", "tab\there"),
    *("राजेश शर्मा", "راجیش", "क़ \u0915\u093c", "\u200fا\u200d", "👍🏽", '"', "\u00a0"),
)
_NUMBERS = (0.1, 100.0, -0.5, 12345678901234567.0, 123456789012345.0, 1e300, 1 / 3)
_DATED = {"type": "DATE", "pattern": "dd mmm yyyy"}
_WRITTEN = "What is read after a write is what was written."
_ALL_SAME = "All of them as they were written."


def _at_once(sheet: Sheet) -> Found:
    tab = sheet.add_tab([["old", formula('=A1&"!"')]])
    waits = []
    for number in range(_ROUNDS):
        sheet.send(tab.write("A1", [f"new {number}"]))
        written_at, wanted = sheet.spent(), [[f"new {number}", f"new {number}!"]]
        looks = next((look for look in range(1, _LOOKS) if tab.plain("A1:B1") == wanted), _LOOKS)
        waits.append((looks, sheet.spent() - written_at))
    words = ", ".join(f"look {looks} ({seconds:.2f} s)" for looks, seconds in waits)
    return found(all(looks == 1 for looks, _ in waits), f"The cell and a formula of it were as written at {words}.")


def _texts(sheet: Sheet) -> Found:
    tab = sheet.add_tab([[text] for text in _TEXTS])
    corners = f"A1:A{len(_TEXTS)}"
    typed = [cell.get("stringValue", cell) for [cell] in tab.typed(corners)]
    plain = [row[0] if row else "" for row in tab.plain(corners)]
    return _same(_TEXTS, typed, plain)


def _numbers(sheet: Sheet) -> Found:
    tab = sheet.add_tab([[number] for number in _NUMBERS])
    corners = f"A1:A{len(_NUMBERS)}"
    typed = [cell.get("numberValue", cell) for [cell] in tab.typed(corners)]
    plain = [row[0] if row else "" for row in tab.plain(corners)]
    return _same(_NUMBERS, typed, plain)


def _same(written: tuple[Cell, ...], typed: list[object], plain: list[object]) -> Found:
    read = list(zip(written, typed, plain, strict=False))
    other = [f"{one!r} as {cell!r} and {value!r}" for one, cell, value in read if (cell, value) != (one, one)]
    return found(not other, f"Read back otherwise: {'; '.join(other)}" if other else f"All {len(written)} the same.")


def _dates(sheet: Sheet) -> Found:
    tab = sheet.add_tab([[45356.0, 45356.0, 45356.5]])
    cell = {"userEnteredFormat": {"numberFormat": _DATED}}
    sheet.send({"repeatCell": {"range": tab.area("B1:C1"), "cell": cell, "fields": "userEnteredFormat.numberFormat"}})
    kinds = [one.get("numberFormat", {}).get("type") for one in tab.cells("A1:C1", "effectiveFormat")[0]]
    seen = (tab.plain("A1:C1"), kinds)
    return compared(seen, ([[45356, 45356, 45356.5]], [None, "DATE", "DATE"]), "Values, kinds")


def _empty(written: Json, assumed: Json, sheet: Sheet) -> Found:
    tab = sheet.add_tab([["old"]])
    sheet.send(tab.write("A1", [written]))
    return compared(tab.typed("A1")[0][0], assumed, "The cell holds")


def _keeps_format(sheet: Sheet) -> Found:
    tab = sheet.add_tab([[45356.0]])
    cell = {"userEnteredFormat": {"numberFormat": _DATED}, "note": "a note"}
    fields = "userEnteredFormat.numberFormat,note"
    sheet.send({"repeatCell": {"range": tab.area("A1"), "cell": cell, "fields": fields}})
    sheet.send(tab.write("A1", [45357.0]))
    kind = tab.cells("A1", "userEnteredFormat")[0][0].get("numberFormat", {}).get("type")
    note = sheet.read("sheets(data(rowData(values(note))))", tab.address("A1"))["sheets"][0]["data"][0]["rowData"]
    return compared((kind, note), ("DATE", [{"values": [{"note": "a note"}]}]), "Format and note after the write")


def _longest(sheet: Sheet) -> Found:
    tab = sheet.add_tab()
    # A letter outside the first plane is two units of UTF-16.
    texts = {
        "longest": "x" * LONGEST_TEXT,
        "one more": "x" * (LONGEST_TEXT + 1),
        "double": "𝒳" * (LONGEST_TEXT // 2 + 1),
    }
    refused = [name for name, text in texts.items() if sheet.refusal(tab.write("A1", [text]))]
    return compared(refused, ["one more", "double"], "Refused")


EXPERIMENTS = (
    Experiment(
        "read-your-writes",
        "Does a read right after a batch see it, and formulas that depend on it?",
        "At the first look.",
        "Judging and confirming: a pull after a push.",
        _at_once,
    ),
    Experiment("texts", "What do odd texts read back as?", _ALL_SAME, _WRITTEN, _texts),
    Experiment("numbers", "What do numbers read back as?", _ALL_SAME, _WRITTEN, _numbers),
    Experiment(
        "dates",
        "What do dates read back as?",
        "As their serial number; the format alone says that it is a date.",
        "Dates.",
        _dates,
    ),
    Experiment(
        "empty-text",
        "Is a text of no letters an empty cell?",
        "Yes.",
        "Nothing: the app empties cells instead.",
        partial(_empty, {"stringValue": ""}, {}),
    ),
    Experiment("emptied", "Does a write without a value empty the cell?", "Yes.", "Emptying.", partial(_empty, {}, {})),
    Experiment(
        "kept-format",
        "Does a write of a value leave format and note alone?",
        "Yes.",
        "Edits change one cell's value and nothing else.",
        _keeps_format,
    ),
    Experiment(
        "longest-text",
        f"Is the longest text {LONGEST_TEXT} units of UTF-16?",
        "Yes; longer ones are refused.",
        "Refusing such edits before they are sent.",
        _longest,
    ),
)
