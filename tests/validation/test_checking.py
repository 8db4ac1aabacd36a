"""Rows checked: values, texts as typed, and problems that say where they are."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from validation.business import Business
from validation.checking import CheckedRows, check_rows, check_values
from validation.headings import workbook_layout
from validation.problems import ProblemKind
from validation.sheet import RawCell, RawTab
from validation.tables import Contact, Contract, Sale, record_named

Rows = list[list[RawCell]]


def checked(table: str, rows: Rows, merged: tuple[tuple[int, int, int, int], ...] = ()) -> CheckedRows:
    tab = RawTab(table, rows, merged=merged)
    (layout,) = workbook_layout([tab], Business())
    return check_rows(tab, layout, range(1, len(rows)), record_named(table), Business())


def kinds(rows: CheckedRows) -> list[tuple[ProblemKind, int | None, str]]:
    return [(problem.kind, problem.row, problem.heading) for problem in rows.problems]


def test_cells_become_values_of_their_kind() -> None:
    rows = checked(
        "Contacts",
        [
            ["ID", "Name", "Phones", "City", "Credit limit", "Birthday", "Tags"],
            ["C1", "Rajesh", "098765-43210", "Lucknow", 500.0, datetime(1980, 3, 5), "vip, old"],
        ],
    )

    assert {name: values[0] for name, values in rows.columns.items()} == {
        "id": "C1",
        "name": "Rajesh",
        "phones": ("+919876543210",),
        "city": "Lucknow",
        "credit_limit": Decimal(500),
        "birthday": date(1980, 3, 5),
        "tags": ("vip", "old"),
    }


def test_a_text_is_kept_only_where_bahi_would_write_the_value_otherwise() -> None:
    rows = checked(
        "Contacts", [["Name", "Phones", "Credit limit"], ["Rajesh", "098765-43210", 500.0], ["Seeta", None, "1,25,000"]]
    )

    assert rows.typed == {0: {"phones": "098765-43210"}, 1: {"credit_limit": "1,25,000"}}


def test_a_cell_that_is_not_understood_stays_as_typed_and_is_named() -> None:
    rows = checked("Contacts", [["Name", "Phones", "Credit limit"], ["Rajesh", "ask his son", "lots"]])

    assert rows.columns["phones"] == [()]
    assert rows.columns["credit_limit"] == [None]
    assert rows.typed[0] == {"phones": "ask his son", "credit_limit": "lots"}
    assert kinds(rows) == [(ProblemKind.PHONE_UNCLEAR, 2, "Phones"), (ProblemKind.NUMBER_UNCLEAR, 2, "Credit limit")]


def test_phones_of_several_columns_are_united_and_each_cell_keeps_its_text() -> None:
    rows = checked(
        "Contacts",
        [["Name", "Phone 1", "Phone 2"], ["Rajesh", "9876543210", "9876543211"], ["Seeta", None, "9876543212"]],
    )

    assert rows.columns["phones"] == [("+919876543210", "+919876543211"), ("+919876543212",)]
    assert rows.typed[0] == {"phones": "9876543210", "phones\tPhone 2": "9876543211"}
    assert rows.typed[1] == {"phones": "", "phones\tPhone 2": "9876543212"}


def test_a_customer_without_any_name_is_named_as_such() -> None:
    rows = checked("Contacts", [["Name", "First name", "Phones"], [None, None, "9876543210"], [None, "Seeta", None]])

    assert kinds(rows) == [(ProblemKind.NAME_MISSING, 2, "Name")]


def test_an_end_before_its_beginning_is_named_at_the_end() -> None:
    rows = checked(
        "Contracts",
        [
            ["ID", "Party", "Plan", "Start on", "End on", "Visits included"],
            ["X1", None, "AMC", datetime(2026, 5, 1), datetime(2026, 4, 1)],
        ],
    )

    (problem,) = rows.problems
    assert (problem.kind, problem.row, problem.heading) == (ProblemKind.DATES_OUT_OF_ORDER, 2, "End on")
    assert problem.found == "2026-04-01"
    assert problem.details["other_value"] == "2026-05-01"


@pytest.mark.parametrize("typed", [10.0**16, "99999999999999999999", -1e300])
def test_an_amount_too_large_to_keep_is_a_problem_and_no_crash(typed: RawCell) -> None:
    rows = checked("Contacts", [["Name", "Credit limit"], ["Rajesh", typed]])

    assert rows.columns["credit_limit"] == [None]
    assert [problem.kind for problem in rows.problems] == [ProblemKind.NUMBER_UNCLEAR]


def test_paise_are_kept_and_finer_parts_rounded() -> None:
    rows = checked("Contacts", [["Name", "Credit limit"], ["Rajesh", 10.125]])

    assert rows.columns["credit_limit"] == [Decimal("10.13")]
    assert rows.typed == {0: {"credit_limit": "10.125"}}


def test_a_merged_cell_counts_as_the_one_above() -> None:
    rows = checked("Contacts", [["Name", "City"], ["Rajesh", "Lucknow"], ["Seeta", None]], merged=((2, 1, 3, 1),))

    assert rows.columns["city"] == ["Lucknow", "Lucknow"]
    assert rows.typed == {1: {"city": ""}}
    assert kinds(rows) == [(ProblemKind.MERGED, 3, "City")]


def test_columns_of_the_owner_are_fields_as_well() -> None:
    rows = checked("Contacts", [["Name", "Phones", "Allergy"], ["Rajesh", "9876543210", "peanut"]])

    assert rows.columns["+Allergy"] == ["peanut"]


def test_a_form_is_checked_as_a_row_of_the_sheet_is() -> None:
    values = check_values(Sale, {"on": "5/3/24", "amount": "1,25,000", "method": "gold"}, Business())

    assert values.values["on"] == date(2024, 3, 5)
    assert values.values["amount"] == Decimal(125000)
    assert [(problem.kind, problem.field) for problem in values.problems] == [(ProblemKind.CHOICE_UNKNOWN, "method")]


def test_what_is_wrong_between_values_is_found_in_a_form_too() -> None:
    values = check_values(Contract, {"start_on": date(2026, 5, 1), "end_on": date(2026, 4, 1)}, Business())

    assert ProblemKind.DATES_OUT_OF_ORDER in {problem.kind for problem in values.problems}


def test_nothing_is_wrong_with_an_ordinary_customer() -> None:
    assert check_values(Contact, {"name": "सीता", "phones": "9876543210"}, Business()).problems == ()
