"""The matches of a table are kept up to date by comparing touched rows only, and a row being typed is looked up."""

from bench.hard_set import COLUMNS, hard_set
from tests.validation.matching.tables import table
from validation.matching.find import find_matches
from validation.matching.index import MatchIndex
from validation.matching.matches import Band
from validation.matching.model import Model
from validation.matching.table import MatchColumn, MatchTable
from validation.matching.telling import told_kinds

RAJESH = {"name": "Rajesh Sharma", "phone": "9876543210", "city": "Agra", "address": "12 MG Road"}


def groups(index: MatchIndex) -> set[frozenset[str]]:
    return set(map(frozenset, index.matches.groups))


def hard_table(size: int) -> MatchTable:
    rows = hard_set(size)
    columns = {name: [getattr(row, name) for row in rows] for name in COLUMNS[1:-1]}
    kinds = told_kinds(columns)
    return MatchTable([str(at) for at in range(len(rows))], {h: MatchColumn(kinds[h], v) for h, v in columns.items()})


def test_a_row_being_typed_finds_the_customer_that_is_there():
    index = MatchIndex.of(table(RAJESH))

    found = index.candidates({"name": "राजेश शर्मा", "phone": "098765 43210"})

    assert [(match.id_a, match.band) for match in found] == [("0", Band.CERTAIN)]


def test_a_row_being_edited_does_not_find_itself():
    index = MatchIndex.of(table(RAJESH))

    assert not index.candidates(RAJESH, but="0")


def test_a_stranger_finds_nobody():
    index = MatchIndex.of(table(RAJESH))

    assert not index.candidates({"name": "Zubeida Pinto", "phone": "8000000123"})


def test_a_new_row_comes_into_the_group_of_its_customer():
    index = MatchIndex.of(table(RAJESH))

    assert groups(index.updated({"new": RAJESH | {"name": "R. Sharma"}})) == {frozenset({"0", "new"})}


def test_a_changed_row_leaves_its_group_and_a_removed_one_too():
    index = MatchIndex.of(table(RAJESH, RAJESH))

    assert groups(index) == {frozenset({"0", "1"})}
    assert not groups(index.updated({"1": {"name": "Zubeida Pinto", "phone": "8000000123"}}))
    assert not groups(index.updated({}, removed=["1"]))


def test_rows_taken_out_and_put_back_give_the_same_groups():
    whole = hard_table(600)
    index = MatchIndex.of(whole)
    some = {whole.ids[at]: whole.row(at) for at in range(0, 600, 7)}

    again = index.updated({}, removed=list(some)).updated(some)

    assert groups(again) == groups(index)
    assert len(again.matches) == len(index.matches)


def test_what_is_said_to_be_two_stays_two_after_a_change():
    index = MatchIndex.of(table(RAJESH, RAJESH), apart=[("0", "1")])

    assert not groups(index.updated({"1": RAJESH | {"city": ""}}))


def test_weights_can_be_kept_and_used_again():
    whole = hard_table(600)
    first = MatchIndex.of(whole)

    second = MatchIndex.of(whole, model=Model.from_json(first.weighing.model.as_json()))

    assert len(groups(second) ^ groups(first)) <= 0.05 * len(groups(first))


def test_the_certain_band_of_the_hard_set_is_right_and_finds_most():
    rows = hard_set(3000)
    found = find_matches(hard_table(3000))

    certain = [(int(match.id_a), int(match.id_b)) for match in found if match.band is Band.CERTAIN]
    right = sum(rows[a].truth == rows[b].truth for a, b in certain)
    assert right / len(certain) >= 0.99
    assert len(certain) > 300
