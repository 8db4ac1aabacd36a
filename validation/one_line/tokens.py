"""A line as words, numbers and phones in their order, each with what it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from validation.business import Business
from validation.cells import reader_of
from validation.cells.phones import e164
from validation.column import Column
from validation.folding import ascii_digits, fold
from validation.kinds import Kind
from validation.one_line.words import LONGEST_PHRASE, SAID, Says


@dataclass(frozen=True)
class Token:
    """A stretch of the line. `part` counts the pieces between commas; of a word `says` is what the tables know of it."""

    text: str
    part: int
    says: Says | None = None
    phone: str = ""
    number: Decimal | None = None

    @property
    def folded(self) -> str:
        """The text as tables of words hold it."""
        return fold(self.text)

    @property
    def is_word(self) -> bool:
        """Whether it is plain text, of which nothing else is known."""
        return self.says is None and not self.phone and self.number is None


def tokens_of(line: str, region: str) -> tuple[Token, ...]:
    """The line taken apart; phones first, so that no number of theirs is taken for an amount."""
    text = _UNSEEN.sub("", ascii_digits(line))
    found: list[Token] = []
    at, part = 0, 0
    for match, number in _phones(text, region):
        found += _words(text[at : match.start()], part)
        part = found[-1].part if found else part
        found.append(Token(match[0].strip(), part, phone=number))
        at = match.end()
    return _with_units(_said([*found, *_words(text[at:], part)]))


def _phones(text: str, region: str) -> Iterator[tuple[re.Match[str], str]]:
    """Numbers that are certainly phones. Digits in two groups count only where no number is written in one."""
    for shapes in (_PHONES_IN_ONE, _PHONES_IN_GROUPS):
        read = [(match, e164(re.sub(r"[^\d+]", "", match[0]), region)) for match in shapes.finditer(text)]
        certain = [(match, number) for match, number in read if number]
        if certain:
            yield from certain
            return


def _words(text: str, part: int) -> list[Token]:
    tokens = []
    for match in _PIECE.finditer(text):
        if match["parted"]:
            part += 1
            continue
        word = match["piece"].strip(_AROUND)
        if word:
            tokens.append(Token(word, part, number=_amount(word)))
        if match["piece"][-1] in ",;،؛।۔:":
            part += 1
    return tokens


def _amount(word: str) -> Decimal | None:
    """The amount that a word is; None where it is none, or only may be one."""
    if not any(map(str.isdigit, word)):
        return None
    read = _AMOUNT(word)
    return read.value if read.problem is None and read.value is not None and read.value >= 0 else None


def _said(tokens: Sequence[Token]) -> list[Token]:
    """The words with what they say; the longest phrase counts, and is one token."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        size = next((size for size in range(LONGEST_PHRASE, 0, -1) if _phrase(tokens[at : at + size], size)), 0)
        said = tokens[at : at + size]
        if said:
            joined.append(Token(" ".join(token.text for token in said), said[0].part, says=_phrase(said, size)))
        else:
            joined.append(tokens[at])
        at += size or 1
    return joined


def _phrase(tokens: Sequence[Token], size: int) -> Says | None:
    if len(tokens) != size or any(not token.is_word for token in tokens) or tokens[0].part != tokens[-1].part:
        return None
    return SAID.get(tuple(token.folded for token in tokens))


def _with_units(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Numbers with the word that multiplies them: 1.25 lakh, 3 hazar."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before and before.number is not None and token.is_word and token.folded in _UNITS:
            text = f"{before.text} {token.text}"
            joined[-1] = replace(before, text=text, number=_amount(text))
        else:
            joined.append(token)
    return tuple(joined)


_AMOUNT = reader_of(Column(heading="", kind=Kind.MONEY), Business())
_THOUSANDS = "k thousand hazar hazaar lakh lac lakhs lacs crore हजार हज़ार लाख करोड़ ہزار لاکھ کروڑ"
_UNITS = frozenset(map(fold, _THOUSANDS.split()))
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")
_AROUND = ".,;:!?\"'()[]{}|،؛۔।"
_PIECE = re.compile(r"(?P<parted>(?<=\s)[-–—:=|](?=\s)|[\n,;،؛।۔](?=\s|$))|(?P<piece>\S+)")
_PHONES_IN_ONE = re.compile(r"(?<![\w.,/\-])\+?\d{10,14}(?![\w.]*\w)")
_PHONES_IN_GROUPS = re.compile(
    r"(?<![\w.,\-])(?:(?:\+?91[\s\-]?|0)?[6-9]\d{4}[\s\-]\d{5}|(?:\+92[\s\-]?|0)3\d{2}[\s\-]\d{7}|\+\d[\d \-]{8,15}\d|0\d{2,4}-\d{6,8})(?!\w)"
)
