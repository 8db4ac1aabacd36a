"""The registers, read from real files, give the answers that were worked out by hand."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from records.accounts import balances
from records.periods import Period
from records.takings_by import Dimension, takings_by
from sync.check import check_file
from sync.current import reading
from sync.place import Place
from sync.pull import pull
from tests.registers import REGISTERS, Account, Register
from validation.business import Business

_WHO = """CASE WHEN (SELECT count(*) FROM contacts n WHERE n._label = c._label) > 1
    THEN c._label || ' ' || c.phones[1] ELSE c._label END"""


def _written(register: Register, path: Path) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in register.tabs.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for first_row, first_column, last_row, last_column in register.merged.get(name, ()):
            sheet.merge_cells(start_row=first_row, start_column=first_column, end_row=last_row, end_column=last_column)
    book.save(path)
    return path


@pytest.fixture(params=REGISTERS, ids=lambda register: register.name)
def register(request: pytest.FixtureRequest) -> Register:
    found: Register = request.param
    return found


@pytest.fixture
def place(register: Register, tmp_path: Path) -> Place:
    place = Place(str(_written(register, tmp_path / "register.xlsx")), tmp_path / "state")
    pull(place)
    return place


def test_every_customer_has_the_sales_and_the_due_worked_out_by_hand(register: Register, place: Place) -> None:
    with reading(place) as snapshot:
        owed = {balance.key: balance.balance for balance in balances(snapshot)}
        found = snapshot.cursor().execute(
            f"SELECT {_WHO}, count(*), coalesce(sum(s.amount), 0), c._key "
            "FROM sales s JOIN contacts c ON c._key = s.customer GROUP BY ALL"
        )
        accounts = {
            name: Account(count, amount, owed.get(key, Decimal(0))) for name, count, amount, key in found.fetchall()
        }

    assert accounts == register.accounts


def test_reports_count_each_row_of_a_register_once(register: Register, place: Place) -> None:
    with reading(place) as snapshot:
        told = sum(part.sold.amount for part in takings_by(snapshot, Dimension.CUSTOMER, Period()) if part.key)
        undated = 'SELECT coalesce(sum(amount), 0) FROM sales WHERE "on" IS NULL AND customer IS NOT NULL'
        ((left_out,),) = snapshot.cursor().execute(undated).fetchall()

    assert told + left_out == sum(account.amount for account in register.accounts.values())


def test_rows_that_are_no_sales_are_not_counted(register: Register, place: Place) -> None:
    with reading(place) as snapshot:
        (count,) = snapshot.cursor().execute("SELECT count(*) FROM sales").fetchall()[0]

    assert count == register.sales


def test_what_cannot_be_known_is_named(register: Register, place: Place) -> None:
    with reading(place) as snapshot:
        found: Counter[str] = Counter()
        for (_, kind), count in snapshot.problem_counts().items():
            found[kind] += count

    assert found == {str(kind): count for kind, count in register.problems.items()} | _ditto(found)


def _ditto(found: Counter[str]) -> dict[str, int]:
    """Ditto marks are named too, one for each cell."""
    return {"ditto": found["ditto"]} if "ditto" in found else {}


def test_checking_the_file_tells_the_same_customers_and_dues(register: Register, tmp_path: Path) -> None:
    found = check_file(_written(register, tmp_path / "register.xlsx"), Business()).register

    assert found is not None
    assert (found.customers, found.due) == (len(register.accounts), sum(a.due for a in register.accounts.values()))
