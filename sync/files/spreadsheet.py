"""Spreadsheet files, read in a process of their own: whatever a damaged or malicious file does, Bahi goes on."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sync.own_tabs import OWN_TABS
from sync.workbook import WorkbookUnavailable
from translations import N_
from translations.told import Told
from validation.sheet import RawCell, RawTab

MOST_MEMORY, MOST_SECONDS = 2_000_000_000, 90
MOST_COLUMNS, MOST_CELLS = 16_384, 40_000_000
MOST_UNPACKED, UNLIKELY_UNPACKED, UNLIKELY_RATIO = 3_000_000_000, 100_000_000, 100


def spreadsheet_tabs(path: Path) -> Sequence[RawTab]:
    """All tabs of an .xlsx, .xlsm, .xls, .xlsb or .ods file. Raises WorkbookUnavailable."""
    try:
        command = [sys.executable, "-m", "sync.files.spreadsheet", str(path.resolve())]
        read = subprocess.run(
            command, capture_output=True, timeout=MOST_SECONDS, check=False, cwd=Path(__file__).parents[2]
        )
    except subprocess.TimeoutExpired as endless:
        raise WorkbookUnavailable(_TOO_LARGE, file=path.name) from endless
    if read.returncode == 0:
        return [_tab(tab) for tab in json.loads(read.stdout, object_hook=_untagged)]
    with suppress(ValueError, KeyError):
        said = json.loads(read.stderr.splitlines()[-1] if read.stderr else b"")
        raise WorkbookUnavailable(said["message"], **said["parts"])
    raise WorkbookUnavailable(_TOO_LARGE, file=path.name)


def _answer(path: Path) -> int:
    """What the child process does: the tabs as JSON on its output, or a sentence as JSON on its error output."""
    _limit_memory()
    try:
        tabs = [_plain(tab) for tab in _within_limits(_read(path), path)]
    except Told as refusal:
        print(json.dumps({"message": refusal.message, "parts": refusal.parts}, default=str), file=sys.stderr)
        return 2
    json.dump(tabs, sys.stdout, default=_tagged)
    return 0


def _within_limits(tabs: Sequence[RawTab], path: Path) -> Sequence[RawTab]:
    """Raises WorkbookUnavailable for more columns than a spreadsheet has, or more cells than a list can have."""
    if any(len(row) > MOST_COLUMNS for tab in tabs for row in tab.rows):
        raise WorkbookUnavailable(TOO_MANY_COLUMNS, file=path.name)
    if sum(len(row) for tab in tabs for row in tab.rows) > MOST_CELLS:
        raise WorkbookUnavailable(_TOO_LARGE, file=path.name)
    return tabs


def _limit_memory() -> None:
    with suppress(ImportError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _read(path: Path) -> Sequence[RawTab]:
    with path.open("rb") as file:
        is_zip = file.read(2) == b"PK"
    if is_zip and "xl/workbook.xml" in _parts(path):
        from sync.xlsx.reading import tabs_of

        return tabs_of(path)
    return _with_calamine(path)


def _parts(path: Path) -> Sequence[str]:
    """The names of the parts. Raises WorkbookUnavailable where they would unpack to more than any list holds."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as package:
            unpacked = sum(part.file_size for part in package.infolist())
            is_unlikely = unpacked > UNLIKELY_UNPACKED and unpacked > UNLIKELY_RATIO * path.stat().st_size
            if unpacked > MOST_UNPACKED or is_unlikely:
                raise WorkbookUnavailable(_TOO_LARGE, file=path.name)
            return package.namelist()
    except BadZipFile as damaged:
        raise WorkbookUnavailable(_DAMAGED, file=path.name) from damaged


def _with_calamine(path: Path) -> Sequence[RawTab]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        shown = SheetVisibleEnum.Visible
        return [
            RawTab(one.name, _rows(book.get_sheet_by_name(one.name)), is_hidden=one.visible is not shown)
            for one in sheets
            if one.name not in OWN_TABS
        ]
    except PasswordError as locked:
        raise WorkbookUnavailable(_LOCKED, file=path.name) from locked
    except CalamineError as damaged:
        sentence = _LOCKED if _ENCRYPTED in path.read_bytes() else _DAMAGED
        raise WorkbookUnavailable(sentence, file=path.name) from damaged


def _rows(sheet: Any) -> list[list[RawCell]]:
    rows = sheet.to_python(skip_empty_area=False)
    return [[None if cell == "" else cell for cell in row] for row in rows]


def _plain(tab: RawTab) -> dict[str, Any]:
    return {
        "name": tab.name,
        "rows": tab.rows,
        "formulas": {index: sorted(rows) for index, rows in tab.formulas.items()},
        "uncomputed": {index: sorted(rows) for index, rows in tab.uncomputed.items()},
        "number_formats": dict(tab.number_formats),
        "merged": tab.merged,
        "is_hidden": tab.is_hidden,
    }


def _tab(plain: Mapping[str, Any]) -> RawTab:
    return RawTab(
        plain["name"],
        plain["rows"],
        formulas={int(index): frozenset(rows) for index, rows in plain["formulas"].items()},
        uncomputed={int(index): frozenset(rows) for index, rows in plain["uncomputed"].items()},
        number_formats={int(index): shown for index, shown in plain["number_formats"].items()},
        merged=tuple((top, left, bottom, right) for top, left, bottom, right in plain["merged"]),
        is_hidden=plain["is_hidden"],
    )


def _tagged(cell: object) -> dict[str, object]:
    if isinstance(cell, timedelta):
        return {"seconds": cell.total_seconds()}
    assert isinstance(cell, datetime | date | time)
    return {type(cell).__name__: cell.isoformat()}


def _untagged(plain: dict[str, Any]) -> object:
    match plain:
        case {"datetime": str(text)}:
            return datetime.fromisoformat(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"time": str(text)}:
            return time.fromisoformat(text)
        case {"seconds": float(seconds)}:
            return timedelta(seconds=seconds)
    return plain


_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds a workbook with a password; the container around it may have come off badly."""
_LOCKED = N_("{file} is protected by a password. Please save it without one.")
TOO_MANY_COLUMNS = N_("{file} has more columns than a list can have. Is it a table at all?")
_DAMAGED = N_(
    "{file} is damaged, or no spreadsheet that Bahi knows. Open it in Excel or LibreOffice and save it as .xlsx."
)
_TOO_LARGE = N_(
    "{file} is too large to be read here, or made to look small and unpack to something vast. Please split it."
)

if __name__ == "__main__":
    sys.exit(_answer(Path(sys.argv[1])))
