"""Reads words: names, texts, long texts, ids and links, tags, yes and no."""

import re
from unicodedata import is_normalized

from validation.cells.codes import masked_aadhaar
from validation.cells.reading import (
    FIRST_OF_BLANKS,
    Read,
    code_text,
    counts_as_empty,
    one_line,
    several_lines,
    shown_text,
    spaces_problem,
    unclear,
)
from validation.problems import ProblemKind
from validation.sheet import RawCell

MOST_LETTERS = 50_000
"""The most that a cell of a Google Sheet holds."""


def read_words(cell: RawCell) -> Read:
    """Reads a name, an id or a link: one line, whose extra spaces are worth repairing."""
    typed = shown_text(cell)
    text = one_line(typed)
    if len(text) > MOST_LETTERS:
        return _too_long(text)
    if text == typed:
        return Read(text)
    return Read(None) if counts_as_empty(text) else Read(text, spaces_problem(typed, text))


def read_text(cell: RawCell) -> Read:
    """Reads one line of text, and sees an Aadhaar number written in it as one is printed: 1234 5678 9012."""
    masked = masked_aadhaar(code_text(shown_text(cell)), needs_groups=True)
    return _aadhaar(masked) if masked else read_words(cell)


def read_aadhaar_text(cell: RawCell) -> Read:
    """Reads a text column whose heading asks for Aadhaar numbers."""
    masked = masked_aadhaar(code_text(shown_text(cell)), needs_groups=False)
    return _aadhaar(masked) if masked else read_words(cell)


def is_clean_words(text: str) -> bool:
    """Whether `read_words` and `read_text` would certainly give the text back as it is. Quick, for whole columns."""
    return (
        text.isprintable()
        and text[:1] not in _FIRST_SIGNS_TO_LOOK_AT
        and (len(text) != _LETTERS_OF_AN_AADHAAR or not text[0].isdigit())
        and text[-1:] != " "
        and "  " not in text
        and len(text) <= MOST_LETTERS
        and (text.isascii() or is_normalized("NFC", text))
    )


def read_long_text(cell: RawCell) -> Read:
    """Reads text of several lines; spaces in it are nobody's problem."""
    text = several_lines(shown_text(cell))
    if len(text) > MOST_LETTERS:
        return _too_long(text)
    return Read(None if counts_as_empty(text) else text)


def read_tags(cell: RawCell) -> Read:
    """Reads free words, or several links, parted by commas, semicolons, bars or line breaks."""
    return Read(parts_of(shown_text(cell)))


def read_yes_no(cell: RawCell) -> Read:
    """Reads yes or no in English, Hindi or Urdu, in their scripts or in Latin letters, or as a tick."""
    if isinstance(cell, bool):
        return Read(cell)
    text = code_text(shown_text(cell))
    said = _YES_NO.get(text.casefold().translate(_ARABIC_LETTERS).rstrip(".!।۔"))
    return unclear(ProblemKind.YES_NO_UNCLEAR, text) if said is None else Read(said)


def parts_of(text: str) -> tuple[str, ...]:
    """The distinct entries of a cell that holds several, without those that count as empty."""
    parts = map(one_line, _BETWEEN_PARTS.split(text))
    return tuple(dict.fromkeys(part for part in parts if part and not counts_as_empty(part)))


def _too_long(text: str) -> Read:
    return unclear(ProblemKind.TEXT_TOO_LONG, text[:80], value=text, length=str(len(text)))


def _aadhaar(masked: str) -> Read:
    return unclear(ProblemKind.AADHAAR_STORED, masked, masked, value=masked)


def _said(answer: bool, words: str) -> dict[str, bool]:
    return {word.strip(): answer for word in words.split(",")}


_FIRST_SIGNS_TO_LOOK_AT = FIRST_OF_BLANKS | frozenset(" #E'")
"""A word that means nothing, the error of a formula, or a number marked as text may begin with these."""
_LETTERS_OF_AN_AADHAAR = len("1234 5678 9012")
_BETWEEN_PARTS = re.compile(r"[,;|\n\r،؛]")
_ARABIC_LETTERS = str.maketrans("يىهةك", "ییہہک")
_YES_NO = {
    **_said(
        True,
        "yes, y, yeah, yep, yup, true, t, 1, on, ✓, ✔, ✔️, ☑, ☑️, ✅",
    ),
    **_said(True, "haan, haa, haan ji, hanji, han, ha, ji, ji haan, ji han"),
    **_said(True, "हाँ, हां, हा, जी, जी हाँ, जी हां, हाँ जी, हां जी, सही, सत्य, ہاں, جی, جی ہاں, ہاں جی, ہان, صحیح"),
    **_said(
        False,
        "no, n, nope, false, f, 0, off, ✗, ✘, ✕, ✖, ✖️, ❌, ☐, nahi, nahin, nahee, nahi ji, nai, ji nahi, ji nahin",
    ),
    **_said(False, "नहीं, नही, ना, जी नहीं, नहीं जी, गलत, असत्य, نہیں, نہ, نا, جی نہیں, نہی, غلط"),
}
