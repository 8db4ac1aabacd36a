"""The customers of a register: a row a purchase, the customer repeated."""

import time
from datetime import date
from decimal import Decimal

import pytest

from validation.problems import ProblemKind
from validation.register import Customer, RegisterRows, customers_of
from validation.register_dues import due_kind, due_problems, still_due

A, B, C = "+919876543210", "+919876543211", "+919876543212"


def customers(*rows: tuple[str, tuple[str, ...]], ids: tuple[str | None, ...] = (), **fields) -> tuple[Customer, ...]:
    names, phones = zip(*rows, strict=True)
    return customers_of(RegisterRows(names, phones, ids, fields))


def groups(*rows, **more) -> list[tuple[int, ...]]:
    return [customer.rows for customer in customers(*rows, **more)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Ram", (A,)), ("Sita", (B,)), ("Ram", (A,))], [(0, 2), (1,)]),
        ([("Ram Kumar", (A,)), ("ram  KUMAR", (A,))], [(0, 1)]),
        ([("राम", (A,)), ("राम ", (A,))], [(0, 1)]),
        ([("Ram", (A,)), ("Ram", (B,))], [(0,), (1,)]),
        ([("Ram", (A,)), ("Ram", (A, B)), ("Ram", (B,))], [(0, 1, 2)]),
        ([("Ram", (A,)), ("Sita", (A,))], [(0,), (1,)]),
        ([("Ram", ()), ("Ram", ())], [(0, 1)]),
        ([("Ram", ()), ("Ramu", ())], [(0,), (1,)]),
        ([("Ram", ()), ("Ram", (A,))], [(0, 1)]),
        ([("Ram", (A,)), ("Ram", (B,)), ("Ram", ())], [(0,), (1,), (2,)]),
        ([("", (A,)), ("Ram", (A,))], [(0, 1)]),
        ([("", (A,)), ("Ram", (A,)), ("Sita", (A,))], [(0,), (1,), (2,)]),
        ([("", (A, B)), ("", (B,))], [(0, 1)]),
        ([("", ()), ("Ram", (A,))], [(1,)]),
    ],
)
def test_rows_are_one_customers_when_name_and_phone_say_so(rows, expected):
    assert groups(*rows) == expected


def test_an_id_that_was_written_beats_name_and_phone():
    rows = [("Ram", (A,)), ("Ram", (A,)), ("Shyam", (B,)), ("Ram", ())]

    assert groups(*rows, ids=("C-1", "C-2", "C-1", "C-2")) == [(0, 2), (1, 3)]


def test_a_new_row_joins_the_customer_whose_id_stands_beside_the_same_name_and_phone():
    rows = [("Ram", (A,)), ("Ram", (A,)), ("Ram", (A, B)), ("Ram", (B,)), ("Ram", ())]

    assert groups(*rows, ids=("C-1", None, None, None, None)) == [(0, 1, 2, 3, 4)]


def test_the_latest_values_that_are_not_empty_describe_the_customer():
    register = RegisterRows(
        ("Ram", "RAM"), ((A,), (A, B)), fields={"city": ("Agra", None), "address": ("Old Road", "New Road")}
    )
    customer = customers_of(register)[0]

    assert customer.fields == {"name": "RAM", "phones": (A, B), "city": "Agra", "address": "New Road"}


def test_the_latest_row_is_that_of_the_latest_day_where_days_are_known():
    days = (date(2024, 5, 1), date(2024, 3, 1))
    register = RegisterRows(("Ram", "Ram"), ((A,), (A,)), fields={"city": ("Agra", "Delhi")}, days=days)

    assert customers_of(register)[0].fields["city"] == "Agra"


def test_the_key_of_a_customer_stays_when_rows_are_added():
    before = customers(("Ram", (A,)), ("Sita", ()))
    after = customers(("Ram", (A,)), ("Sita", ()), ("Ram", (A, C)), ("Asha", (B,)))

    assert [customer.key for customer in before] == [customer.key for customer in after][:2]
    assert len({customer.key for customer in after}) == 3


def test_a_hundred_thousand_rows_are_grouped_in_a_moment():
    rows = [(f"Customer {i % 20_000}", (f"+9198{i % 20_000:08}",) if i % 3 else ()) for i in range(100_000)]
    began = time.process_time()

    assert len(customers(*rows)) == 20_000
    assert time.process_time() - began < 5


def money(*values: int | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("amounts", "received", "dues", "parties", "expected"),
    [
        ((200, 300, 400), (50, 300, None), (150, 0, 400), (), "per_row"),
        ((200, 300, 400), (50, 100, 0), (150, 350, 750), (), "running"),
        ((200, 300, 400), (50, 100, 0), (150, 200, 550), ("Ram", "Sita", "Ram"), "running"),
        ((200, 300, 400), (50, 100, 0), (10, 20, 30), (), "unclear"),
        ((200, 300), (50, 100), (None, None), (), "per_row"),
        ((200, None, 400), (None, 100, None), (200, 100, 500), (), "running"),
        ((), (), (), (), "per_row"),
    ],
)
def test_a_due_column_is_told_to_be_of_each_row_or_running(amounts, received, dues, parties, expected):
    assert due_kind(money(*amounts), money(*received), money(*dues), parties) == expected


def test_a_due_that_does_not_add_up_is_named_with_what_it_should_be():
    [(at, problem)] = due_problems(money(200, 300), money(50, 100), money(150, 100))

    assert (at, problem.kind, problem.found, problem.proposed) == (1, ProblemKind.DUE_UNCLEAR, "100", "200")


@pytest.mark.parametrize(
    ("amounts", "received", "dues", "parties", "expected"),
    [
        ((200, 300, 400), (50, 300, None), (150, 0, 400), (), 550),
        ((200, 300, 400), (50, 100, 0), (150, 350, 750), (), 750),
        ((200, 300, 400), (50, 100, 0), (150, 200, 550), ("Ram", "Sita", "Ram"), 750),
        ((200, 300, 400), (50, 100, 0), (10, 20, 30), (), None),
        ((200, 300, 400), (None, None, None), (0, 100, None), (), 500),
    ],
)
def test_what_is_due_in_all_is_told_where_it_is_clear(amounts, received, dues, parties, expected):
    columns = (money(*amounts), money(*received), money(*dues), parties)

    assert still_due(due_kind(*columns), *columns) == (None if expected is None else Decimal(expected))
