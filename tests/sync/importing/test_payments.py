"""Lists of payments of other programs: one payment for several bills, suppliers' payments, and what bills have told of before."""

import pytest

from sync.importing import Fate, Wishes
from tests.sync.importing.desk import bring, counts, file, look, records
from tests.sync.importing.test_bill_kinds import BALANCES, OM, balances_file, owes

ZOHO = (
    "Payment Number", "CustomerPayment ID", "Mode", "Amount", "Unused Amount", "Reference Number", "Payment Type",
    "Customer Name", "Date", "Amount Applied to Invoice", "Invoice Number",
)  # fmt: skip


def payments(folder, *rows, name="Customer_Payment.csv"):
    """A list of payments: number, id, amount, day, part of the bill, bill."""
    whole = [
        (number, id_, "Cash", amount, "0", "", "Invoice Payment", "Om", day, part, bill)
        for number, id_, amount, day, part, bill in rows
    ]
    return file(folder, name, ZOHO, *whole)


@pytest.fixture
def people(tmp_path):
    return file(tmp_path, "contacts.csv", ("Contact ID", "Display Name", "Mobile"), ("46001", "Om", "9811012345"))


BOTH = (("1", "47001", "4130", "2024-03-09", "3540", "INV-1"), ("1", "47001", "4130", "2024-03-09", "590", "INV-2"))


def test_the_rows_of_one_payment_for_two_bills_are_one_payment(empty, tmp_path, people):
    bring(empty, people, balances_file(tmp_path, left="0"), payments(tmp_path, *BOTH))

    assert records(empty, "payments", "id", "amount", "pays_for", "direction") == [
        ("47001", 4130, ["46011", "46012"], "In")
    ]
    assert owes(empty) == {"Om": 700}
    assert {row.fate for row in look(empty, payments(tmp_path, *BOTH)).rows} == {Fate.SAME}


def test_what_is_paid_to_suppliers_goes_out(empty, tmp_path):
    headings = ("Payment Number", "VendorPayment ID", "Amount", "Vendor Name", "Date", "Paid Through", "Bill Number")
    bring(
        empty, file(tmp_path, "Vendor_Payment.csv", headings, ("1", "5001", "700", "Sai", "2026-04-02", "Bank", "B-9"))
    )

    assert records(empty, "payments", "direction", "amount") == [("Out", 700)]


def test_a_payment_that_comes_after_its_bill_told_of_it_takes_the_place_of_what_was_made_up(empty, tmp_path, people):
    bring(empty, people, balances_file(tmp_path))
    later = payments(
        tmp_path,
        ("1", "47001", "1500", "2024-03-09", "1500", "INV-1"), ("2", "47002", "1040", "2024-03-20", "1040", "INV-1"),
        ("3", "47003", "590", "2024-03-21", "590", "INV-2"), ("4", "47004", "400", "2024-04-02", "400", "INV-1"),
    )  # fmt: skip

    bring(empty, later)

    # 1000 of the first bill was left, of which 400 were paid since; 700 of the third.
    assert owes(empty) == {"Om": 1300}
    assert sorted(records(empty, "payments", "amount", "method")) == [
        (400, "Cash"),
        (590, "Cash"),
        (1040, "Cash"),
        (1500, "Cash"),
    ]
    assert {row.fate for row in look(empty, later).rows} == {Fate.SAME}
    bring(empty, balances_file(tmp_path, left="600"), wishes=Wishes(updates=True))
    assert owes(empty) == {"Om": 1300}


def test_one_payment_for_all_that_several_bills_told_of_is_left_out_and_named(empty, tmp_path, people):
    bring(empty, people, balances_file(tmp_path, left="0"))

    later = look(empty, payments(tmp_path, *BOTH))

    assert counts(later) == {"skipped": 2}
    assert {row.why for row in later.rows} == {"Its bill says already that this was paid."}


def test_a_payment_that_does_not_add_up_with_its_bill_is_a_payment_more(empty, tmp_path, people):
    bring(empty, people, balances_file(tmp_path))
    bring(empty, payments(tmp_path, ("9", "47009", "300", "2024-05-01", "300", "INV-1")))

    assert owes(empty) == {"Om": 1400}


def test_bills_read_as_a_register_say_what_is_paid_too(empty, tmp_path):
    bills = file(tmp_path, "invoices.csv", BALANCES, ("46011", "INV-1", "Closed", *OM, "3540", "0"),
                 ("46012", "INV-2", "Closed", *OM, "590", "0"), ("46013", "INV-3", "Sent", *OM, "700", "700"))  # fmt: skip
    bring(empty, bills)
    assert owes(empty) == {"Om": 700}

    bring(empty, payments(tmp_path, *BOTH, ("2", "47002", "200", "2024-04-09", "200", "INV-3")))

    assert owes(empty) == {"Om": 500}


def test_an_import_of_payments_is_undone_as_one(empty, tmp_path, people):
    from sync.edits import undo
    from sync.pull import pull
    from sync.push import push

    bring(empty, people, balances_file(tmp_path))
    before = records(empty, "payments", "id", "amount", "on", "method")
    saved = bring(empty, payments(tmp_path, ("3", "47003", "590", "2024-03-21", "590", "INV-2")))
    undo(empty, saved.saved_as)
    push(empty)
    pull(empty)

    assert records(empty, "payments", "id", "amount", "on", "method") == before


def plain(folder, name, *rows):
    return file(folder, name, ("Payment Date", "Customer Name", "Amount", "Against Bill"), *rows)


def test_a_second_payment_like_the_first_is_another_payment(empty, tmp_path, people):
    bring(empty, people, balances_file(tmp_path, left="3040"))
    one = plain(tmp_path, "payments1.csv", ("2024-03-10", "Om", "500", "INV-1"))
    other = plain(tmp_path, "payments2.csv", ("2024-03-20", "Om", "500", "INV-1"))
    before = owes(empty)["Om"]

    bring(empty, one)
    bring(empty, other)

    assert owes(empty)["Om"] == before - 500
    assert {row.fate for row in look(empty, one, other).rows} == {Fate.SAME}


def test_two_such_payments_in_one_import_are_two(empty, tmp_path, people):
    bring(empty, people, balances_file(tmp_path, left="3040"))
    before = owes(empty)["Om"]
    bring(
        empty,
        plain(tmp_path, "payments1.csv", ("2024-03-10", "Om", "500", "INV-1")),
        plain(tmp_path, "payments2.csv", ("2024-03-20", "Om", "500", "INV-1")),
    )

    assert owes(empty)["Om"] == before - 500


def test_what_one_payment_has_met_is_not_taken_by_another(empty, tmp_path, people):
    bring(empty, people, balances_file(tmp_path))
    before = owes(empty)["Om"]
    by_day = file(
        tmp_path,
        "payments.csv",
        ("Payment Date", "Customer Name", "Amount", "In or out"),
        ("2024-03-05", "Om", "590", "In"),
    )

    bring(empty, by_day, plain(tmp_path, "payments2.csv", ("2024-03-21", "Om", "590", "INV-2")))

    assert owes(empty)["Om"] == before - 590


def test_payments_of_others_do_not_make_paid_bills_owed_again(empty, tmp_path, people):
    headings = ("Payment Number", "VendorPayment ID", "Amount", "Vendor Name", "Date", "Paid Through", "Bill Number")
    vendors = file(tmp_path, "Vendor_Payment.csv", headings, ("1", "5001", "700", "Sai", "2026-04-02", "Bank", "B-9"))
    second = payments(tmp_path, ("1", "47001", "590", "2024-03-09", "590", "INV-2"))

    bring(empty, people, balances_file(tmp_path), vendors, second)

    assert owes(empty)["Om"] == 1700


def test_payments_of_a_register_are_not_made_up_once_more(empty, tmp_path, people):
    headings = ("Date", "Transaction Type", "Party Name", "Total", "Received/Paid", "Balance")
    everything = file(
        tmp_path, "AllTransactions.csv", headings,
        ("09/03/2024", "Payment-In", "Om", "2540", "2540", "0"), ("10/03/2024", "Payment-In", "Om", "590", "590", "0"),
        ("11/03/2024", "Sale", "Asha", "100", "100", "0"),
    )  # fmt: skip
    lines = file(
        tmp_path, "items.csv", ("Invoice Number", "Item Name", "Quantity", "Item Price"), ("INV-1", "Fan", "1", "3540")
    )

    bring(empty, people, balances_file(tmp_path), lines, everything)

    assert owes(empty) == {"Om": 1700}


def test_a_word_that_all_payments_have_as_a_reference_is_no_bill(empty, tmp_path, people):
    bring(empty, people, balances_file(tmp_path))
    headings = ("Payment Date", "Customer Name", "Amount", "Against Bill", "Reference Number")
    later = file(
        tmp_path, "payments.csv", headings,
        ("2024-03-10", "Om", "2540", "INV-1", "UPI"), ("2024-03-11", "Om", "590", "INV-2", "UPI"),
        ("2024-03-01", "Om", "200", "INV-3", "UPI"),
    )  # fmt: skip
    bring(empty, later)

    assert owes(empty) == {"Om": 1500}


def test_what_was_bought_is_no_payment_made(empty, tmp_path):
    headings = ("Date", "Vendor Name", "Bill No", "Amount", "Paid", "Balance")
    path = file(
        tmp_path,
        "Purchase Bills.csv",
        headings,
        ("1/4/26", "Asha", "B1", "500", "500", "0"),
        ("2/4/26", "Bilal", "B2", "700", "0", "700"),
    )

    assert {row.table for row in look(empty, path).rows if row.is_of_file} == {"Documents"}
