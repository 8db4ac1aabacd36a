"""Which rows are the same, how sure that is, and why."""

import pytest

from tests.validation.matching.tables import table
from translations import translator
from validation.matching.find import find_matches
from validation.matching.matches import Band, Match

RAJESH = {"name": "Rajesh Sharma", "phone": "9876543210", "city": "Agra", "address": "12 MG Road"}


def between(first: dict[str, str], second: dict[str, str]) -> Match | None:
    """The match of two rows, if it is one."""
    return next((m for m in find_matches(table(first, second)) if {m.id_a, m.id_b} == {"0", "1"}), None)


@pytest.mark.parametrize(
    "other",
    [
        {"name": "RAJESH SHARMA", "phone": "+91 98765 43210"},
        {"name": "Sharma Rajesh", "phone": "098765-43210", "city": "Agra"},
        {"name": "Shri Rajesh Sharma", "phone": "9876543210", "address": "12, M.G. Rd"},
        {"name": "राजेश शर्मा", "phone": "9876543210", "city": "Agra"},
        {"name": "راجیش شرما", "phone": "9876543210", "address": "12 MG Road"},
        {"name": "Rajesh Sharma", "phone": "9876543210 / 9123456780"},
    ],
)
def test_one_customer_typed_in_two_ways_is_found_and_certain(other):
    match = between(RAJESH, other)

    assert match
    assert match.band is Band.CERTAIN


@pytest.mark.parametrize(
    "other",
    [
        RAJESH | {"name": "Sunita Sharma"},
        RAJESH | {"name": "Rakesh Sharma"},
        {"name": "Rajesh Sharma", "phone": "9123456780", "city": "Delhi"},
        {"name": "Imran Khan", "phone": "9876543210"},
        {"name": "Rajesh Sharma"},
        {"phone": "9876543210"},
    ],
)
def test_a_name_alone_or_a_phone_alone_is_never_certain(other):
    match = between(RAJESH, other)

    assert match is None or match.band is Band.LOOK


def test_a_family_on_one_phone_is_not_put_together():
    family = [RAJESH | {"name": f"{given} Sharma"} for given in ("Rajesh", "Sunita", "Deepak")]

    assert not find_matches(table(*family)).groups


def test_twins_are_two():
    born = {"born": "05/03/2010"}
    match = between(RAJESH | born | {"name": "Ram Sharma"}, RAJESH | born | {"name": "Shyam Sharma"})

    assert match is None or match.band is Band.LOOK


def test_branches_of_one_firm_are_not_certain():
    firm = {"firm": "Gupta Traders", "phone": "9876543210"}
    match = between(
        firm | {"address": "1 MG Road", "city": "Agra"}, firm | {"address": "88 Mall Road", "city": "Delhi"}
    )

    assert match is None or match.band is Band.LOOK


def test_reasons_are_said_in_words():
    match = between(RAJESH, {"name": "राजेश शर्मा", "phone": "9876543211", "address": "12 M G Road", "city": "Agra"})

    assert match
    assert {"name is spelled in another script", "one digit apart in the phone"} <= set(
        match.reasons(translator("en")).split("; ")
    )


def test_what_is_said_to_be_two_stays_two():
    found = find_matches(table(RAJESH, RAJESH, RAJESH), apart=[("0", "1")])

    assert ("0", "1") not in {(match.id_a, match.id_b) for match in found}
    assert all(not {"0", "1"} <= set(group) for group in found.groups)


def test_a_table_of_two_rows_is_enough():
    from validation.matching.table import MatchColumn, MatchTable

    whole = table(RAJESH, RAJESH)
    two = MatchTable(("0", "1"), {h: MatchColumn(c.kind, c.values[:2]) for h, c in whole.columns.items()})

    assert find_matches(two).groups == (("0", "1"),)


@pytest.mark.parametrize("rows", [0, 1])
def test_a_table_of_no_rows_or_one_has_no_matches(rows):
    from validation.matching.table import MatchColumn, MatchTable

    whole = table(RAJESH)
    few = MatchTable(whole.ids[:rows], {h: MatchColumn(c.kind, c.values[:rows]) for h, c in whole.columns.items()})

    assert len(find_matches(few)) == 0
