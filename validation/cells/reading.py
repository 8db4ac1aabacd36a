"""What reading a cell gives, and what all kinds share: clean text, what counts as empty, errors of formulas."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from math import isnan
from typing import Any

from validation.problems import CellProblem, ProblemKind
from validation.sheet import RawCell, cell_text


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell says: its value as `Kind` types it, None or () when empty or not understood, and what is wrong."""

    value: Any
    problem: CellProblem | None = None


Reader = Callable[[RawCell], Read]


def shown_text(cell: RawCell) -> str:
    """A cell as a person reads it: whole numbers without a fraction or exponent, dates as ISO, "" for an empty cell."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        if isnan(cell):
            return ""
        return str(int(cell)) if cell.is_integer() else cell_text(cell)
    # Python refuses to write out an integer of thousands of digits; no spreadsheet holds one.
    return "inf" if isinstance(cell, int) and cell.bit_length() > _MOST_BITS else cell_text(cell)


def one_line(text: str) -> str:
    """The text in NFC with single spaces, without control characters, lone surrogates and marks that nobody sees."""
    if is_one_line(text):
        return text
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())


def is_one_line(text: str) -> bool:
    """Whether `one_line` would leave the text as it is. Quick, and wrong only to the safe side."""
    return (
        text.isprintable()
        and "  " not in text
        and not text.startswith(" ")
        and not text.endswith(" ")
        and (text.isascii() or unicodedata.is_normalized("NFC", text))
    )


def several_lines(text: str) -> str:
    """The text in NFC with its line breaks and inner spaces, without control characters and trailing spaces."""
    kept = unicodedata.normalize("NFC", _UNSEEN_IN_LINES.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip()


def code_text(text: str) -> str:
    """The text of a number or code: one line, ASCII digits and signs, without Excel's apostrophe before text."""
    if not text.isascii():
        text = text.translate(_ASCII_SIGNS)
        text = re.sub(r"\d", lambda digit: str(unicodedata.decimal(digit[0])), text)
    return one_line(text).lstrip("'")


def counts_as_empty(text: str) -> bool:
    """Whether people mean "nothing" by this text: N/A, Nil, a dash, लागू नहीं."""
    first = text[:1]
    if first not in FIRST_OF_BLANKS and not first.isspace():
        return False
    if len(text) > _LONGEST_BLANK:
        return text.isspace()
    return " ".join(text.casefold().split()) in BLANK_WORDS


def is_formula_error(text: str) -> bool:
    """Whether the cell shows the error of a formula. #N/A is no error here: it counts as empty."""
    return text[:1] in "#E" and _FORMULA_ERROR.fullmatch(text.strip()) is not None


def spaces_problem(typed: str, text: str) -> CellProblem | None:
    """The repair of spaces that a person would see or stumble over; a line break alone is how addresses are typed."""
    if "\n" in typed.strip() or not _EXTRA_SPACES.search(typed):
        return None
    return CellProblem(ProblemKind.SPACES, shortened(typed), text, is_certain=True)


def unclear(
    kind: ProblemKind,
    found: str,
    proposed: str | None = None,
    *,
    value: Any = None,
    is_certain: bool = False,
    **details: str,
) -> Read:
    """A cell, or a part of it, that was not understood. `found` is shortened where somebody pasted a whole document."""
    return Read(value, CellProblem(kind, shortened(found), proposed, is_certain, details))


def shortened(text: str) -> str:
    """The text as a problem quotes it: not endless, and without signs that no file can hold."""
    text = _UNWRITABLE.sub("", text)
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"


BLANK_WORDS = frozenset(
    (
        *(
            "",
            "-",
            "--",
            "---",
            "–",
            "—",
            "_",
            ".",
            "..",
            "...",
            "/",
            "n/a",
            "n.a.",
            "n.a",
            "n/a.",
            "na",
            "#n/a",
            "n\\a",
        ),
        *("nil", "nil.", "nill", "none", "null", "<null>", "(null)", "(none)", "blank", "(blank)", "nan"),
        *("not applicable", "not available", "लागू नहीं", "लागू नही", "लागू नहीं है", "ندارد", "لاگو نہیں"),
    )
)
FIRST_OF_BLANKS = frozenset(sign for word in BLANK_WORDS for sign in (word[:1], word[:1].upper()))
_MOST_BITS = 1024
_LONGEST_BLANK = 20
_LONGEST_QUOTE = 500

_FORMULA_ERROR = re.compile(
    r"#(REF|VALUE|NAME|DIV/0|NUM|NULL|ERROR|SPILL|CALC|FIELD|BLOCKED|UNKNOWN|CONNECT)[!?]|Err:5\d\d"
)
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_EXTRA_SPACES = re.compile(r"^\s|\s$|\s\s|[^\S ]")
_UNSEEN_CODES = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\u200b\u2060\u00ad"
# ZWJ and ZWNJ stay: Hindi and Urdu words are spelled with them.
_UNSEEN = re.compile(f"[{_UNSEEN_CODES}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_UNSEEN_IN_LINES = re.compile(f"[{_UNSEEN_CODES}\x0b\x0c\x1c-\x1f]")
_ASCII_SIGNS = str.maketrans("−‐‑‒–—―﹣٫٬،؛۔／＋", "--------.,,;./+")
