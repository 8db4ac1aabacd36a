"""Which of a line's numbers is the price, what was received, what is left: the one reading that fits, or none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from validation.one_line.words import Says

_SURE = 3
"""By so much the best reading must be better than any other that comes to something else."""


@dataclass(frozen=True)
class Word:
    """A word of money at its place in the line; `part` as of tokens."""

    at: int
    part: int
    says: Says
    is_before_day: bool = False
    binds_left: bool = False
    """Verbs that stand behind their number: 500 diye."""


@dataclass(frozen=True)
class Number:
    """An amount at its place in the line."""

    at: int
    part: int
    value: Decimal


@dataclass(frozen=True)
class Amounts:
    """What the numbers are. Nothing said is None; `promised` is an amount that will come."""

    amount: Decimal | None = None
    received: Decimal | None = None
    due: Decimal | None = None
    promised: Decimal | None = None


def amounts_in(
    words: Sequence[Word], numbers: Sequence[Number], *, has_item: bool, between: Sequence[int] = ()
) -> Amounts | None:
    """The reading of numbers that is surely meant; None where there is none, or two that are as good.

    A word of money says nothing of a number where something else, at a place in `between`, stands between them.
    """
    readings: dict[Amounts, int] = {}
    for bound in _bindings(words, numbers, between):
        found = _reading(words, numbers, bound, has_item)
        if found:
            readings[found[0]] = max(found[1], readings.get(found[0], -100))
    best = sorted(readings.items(), key=lambda pair: -pair[1])[:2]
    if not best or best[0][1] < 0 or (len(best) > 1 and best[0][1] - best[1][1] < _SURE):
        return None
    return best[0][0]


def _bindings(
    words: Sequence[Word], numbers: Sequence[Number], between: Sequence[int]
) -> Iterator[tuple[Number | None, ...]]:
    """Every way to give each word a number beside it, or none; no number twice."""
    beside = [[None, *_beside(word, words, numbers, between)] for word in words]
    for bound in product(*beside):
        taken = [number for number in bound if number]
        if len(taken) == len(set(taken)):
            yield bound


def _beside(word: Word, words: Sequence[Word], numbers: Sequence[Number], between: Sequence[int]) -> list[Number]:
    """The next number on either side, with no other word of money and no comma between."""
    others = [*between, *(other.at for other in words if other is not word)]
    found = []
    for side in (
        [n for n in reversed(numbers) if n.at < word.at],
        [n for n in numbers if n.at > word.at],
    ):
        if side and side[0].part == word.part:
            low, high = sorted((side[0].at, word.at))
            if not any(low < at < high for at in others):
                found.append(side[0])
    return found


def _reading(
    words: Sequence[Word], numbers: Sequence[Number], bound: Sequence[Number | None], has_item: bool
) -> tuple[Amounts, int] | None:
    """What a way of binding comes to, and how likely it is; None where it contradicts itself."""
    pairs = list(zip(words, bound, strict=True))
    free = [number.value for number in numbers if number not in bound]
    totals = [n.value for word, n in pairs if n and word.says is Says.TOTAL]
    received = _one(n.value for word, n in pairs if n and word.says in (Says.RECEIVED, Says.PAID))
    due = _one(n.value for word, n in pairs if n and word.says in (Says.DUE, Says.CREDIT))
    promised = _one(n.value for word, n in pairs if n and word.says is Says.PROMISE)
    if len(totals) + len(free) > 1 or None in (received, due, promised):
        return None
    amount = next(iter((*totals, *free)), None)
    is_price_alone = amount is not None and len(numbers) == 1
    score = sum(_of_word(word, number, is_price_alone=is_price_alone) for word, number in pairs)
    if amount is not None:
        is_told = has_item or totals or received != () or due != ()
        score += (4 if has_item or totals else 2) if is_told else -6
    score -= 5 * sum(number not in bound and _is_of_a_word(number, words) for number in numbers)
    meant = _meant(words, Amounts(amount, _value(received), _value(due), _value(promised)), has_item)
    if amount is not None and received and due:
        score += 4 if amount == received[0] + due[0] else -8
    return (meant, score) if meant else None


def _is_of_a_word(number: Number, words: Sequence[Word]) -> bool:
    """Whether right before a number stands a word that asks for one: paid 5000."""
    asking = (Says.RECEIVED, Says.PAID)
    return any(word.at == number.at - 1 and word.says in asking and not word.binds_left for word in words)


def _one(values: Iterator[Decimal]) -> tuple[Decimal, ...] | None:
    """The values, where there is at most one."""
    found = tuple(values)
    return found if len(found) <= 1 else None


def _value(found: tuple[Decimal, ...] | None) -> Decimal | None:
    return found[0] if found else None


def _of_word(word: Word, number: Number | None, *, is_price_alone: bool) -> int:
    if number:
        return int((number.at < word.at) is word.binds_left)
    match word.says:
        case Says.RECEIVED:
            return -6
        case Says.PAID:
            return 0 if is_price_alone else -4
        case Says.DUE:
            return 0 if word.is_before_day else -1
        case _:
            return 0 if word.says in (Says.CREDIT, Says.PROMISE) else -3


def _meant(words: Sequence[Word], told: Amounts, has_item: bool) -> Amounts | None:
    """The amounts with what goes without saying: an item of which only the rest is told, a price that is paid."""
    said = {word.says for word in words}
    amount, received, due = told.amount, told.received, told.due
    if amount is None and received is None and due is not None and (has_item or Says.CREDIT in said):
        amount, received = due, Decimal(0)
    elif amount is None and received is not None and due is not None and has_item:
        amount = received + due
    elif amount is not None and received is None and told.promised is None:
        received = _received(amount, due, said)
    if amount is not None and not 0 <= (received or 0) <= amount:
        return None
    return Amounts(amount, received, due, told.promised)


def _received(amount: Decimal, due: Decimal | None, said: set[Says]) -> Decimal | None:
    """What was received of a price, as far as it is told without a number of its own."""
    if due is not None:
        return amount - due
    if said & {Says.DUE, Says.CREDIT}:
        return Decimal(0)
    return amount if Says.PAID in said else None
