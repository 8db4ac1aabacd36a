"""What two amounts in one cell of a sale mean: told by the signs and words, believed only where the rest of the row agrees."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from translations import N_
from validation.cells.money import number_reader
from validation.kinds import Kind
from validation.problems import ALSO, SAID, Problem, ProblemKind

PAID_OF_IT = N_('"{found}" reads like an amount of {amount} of which {received} was received.')
PAID_IN_FULL = N_('"{found}" reads like an amount of {amount}, paid in full.')
ADDED_UP = N_('"{found}" reads like two amounts, {sum} together.')
ONLY_RECEIVED = N_('"{found}" reads like {received} received.')
ONLY_DUE = N_('"{found}" reads like {due} still due.')
AGREED = N_("The other cells of the row agree.")

Money = Mapping[str, Decimal]
"""Some of amount, received and due."""
_FIELDS = ("amount", "received", "due")
_READ = number_reader(Kind.MONEY)


def parted(problems: Sequence[Problem], columns: Mapping[str, Sequence[Any]], rows: Sequence[int]) -> list[Problem]:
    """The problems, those of two amounts in one cell of a sale told in the shop's words.

    `columns` are the sales' values by field in the order of `rows`. A repair is proposed, and certain, where exactly one meaning
    agrees with the row's other cells; elsewhere nothing is proposed. What it writes into other cells stands in the details.
    """
    if not any(problem.kind is ProblemKind.AMOUNT_GLUED for problem in problems):
        return list(problems)
    places = {row: at for at, row in enumerate(rows)}
    return [_parted(problem, columns, places[problem.row]) if _is_of_sale(problem) else problem for problem in problems]  # type: ignore[index]


def _is_of_sale(problem: Problem) -> bool:
    return problem.kind is ProblemKind.AMOUNT_GLUED and problem.table == "Sales" and problem.field in _FIELDS


def _parted(problem: Problem, columns: Mapping[str, Sequence[Any]], at: int) -> Problem:
    stated = {name: columns[name][at] for name in _FIELDS if name != problem.field and name in columns}
    stated = {name: value for name, value in stated.items() if value is not None}
    meanings = list(_meanings(problem))
    found = [
        (meaning, whole) for meaning in meanings if (whole := _agreeing(meaning, stated)) and problem.field in whole
    ]
    if len(found) == 1 and all(name in columns for name in found[0][1] if name != "due"):
        return _certain(problem, *found[0], stated)
    said = _said(problem, meanings[0]) if meanings else {}
    return replace(problem, proposed=None, details={**problem.details, **said})


def _meanings(problem: Problem) -> Iterator[Money]:
    """What the cell may say, the likeliest first."""
    details = problem.details
    first, second = _READ(details.get("first", "")).value, _READ(details.get("second", "")).value
    if first is None:
        return
    if remark := details.get("remark", ""):
        yield from _by_word(problem.field, remark, first)
    elif second is not None:
        yield from _by_sign(problem.field, details.get("sign", ""), first, second)


def _by_word(field: str, remark: str, amount: Decimal) -> Iterator[Money]:
    if remark == "due":
        yield {"due": amount}
    elif remark == "advance" or field == "received":
        yield {"received": amount}
    elif field == "amount":
        yield {"amount": amount, "received": amount}


def _by_sign(field: str, sign: str, first: Decimal, second: Decimal) -> Iterator[Money]:
    if sign in ("-", "/") and first >= second:
        yield {"amount": first, "received": second}
    if sign == "+" or (field == "received" and sign in ("-", "/")):
        yield {field: first + second}


def _agreeing(meaning: Money, stated: Money) -> Money | None:
    """All that is known of the row where cell and row confirm each other, else None."""
    same = [meaning[name] == stated[name] for name in meaning if name in stated]
    whole = {**stated, **meaning}
    if not all(same):
        return None
    if len(whole) == 3:
        return whole if whole["amount"] - whole["received"] == whole["due"] else None
    if len(whole) == 2 and same:
        return _completed(whole)
    if whole.keys() == {"amount", "due"} and whole["amount"] == whole["due"]:
        return whole
    return None


def _completed(known: Money) -> Money:
    """The third of amount, received and due, out of the two others."""
    if "due" not in known:
        return {**known, "due": known["amount"] - known["received"]}
    if "received" not in known:
        return {**known, "received": known["amount"] - known["due"]}
    return {**known, "amount": known["received"] + known["due"]}


def _certain(problem: Problem, meaning: Money, whole: Money, stated: Money) -> Problem:
    """The repair; a due that the row does not state is not written."""
    also = {
        ALSO + name: _text(whole[name])
        for name in ("amount", "received")
        if name in whole and name not in stated and name != problem.field
    }
    said = _said(problem, meaning)
    details = {**problem.details, **said, SAID: f"{said[SAID]}\n{AGREED}", **also}
    return replace(problem, proposed=_text(whole[problem.field]), is_certain=True, details=details)


def _said(problem: Problem, meaning: Money) -> dict[str, str]:
    texts = {name: _text(value) for name, value in meaning.items()}
    if len(meaning) == 2:
        sentence = PAID_IN_FULL if meaning["amount"] == meaning["received"] else PAID_OF_IT
    elif problem.details.get("sign") == "+":
        return {SAID: ADDED_UP, "sum": next(iter(texts.values()))}
    else:
        sentence = ONLY_DUE if "due" in meaning else ONLY_RECEIVED
    return {SAID: sentence, **texts}


def _text(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
