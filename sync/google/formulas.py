"""References of a formula moved as copying moves them, to undo what copying it into a slot did."""

import re

_PARTS = re.compile(r'"[^"]*"|\'[^\']*\'!?|(?<![A-Za-z0-9_.$])(\$?)([A-Z]{1,3})(\$?)(\d+)(?![A-Za-z0-9_(])')


def moved(formula: str, *, down: int, right: int) -> str:
    """The formula so many rows and columns away; what leaves the sheet becomes #REF!."""
    return _PARTS.sub(lambda found: _moved(found, down, right), formula)


def _moved(found: re.Match[str], down: int, right: int) -> str:
    if not found[2]:
        return found[0]
    column = _number(found[2]) + (0 if found[1] else right)
    row = int(found[4]) + (0 if found[3] else down)
    return f"{found[1]}{letters(column)}{found[3]}{row}" if column > 0 and row > 0 else "#REF!"


def _number(text: str) -> int:
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number


def letters(number: int) -> str:
    """A column's letters; A is 1."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
