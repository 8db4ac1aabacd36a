"""What is wrong between rows: sums, series, stock, consents, shared phones; and how little it takes to be right."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from records.problems import Problems
from tests.built import Rows, snapshot
from validation.problems import Problem, ProblemKind
from validation.sheet import RawCell

SALES = ["ID", "Date", "Customer", "Item", "Amount", "Received", "Due"]
DOCUMENTS = ["ID", "Document number", "Kind", "Date", "Customer or firm", "Total"]
LINES = ["ID", "Document", "Description", "Quantity", "Unit price", "Tax %"]


def _problems(folder: Path, tabs: Mapping[str, Rows], kind: ProblemKind) -> list[Problem]:
    folder.mkdir(exist_ok=True)
    with snapshot(folder / "s.duckdb", tabs) as built:
        return list(built.problems(Problems(kinds=(kind,))))


def _sales(*dues: tuple[float, float, float]) -> Mapping[str, Rows]:
    rows: Rows = [[f"s{n}", date(2026, 1, n), "", "Cloth", *amounts] for n, amounts in enumerate(dues, 1)]
    return {"Sales": [SALES, *rows]}


def test_a_due_that_is_not_amount_less_received_is_named_with_what_it_should_be(tmp_path: Path) -> None:
    rows = [(100, 40, 60)] * 11 + [(100, 40, 600)]

    (wrong,) = _problems(tmp_path, _sales(*rows), ProblemKind.DUE_UNCLEAR)

    assert (wrong.row, wrong.found, wrong.proposed, wrong.is_certain) == (13, "600", "60", False)


def test_a_balance_that_does_not_carry_on_is_named_once(tmp_path: Path) -> None:
    carried = [(100, 0, 100 * n) for n in range(1, 15)]
    slipped = [*carried[:7], (100, 0, 1080), *[(100, 0, 1080 + 100 * n) for n in range(1, 7)]]

    assert _problems(tmp_path, _sales(*carried), ProblemKind.BALANCE_DIFFERS) == []
    (wrong,) = _problems(tmp_path / "slip", _sales(*slipped), ProblemKind.BALANCE_DIFFERS)
    assert (wrong.row, wrong.found, wrong.proposed) == (9, "1080", "800")


def test_dues_that_follow_no_rule_are_asked_about_once_for_the_tab(tmp_path: Path) -> None:
    (asked,) = _problems(
        tmp_path, _sales((100, 40, 7), (50, 0, 300), (80, 80, 12), (10, 0, 99)), ProblemKind.DUE_UNCLEAR
    )

    assert (asked.tab, asked.row, asked.found) == ("Sales", None, "7")


@pytest.mark.parametrize(
    "total, is_right", [(236, True), (236.4, True), (200, True), (240, False), (23600, False)], ids=str
)
def test_a_total_is_what_its_lines_come_to_with_or_without_tax(tmp_path: Path, total: float, is_right: bool) -> None:
    tabs: Mapping[str, Rows] = {
        "Documents": [DOCUMENTS, ["d1", "INV/1", "Invoice", date(2026, 1, 1), "", total]],
        "Document lines": [LINES, ["l1", "d1", "Soap", 1, 100, 18], ["l2", "d1", "Oil", 2, 50, 18]],
    }

    wrong = _problems(tmp_path, tabs, ProblemKind.TOTAL_DIFFERS)

    assert [problem.details["expected"] for problem in wrong] == ([] if is_right else ["236.00"])


def _numbered(*numbers: str, kind: str = "Invoice", party: str = "") -> Mapping[str, Rows]:
    rows: Rows = [[f"d{n}", number, kind, date(2026, 1, 1), party, 5] for n, number in enumerate(numbers)]
    return {"Documents": [DOCUMENTS, *rows]}


@pytest.mark.parametrize(
    "numbers, kind, rows",
    [
        (("INV/1", "INV/2", "INV/2"), ProblemKind.NUMBER_DOUBLED, [4]),
        (("INV/1", "INV/2", "inv/2 "), ProblemKind.NUMBER_DOUBLED, [4]),
        (("INV/24-25/0001", "INV/24-25/0004", "INV/25-26/0001"), ProblemKind.NUMBERS_MISSING, [3]),
        (("1/24-25", "3/24-25", "1/25-26"), ProblemKind.NUMBERS_MISSING, [3]),
        (("1", "2", "900"), ProblemKind.NUMBERS_MISSING, []),
        (("SHARMA/2024-25/00012",), ProblemKind.NUMBER_TOO_LONG, [2]),
    ],
)
def test_numbers_are_each_once_without_gaps_and_short(
    tmp_path: Path, numbers: tuple[str, ...], kind: ProblemKind, rows: list[int]
) -> None:
    assert [problem.row for problem in _problems(tmp_path, _numbered(*numbers), kind)] == rows


def test_two_suppliers_may_give_one_number(tmp_path: Path) -> None:
    bills: Rows = [
        DOCUMENTS,
        ["d1", "17", "Supplier's bill", None, "Rao", 5],
        ["d2", "17", "Supplier's bill", None, "Khan", 5],
    ]

    assert _problems(tmp_path, {"Documents": bills}, ProblemKind.NUMBER_DOUBLED) == []


def test_stock_below_nothing_is_named_where_it_happens(tmp_path: Path) -> None:
    moves: list[list[RawCell]] = [["ID", "Date", "Product", "Quantity"]]
    moves += [
        ["m1", date(2026, 1, 1), "p1", 10],
        ["m2", date(2026, 1, 2), "p1", -8],
        ["m3", date(2026, 1, 3), "p1", -5],
    ]
    tabs: Mapping[str, Rows] = {"Products": [["ID", "Name", "Price"], ["p1", "Soap", 30]], "Stock moves": moves}

    (wrong,) = _problems(tmp_path, tabs, ProblemKind.STOCK_NEGATIVE)

    assert (wrong.row, wrong.details["stock"]) == (4, "-3")


def test_the_log_of_consents_has_the_last_word(tmp_path: Path) -> None:
    tabs: Mapping[str, Rows] = {
        "Contacts": [["ID", "Name", "Phones", "May we message?"], ["k1", "Asha", "98765 43210", "Yes"]],
        "Consents": [
            ["ID", "When", "Customer", "May we message?", "Channel"],
            ["c1", datetime(2026, 1, 1), "k1", "Yes", "SMS"],
            ["c2", datetime(2026, 2, 1), "k1", "No", "SMS"],
        ],
    }

    (wrong,) = _problems(tmp_path, tabs, ProblemKind.CONSENT_DIFFERS)

    assert (wrong.found, wrong.details["logged"], wrong.details["at"]) == ("Yes", "No", "01 Feb 2026")


def test_a_phone_with_many_names_is_named_and_a_family_is_not(tmp_path: Path) -> None:
    many: Rows = [[f"k{n}", f"Person {'ABCDEFG'[n]}", "99999 99999"] for n in range(6)]
    family: Rows = [[f"f{n}", f"Sharma {'ABCDE'[n]}", "98765 43210"] for n in range(5)]
    tabs: Mapping[str, Rows] = {"Contacts": [["ID", "Name", "Phones"], *many, *family]}

    shared = _problems(tmp_path, tabs, ProblemKind.CONTACT_SHARED)

    assert {(problem.found, problem.details["count"]) for problem in shared} == {("+919999999999", "6")}


def test_who_was_verified_long_ago_is_named(tmp_path: Path) -> None:
    rows: Rows = [["k1", "Asha", date(2015, 1, 1)], ["k2", "Bilal", None]]

    old = _problems(
        tmp_path, {"Contacts": [["ID", "Name", "Last verified on"], *rows]}, ProblemKind.NOT_VERIFIED_LATELY
    )

    assert [problem.row for problem in old] == [2]
