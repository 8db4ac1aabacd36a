"""Rows of people who live in another country: their postal codes follow its rules, not those of the business's region."""

from collections.abc import Mapping, Sequence
from typing import Any

from validation.business import Business
from validation.folding import fold
from validation.problems import Problem, ProblemKind

_AT_HOME: Mapping[str, frozenset[str]] = {
    "IN": frozenset(
        map(fold, ("India", "IN", "IND", "Bharat", "Hindustan", "भारत", "हिन्दुस्तान", "بھارت", "انڈیا", "ہندوستان"))
    ),
    "PK": frozenset(map(fold, ("Pakistan", "PK", "PAK", "पाकिस्तान", "پاکستان"))),
}


def without_postal_codes_abroad(
    problems: Sequence[Problem], columns: Mapping[str, Sequence[Any]], rows: Sequence[int], business: Business
) -> list[Problem]:
    """The problems without those of postal codes in rows whose country is another; such codes become values as typed.

    `columns` are the values by field in the order of `rows`; the lists of postal codes are changed in place.
    """
    countries, codes = columns.get("country"), columns.get("postal_code")
    home = _AT_HOME.get(business.region)
    if countries is None or codes is None or home is None:
        return list(problems)
    places = {row: at for at, row in enumerate(rows)}
    kept = []
    for problem in problems:
        country = countries[places[problem.row]] if problem.row in places else None
        if problem.kind is ProblemKind.POSTAL_CODE_UNCLEAR and country and fold(country) not in home:
            codes[places[problem.row]] = problem.found  # type: ignore[index]
        else:
            kept.append(problem)
    return kept
