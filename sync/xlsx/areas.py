"""Addresses of cells as spreadsheets write them: "H12" and "A2:H101"."""

import re
from dataclasses import dataclass
from functools import lru_cache

LAST_ROW = 1_048_576
LAST_COLUMN = 16_383
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?\Z")


@dataclass(frozen=True)
class Area:
    """A rectangle of cells: rows counted from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first, last = f"{column_letters(self.left)}{self.top}", f"{column_letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def area_of(text: str) -> Area | None:
    """The area that a text such as "A2:H101" names; None for whole columns and anything else."""
    found = _AREA.match(text)
    if not found:
        return None
    left, top, right, bottom = found.groups()
    return Area(
        top=int(top),
        left=column_index(left),
        bottom=int(bottom or top),
        right=column_index(right or left),
    )


@lru_cache(maxsize=4096)
def column_index(letters: str) -> int:
    """0 for "A", 26 for "AA"."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


@lru_cache(maxsize=4096)
def column_letters(index: int) -> str:
    """ "A" for 0, "AA" for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
