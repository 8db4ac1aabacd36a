"""What copyPaste takes along: the slots of the hidden tab are pre-images only if it takes what stands there at that moment."""

from sync.google.client import Json
from sync.google.first_day.experiment import Experiment, Found, compared, found
from sync.google.first_day.sheet import Sheet, Tab, formula

_SLOTS = "Slots: what was displaced is judged, and put back, by them."
_TEXTS = ("=1+1", "'", "'007", "007", "5/3/24", "TRUE", "+92 300 1234567", "98765432109876543210")


def _pre_image(sheet: Sheet) -> Found:
    tab = sheet.add_tab([["before"]])
    sheet.send(tab.paste("A1", "A2", "PASTE_VALUES"), tab.write("A1", ["after"]), tab.paste("A1", "A3", "PASTE_VALUES"))
    return compared(tab.plain("A1:A3"), [["after"], ["before"], ["after"]], "Cell, copy taken before, copy taken after")


def _other_tab(sheet: Sheet) -> Found:
    tab, hidden = sheet.add_tab([["before", 7, None, True]]), sheet.planned_tab()
    sheet.send(
        hidden.creation(hidden=True),
        tab.paste("A1:D1", "F2:I2", "PASTE_VALUES", into=hidden),
        tab.write("A1", ["after"]),
    )
    return compared(hidden.plain("F2:I2"), [["before", 7, "", True]], "The slot holds")


def _computed_inside(sheet: Sheet) -> Found:
    tab = sheet.add_tab([[5, formula("=A1*2")]])
    sheet.send(tab.write("A1", [7]), tab.paste("B1", "B2", "PASTE_VALUES"))
    return compared(tab.plain("B1:B2"), [[14], [14]], "Formula, copy of its value")


def _values_of_formulas(sheet: Sheet) -> Found:
    tab = sheet.add_tab([[formula("=1+1"), formula('="a"&"b"'), formula("=1/0")]])
    sheet.send(tab.paste("A1:C1", "A2:C2", "PASTE_VALUES"))
    [typed] = tab.typed("A2:C2")
    return compared(typed[:2], [{"numberValue": 2}, {"stringValue": "ab"}], f"Typed are now (of 1/0: {typed[2]})")


def _moved_formulas(sheet: Sheet) -> Found:
    tab = sheet.add_tab([[1, 2, formula("=A1+$B$1+B$1")]])
    sheet.send(tab.paste("C1", "D3", "PASTE_FORMULA"), tab.paste("C1", "E4", "PASTE_NORMAL"))
    texts = [tab.typed(place)[0][0].get("formulaValue") for place in ("D3", "E4")]
    return compared(texts, ["=B3+$B$1+C$1", "=C4+$B$1+D$1"], "PASTE_FORMULA and PASTE_NORMAL give")


def _texts(sheet: Sheet) -> Found:
    tab = sheet.add_tab([_TEXTS])
    corners = f"A2:{'ABCDEFGH'[len(_TEXTS) - 1]}2"
    sheet.send(tab.paste(corners.replace("2", "1"), corners, "PASTE_VALUES"))
    [typed] = tab.typed(corners)
    changed = [f"{text!r} became {cell}" for text, cell in zip(_TEXTS, typed, strict=True) if cell != _text(text)]
    return found(not changed, "; ".join(changed) or f"All {len(_TEXTS)} stayed texts.")


def _text(text: str) -> Json:
    return {"stringValue": text}


def _formatted(kind: str, pattern: str, tab: Tab, corners: str) -> Json:
    cell = {"userEnteredFormat": {"numberFormat": {"type": kind, "pattern": pattern}}}
    return {"repeatCell": {"range": tab.area(corners), "cell": cell, "fields": "userEnteredFormat.numberFormat"}}


def _formats(sheet: Sheet) -> Found:
    tab = sheet.add_tab([[45356, "0501234567"]])
    sheet.send(
        _formatted("DATE", "dd mmm yyyy", tab, "A1"),
        _formatted("TEXT", "@", tab, "B1"),
        tab.paste("A1:B1", "A2:B2", "PASTE_VALUES"),
        tab.paste("A1:B1", "A3:B3", "PASTE_NORMAL"),
    )
    values = tab.typed("A2:B3")
    kinds = [[cell.get("numberFormat", {}).get("type") for cell in row] for row in tab.cells("A2:B3", _FORMAT)]
    held = [[{"numberValue": 45356}, {"stringValue": "0501234567"}]] * 2
    words = f"Values {values}; formats of PASTE_VALUES {kinds[0]}, of PASTE_NORMAL {kinds[1]}"
    return found((values, kinds) == (held, [[None, None], ["DATE", "TEXT"]]), words)


_FORMAT = "userEnteredFormat"

EXPERIMENTS = (
    Experiment(
        "copy-pre-image",
        "Does copyPaste take what stands there at its place in the batch?",
        "What earlier requests wrote, and nothing that later ones write.",
        _SLOTS,
        _pre_image,
    ),
    Experiment(
        "copy-into-hidden-tab",
        "Does copyPaste take the pre-image into a hidden tab that the same batch makes?",
        "Yes, with numbers, gaps and ticks as they are.",
        _SLOTS,
        _other_tab,
    ),
    Experiment(
        "copy-computed-inside",
        "Are formulas worked out between the requests of a batch?",
        "Yes: the copy has the new result.",
        "Slots of rows with formulas.",
        _computed_inside,
    ),
    Experiment(
        "copy-values-of-formulas",
        "Does PASTE_VALUES leave results without formulas?",
        "Yes, numbers as numbers and texts as texts.",
        _SLOTS,
        _values_of_formulas,
    ),
    Experiment(
        "copy-formulas",
        "How do references move with PASTE_FORMULA and PASTE_NORMAL?",
        "Relative ones by the distance, those with $ not at all.",
        "Formulas that were displaced are put back by moving them back.",
        _moved_formulas,
    ),
    Experiment(
        "copy-texts",
        "Do texts that look like something else stay texts through PASTE_VALUES?",
        "Yes, all of them.",
        _SLOTS,
        _texts,
    ),
    Experiment(
        "copy-formats",
        "What becomes of dates and of text formats when they are pasted?",
        "PASTE_VALUES brings serial numbers and texts without a format, PASTE_NORMAL the format too.",
        _SLOTS,
        _formats,
    ),
)
