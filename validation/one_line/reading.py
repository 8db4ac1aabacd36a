"""Reads a line: what was done, with whom, what, for how much, when; what is not certain is left over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from validation.folding import fold
from validation.matching.common_names import COMMON_NAMES
from validation.one_line.amounts import Amounts, Number, Word, amounts_in
from validation.one_line.chunks import Known, Parties, chunks_of, who_and_what
from validation.one_line.days import Day, days_in
from validation.one_line.tokens import Token, tokens_of
from validation.one_line.words import MONEY, Says

__all__ = ["Doing", "Entry", "Known", "read_line", "read_lines"]
_A_FEW = 100
"""Numbers below it that touch a word may be how many, or how large: 2 mixers, 1.5 ton."""


class Doing(StrEnum):
    """What a line tells of."""

    SALE = "sale"
    PAYMENT = "payment"
    PROMISE = "promise"
    ENQUIRY = "enquiry"
    VISIT = "visit"
    FOLLOW_UP = "follow-up"
    CUSTOMER = "customer"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Entry:
    """What was understood of a line. What nobody said is "" or None."""

    typed: str
    doing: Doing
    name: str = ""
    phones: tuple[str, ...] = ()
    item: str = ""
    amount: Decimal | None = None
    received: Decimal | None = None
    day: date | None = None
    """The day it happened, where one is told."""
    due_on: date | None = None
    """The day for which the rest was promised, or on which to get in touch."""
    method: str = ""
    """How it was paid, as typed."""
    left_over: tuple[str, ...] = ()

    @property
    def rest(self) -> Decimal | None:
        """What is still to be paid of a price."""
        return self.amount - (self.received or 0) if self.amount is not None else None


def read_lines(text: str, *, today: date, region: str = "IN", known: Known = Known()) -> tuple[Entry, ...]:
    """The entries of a text of several lines; blank lines are none."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(read_line(line, today=today, region=region, known=known) for line in lines if line)


def read_line(line: str, *, today: date, region: str = "IN", known: Known = Known()) -> Entry:
    """What one line says. `known` are the words of the shop's own customers and goods, which tell a name from an item."""
    tokens = tokens_of(line, region)
    days = _days(tokens, today)
    found = _Found(tokens, days, known)
    money = found.amounts()
    if money is None and (counts := found.counts()):
        found = _Found(_as_words(tokens, counts), days, known)
        money = found.amounts()
    return _entry(line.strip(), found, money)


def _days(tokens: Sequence[Token], today: date) -> tuple[Day, ...]:
    """The days of a line; a weekday at its beginning may be somebody's name, as Mangal is."""
    return tuple(day for day in days_in(tokens, today) if day.start > 0 or tokens[0].folded not in COMMON_NAMES)


def _as_words(tokens: Sequence[Token], places: Sequence[int]) -> tuple[Token, ...]:
    return tuple(replace(token, number=None) if at in places else token for at, token in enumerate(tokens))


class _Found:
    """A line's tokens with its days and the stretches of plain words between what is known."""

    def __init__(self, tokens: tuple[Token, ...], days: tuple[Day, ...], known: Known) -> None:
        self.tokens, self.days = tokens, days
        self.of_days = frozenset(at for day in days for at in range(day.start, day.end))
        self.chunks = chunks_of(tokens, self.of_days)
        self.says = {token.says for at, token in enumerate(tokens) if token.says and at not in self.of_days}
        self.parties: Parties = who_and_what(self.chunks, tokens, known, has_money=bool(self.numbers))

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that are no part of a day."""
        return tuple(
            Number(at, token.part, token.number)
            for at, token in enumerate(self.tokens)
            if token.number is not None and at not in self.of_days
        )

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of money. How it was paid is none beside a word that says that it was."""
        found = [
            Word(at, token.part, token.says, self._is_before_day(at), binds_left=_stands_behind(token))
            for at, token in enumerate(self.tokens)
            if token.says in MONEY and at not in self.of_days
        ]
        if any(word.says is Says.RECEIVED for word in found):
            return tuple(word for word in found if word.says is not Says.PAID)
        paid = [word for word in found if word.says is Says.PAID]
        return tuple(word for word in found if word not in paid[1:])

    def _is_before_day(self, at: int) -> bool:
        return any(day.start == at + 1 for day in self.days)

    def amounts(self) -> Amounts | None:
        """What the numbers are, where that is certain."""
        if not self.numbers:
            return Amounts()
        if Says.NOT in self.says:
            return None
        plain = [at for chunk in self.chunks for at in chunk.places]
        return amounts_in(self.words, self.numbers, has_item=bool(self.parties.what), between=plain)

    def counts(self) -> tuple[int, ...]:
        """The places of small numbers beside words, where another number is left to be an amount."""
        small = [n.at for n in self.numbers if n.value < _A_FEW and self._touches_a_word(n.at)]
        return tuple(small) if len(small) < len(self.numbers) else ()

    def _touches_a_word(self, at: int) -> bool:
        beside = [self.tokens[place] for place in (at - 1, at + 1) if 0 <= place < len(self.tokens)]
        return any(token.is_word for token in beside)


def _stands_behind(token: Token) -> bool:
    """Hindi and Urdu verbs follow their number, English ones come before it."""
    return token.says is Says.RECEIVED and not (token.text.isascii() and token.folded in _ENGLISH)


def _entry(typed: str, found: _Found, money: Amounts | None) -> Entry:
    doing = _doing(found, money)
    day, due_on, loose = _when(found, doing)
    left = [*found.parties.left_over, *(_text(found, range(each.start, each.end)) for each in loose)]
    if money is None:
        left.append(_text(found, sorted([*(n.at for n in found.numbers), *(word.at for word in found.words)])))
    if Says.NOT in found.says:
        left = [typed]
    money = money or Amounts()
    amount = money.promised if doing is Doing.PROMISE and money.promised is not None else money.amount
    if doing is Doing.PROMISE and amount is None:
        amount = money.due
    methods = (token.text for token in found.tokens if token.says is Says.PAID and token.folded not in _JUST_PAID)
    return Entry(
        typed=typed,
        doing=doing,
        name=found.parties.who,
        phones=tuple(dict.fromkeys(token.phone for token in found.tokens if token.phone)),
        item=found.parties.what,
        amount=amount,
        received=money.received,
        day=day,
        due_on=due_on,
        method=next(methods, ""),
        left_over=tuple(text for text in left if text),
    )


def _doing(found: _Found, money: Amounts | None) -> Doing:
    says, what = found.says, found.parties.what
    if money is None or Says.NOT in says:
        return Doing.UNCLEAR
    if Says.ENQUIRY in says and money.received is None:
        return Doing.ENQUIRY
    if money.amount is not None:
        return Doing.SALE
    if money.received is not None:
        return Doing.PAYMENT
    if money.promised is not None or (money.due is not None and found.days):
        return Doing.PROMISE
    if money.due is not None:
        return Doing.UNCLEAR
    if says & {Says.VISIT, Says.COMES}:
        return Doing.VISIT
    if Says.CALL in says:
        return Doing.FOLLOW_UP
    has_phone = any(token.phone for token in found.tokens)
    return Doing.CUSTOMER if has_phone and found.parties.who and not what and not found.days else Doing.UNCLEAR


def _when(found: _Found, doing: Doing) -> tuple[date | None, date | None, list[Day]]:
    """The day it happened, the day to come, and the days that are not certainly either."""
    happened: date | None = None
    to_come: date | None = None
    loose: list[Day] = []
    for day in found.days:
        if to_come is None and day.next and (doing in _TO_COME or _is_to_come(found, day)):
            to_come = day.next
        elif happened is None and day.past and not _is_to_come(found, day) and _is_past(found, day, doing):
            happened = day.past
        else:
            loose.append(day)
    return happened, to_come, loose


_TO_COME = frozenset({Doing.ENQUIRY, Doing.FOLLOW_UP, Doing.PROMISE})


def _is_to_come(found: _Found, day: Day) -> bool:
    """Whether a word about what is to come stands before the day, or right behind it."""
    before = [
        token.says
        for at, token in enumerate(found.tokens[: day.start])
        if at not in found.of_days and token.says in _TELLING
    ]
    behind = next(iter(found.tokens[day.end : day.end + 1]), None)
    return (bool(before) and before[-1] in _OF_WHAT_COMES) or (behind is not None and behind.says in _OF_WHAT_COMES)


def _is_past(found: _Found, day: Day, doing: Doing) -> bool:
    """A day alone is of what happened where it is named in full, or where the line tells of what was done."""
    if day.past == day.next or day.next is None:
        return True
    return doing in (Doing.PAYMENT, Doing.VISIT) and (
        doing is Doing.VISIT or bool(found.says & {Says.RECEIVED, Says.PAID})
    )


def _text(found: _Found, places: Sequence[int]) -> str:
    return " ".join(found.tokens[at].text for at in places)


_OF_WHAT_COMES = frozenset({Says.DUE, Says.CREDIT, Says.PROMISE, Says.CALL, Says.COMES})
_TELLING = _OF_WHAT_COMES | {Says.RECEIVED, Says.PAID, Says.VISIT, Says.ENQUIRY}
_ENGLISH = frozenset(
    ("received", "recd", "rcvd", "receive", "gave", "given", "deposit", "deposited", "advance", "adv", "jama")
)
_JUST_PAID = frozenset(map(fold, ("paid", "pd", "payed", "full paid", "fully paid", "paid full")))
