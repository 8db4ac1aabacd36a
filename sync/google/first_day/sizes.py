"""How much fits into one call, how long much takes, and what Google says about quota."""

import json
from functools import partial

from sync.google.first_day.experiment import Experiment, Found, found
from sync.google.first_day.sheet import SHEETS, Sheet, Tab
from sync.google.grid import FIELDS

_MEGABYTE = 1_000_000
_ROWS = 20_000
_AT_ONCE = 10_000
_WIDTH = 8
_LONGEST_WAIT = 30.0


def _body(megabytes: int, sheet: Sheet) -> Found:
    tab = sheet.planned_tab()
    row = ["a value of some length"] * 20
    one = len(json.dumps(tab.write("A1", row))) - len(json.dumps(tab.write("A1")))
    rows = [row] * (megabytes * _MEGABYTE // one)
    started = sheet.spent()
    reason = sheet.refusal(tab.creation(height=len(rows), width=len(row)), tab.write("A1", *rows))
    seconds = sheet.spent() - started
    size = f"{megabytes} MB, {len(rows) * len(row):,} cells"
    return found(not reason, f"{size}: refused ({reason})." if reason else f"{size}: written in {seconds:.1f} s.")


def _much_read(sheet: Sheet) -> Found:
    tab = _filled(sheet)
    grid_size, grid = _timed(sheet, "", {"fields": FIELDS, "ranges": [tab.address()]})
    shown = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"}
    size, seconds = _timed(sheet, "/values:batchGet", {"ranges": [tab.address()], **shown})
    words = (
        f"{_ROWS:,} rows of {_WIDTH}: grid data {grid_size / _MEGABYTE:.1f} MB in {grid:.1f} s, "
        f"values {size / _MEGABYTE:.1f} MB in {seconds:.1f} s."
    )
    return found(grid < _LONGEST_WAIT and size < grid_size, words)


def _filled(sheet: Sheet) -> Tab:
    tab = sheet.planned_tab()
    rows = [[f"k{n}", "Rajesh Sharma", "+91 98765 43210", 45356.0, n * 1.5, "Lahore", True, None] for n in range(_ROWS)]
    sheet.send(tab.creation(height=_ROWS, width=_WIDTH))
    for first in range(0, _ROWS, _AT_ONCE):
        sheet.send(tab.write(f"A{first + 1}", *rows[first : first + _AT_ONCE]))
    return tab


def _timed(sheet: Sheet, call: str, params: dict[str, object]) -> tuple[int, float]:
    """The size of an answer in bytes, and its seconds."""
    started = sheet.spent()
    answer = sheet.client.request("get", f"{SHEETS}/{sheet.id}{call}", params=params)
    return len(answer.content), sheet.spent() - started


def _quota(sheet: Sheet) -> Found:
    """Nothing is used up on purpose: only what an ordinary answer says is looked at."""
    answer = sheet.client.request("get", f"{SHEETS}/{sheet.id}", params={"fields": "spreadsheetId"})
    words = ("quota", "ratelimit", "rate-limit", "retry")
    told = [f"{name}: {value}" for name, value in answer.headers.items() if any(word in name.lower() for word in words)]
    return found(not told, f"Headers about it: {', '.join(told) or 'none'}.")


def _fits(megabytes: int, needed_by: str) -> Experiment:
    question = f"Does a batch of {megabytes} MB pass?"
    return Experiment(
        f"body-{megabytes}-mb", question, "Yes. Google advises 2 MB.", needed_by, partial(_body, megabytes)
    )


EXPERIMENTS = (
    Experiment(
        "quota-headers",
        "Do answers say how much of the minute's quota is left?",
        "No; it is counted by ourselves.",
        "Nothing: 60 reads and 60 writes a minute are kept.",
        _quota,
    ),
    _fits(1, "A push of some thousand cells."),
    _fits(2, "Preparing a new sheet with many rows."),
    _fits(5, "Nothing: it would be sent in parts."),
    Experiment(
        "read-20000-rows",
        f"Size and time of {_ROWS:,} rows as grid data and as plain values?",
        f"Values are smaller; grid data take less than {_LONGEST_WAIT:.0f} s.",
        "A full pull (grid data) and the look for changes (values).",
        _much_read,
    ),
)
