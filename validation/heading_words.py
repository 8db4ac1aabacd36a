"""A heading reduced to keys, the same however it is written: case, marks, spaces, brackets, numbering, units."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from validation.folding import fold


@lru_cache(maxsize=20_000)
def heading_key(text: str) -> str:
    """The letters and digits of a text, folded and run together: "E-mail ID", "email_id" and "EmailId" are one key."""
    return "".join(filter(_is_kept, fold(text)))


@lru_cache(maxsize=20_000)
def heading_keys(heading: str) -> tuple[str, ...]:
    """What a heading may be looked up as, the most faithful key first; a heading of no letters has none."""
    keys = (heading_key(form) for form in _forms(heading))
    return tuple(dict.fromkeys(key for key in keys if key and not key.isdigit()))


@lru_cache(maxsize=20_000)
def bilingual_parts(heading: str) -> tuple[str, ...]:
    """The halves of a heading written twice, as "Name / नाम" or "मोबाइल (Mobile)"; none of one that is written once."""
    parts = [part for part in _BETWEEN_HALVES.split(heading) if heading_key(part)]
    return tuple(parts) if len(parts) > 1 else ()


def is_serial_number(heading: str) -> bool:
    """Whether a heading only counts rows ("S.No.", "क्र.", "نمبر شمار"): it can never tell one record from another."""
    return heading.strip(" .") == "#" or any(key in _SERIAL for key in heading_keys(heading)[:2])


def is_number_of_something(heading: str) -> bool:
    """Whether a heading names the number that a thing has, as "Bill No." and "Payment Number" do: no amount of money."""
    return bool(_NUMBER_WORD.search(_BRACKETED.sub(" ", heading)))


def is_never_alike(heading: str) -> bool:
    """Whether a heading must be taken by its word: a fax is no phone, and another program's number of a firm no firm."""
    return bool(_NEVER_ALIKE.search(heading))


def _forms(heading: str) -> Iterator[str]:
    if _HANDS_OFF.match(heading):
        yield heading
        return
    if _FATHERS_NAME.match(heading):
        heading = "Father's Name"
    text = _PATH.sub("", _NUMBERING.sub("", heading))
    bare = _BRACKETED.sub(" ", text)
    for form in (heading, text, bare, _UNIT.sub("", bare), _NUMBER.sub(" ", bare)):
        yield form
        yield _NUMBER_WORD.sub("", form)
    yield _NUMBER_WORD.sub("", _UNIT.sub("", _NUMBER.sub(" ", bare)))


def _is_kept(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter) in ("Mn", "Mc")


_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}\s*[.):\-]|#)\s*(?=\D)")
_FATHERS_NAME = re.compile(r"(?i)\s*f\s*[/.]\s*n(?:ame)?\b")
_NEVER_ALIKE = re.compile(r"(?i:\b(?:fax|pager|telex)|(?:\b|_)(?:ids?|uuid|guid)\s*$)|[a-z]Ids?\s*$")
_HANDS_OFF = re.compile(r"(?i)\s*\(do not modify\)")
"""Dynamics marks its own columns so."""
_PATH = re.compile(r"(?i)(?:\.(?:default|value))+$")
"""How programs name a column inside a field: "Name.default.value"."""
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>|[*:]+\s*$")
_UNIT = re.compile(r"(?i)(?:\s*[-/,]?\s*(?:\bin\s+)?(?:₹|\brs\b\.?|\binr\b|\bpkr\b|रु\.?|रुपये|روپے|/-))+\s*$")
_NUMBER = re.compile(r"[\s_\-.#:]*\d+[\s_\-.:]*")
_NUMBER_WORD = re.compile(r"(?i)[\s_.]*(?:\b(?:no|nos|num|number|numbers)\b|(?:नं|नंबर|नम्बर|نمبر)(?=[\s.]|$))[\s.]*$")
_BETWEEN_HALVES = re.compile(r"[/|()\[\]\n\r]+|\s[-–—:]\s")
_SERIAL = frozenset(
    heading_key(text)
    for text in (
        *(
            "S.No",
            "Sr.No",
            "Sl.No",
            "Sno",
            "SN",
            "Sr",
            "Sl",
            "Srl No",
            "Serial",
            "Serial No",
            "Serial Number",
            "Si No",
            "Row",
            "Row No",
        ),
        *("क्र", "क्रं", "क्रम", "क्रमांक", "क्र.सं.", "क्र सं", "क्रम संख्या", "क्रम सं.", "सं.", "अनु क्र.", "क्र नं", "सीरियल नं."),
        *("نمبر شمار", "شمار نمبر", "شمار", "سیریل نمبر", "سیریل", "نمبر", "عدد شمار"),
    )
)
