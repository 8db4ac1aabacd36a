"""A1 notation: from words to boxes of rows and columns, and back."""

import re
from typing import NamedTuple

CELL = re.compile(r"^\$?([A-Za-z]{1,3})\$?([1-9]\d*)$")
COLUMN = re.compile(r"^\$?([A-Za-z]{1,3})$")
ROW = re.compile(r"^\$?([1-9]\d*)$")
R1C1 = re.compile(r"^R(\d+)C(\d+)$")
PLAIN_TITLE = re.compile(r"^[A-Za-z_][A-Za-z0-9_.]*$")


class Box(NamedTuple):
    """Half-open rows and columns from zero; None is unbounded."""

    top: int | None
    left: int | None
    bottom: int | None
    right: int | None


class Area(NamedTuple):
    """A box inside a grid: rows and columns from zero, half-open."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left


def column_letters(column: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A -> 0, AA -> 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def parse_box(text: str) -> Box | None:
    """`A1`, `A1:B2`, `A:C`, `2:2`, `A2:C`, `R1C1:R2C2`, corners in any order; None if it is no range."""
    first, _, second = text.partition(":")
    start = _corner(first, alone=":" not in text)
    end = _corner(second, alone=False) if ":" in text else start
    if start is None or end is None:
        return None
    rows = _ordered(start[0], end[0])
    columns = _ordered(start[1], end[1])
    return Box(rows[0], columns[0], rows[1], columns[1])


def _corner(text: str, *, alone: bool) -> tuple[int | None, int | None] | None:
    if found := R1C1.match(text):
        return int(found[1]) - 1, int(found[2]) - 1
    if found := CELL.match(text):
        return int(found[2]) - 1, column_number(found[1])
    if alone:
        return None
    if found := COLUMN.match(text):
        return None, column_number(found[1])
    if found := ROW.match(text):
        return int(found[1]) - 1, None
    return None


def _ordered(first: int | None, second: int | None) -> tuple[int | None, int | None]:
    if first is None or second is None:
        only = first if second is None else second
        return only, None
    return min(first, second), max(first, second) + 1


def split_title(text: str) -> tuple[str | None, str]:
    """The sheet's title (None if none is named) and the rest: `'My tab'!A1` -> ("My tab", "A1")."""
    if text.startswith("'"):
        end = _closing_quote(text)
        title, rest = text[1:end].replace("''", "'"), text[end + 1 :]
        return title, rest.removeprefix("!")
    title, mark, rest = text.rpartition("!")
    return (title, rest) if mark else (None, text)


def _closing_quote(text: str) -> int:
    position = 1
    while position < len(text):
        if text[position] == "'":
            if text[position + 1 : position + 2] != "'":
                return position
            position += 1
        position += 1
    return len(text)


def quoted_title(title: str) -> str:
    """As Google repeats it: quoted unless it is a plain ASCII word that cannot be taken for a cell."""
    if PLAIN_TITLE.match(title) and not CELL.match(title) and not R1C1.match(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def area_text(title: str, area: Area) -> str:
    """`Sheet1!A1:Z1000`, one cell as `Sheet1!A1`."""
    start = f"{column_letters(area.left)}{area.top + 1}"
    end = f"{column_letters(max(area.right, area.left + 1) - 1)}{max(area.bottom, area.top + 1)}"
    return f"{quoted_title(title)}!{start}" + (f":{end}" if end != start else "")


def box_text(title: str, box: Box) -> str:
    """A box that may be open at its ends, as error messages name it: `T!A1001:B`."""
    start = column_letters(box.left or 0) + str((box.top or 0) + 1)
    end = ("" if box.right is None else column_letters(box.right - 1)) + ("" if box.bottom is None else str(box.bottom))
    return f"{quoted_title(title)}!{start}" + (f":{end}" if end and end != start else "")
