"""What belongs together in the other program belongs together in the workbook, whichever file comes first."""

from itertools import permutations
from pathlib import Path

import pytest

from records.measures import takings, takings_by_item
from records.periods import Period
from sync.current import reading
from sync.importing import Fate
from sync.place import Place
from tests.sync.importing.desk import bring, counts, file, look, records, take_back

ZOHO = {
    "accounts.csv": (
        ("Record Id", "Account Name", "Parent Account.id"),
        ("zcrm_101", "Sheikh Motors", "zcrm_102"),
        ("zcrm_102", "Sheikh Group", ""),
    ),
    "contacts.csv": (
        ("Record Id", "First Name", "Last Name", "Mobile", "Account Name.id"),
        ("zcrm_201", "Imran", "Sheikh", "9820098200", "zcrm_101"),
    ),
    "deals.csv": (
        ("Record Id", "Deal Name", "Stage", "Account Name.id", "Contact Name.id"),
        ("zcrm_301", "Tyres", "Quoted", "zcrm_101", "zcrm_201"),
    ),
}
SUITE = {
    "accounts.csv": (
        ("ID", "Name", "Office Phone", "Parent Account ID"),
        ("1d2c3b4a-00", "Sheikh Motors", "022 23456789", "1d2c3b4a-01"),
        ("1d2c3b4a-01", "Sheikh Group", "022 23456780", ""),
    ),
    "contacts.csv": (
        ("ID", "First Name", "Last Name", "Mobile Phone", "Account ID"),
        ("8f6b2d41-00", "Imran", "Sheikh", "9820098200", "1d2c3b4a-00"),
    ),
    "deals.csv": (
        ("ID", "Opportunity Name", "Sales Stage", "Account ID", "Contact ID"),
        ("77aa2d41-00", "Tyres", "Quoted", "1d2c3b4a-00", "8f6b2d41-00"),
    ),
}
COUNTED = {
    "accounts.csv": (
        ("id", "company name", "website", "parent_id"),
        ("1", "Sheikh Motors", "motors.example", "2"),
        ("2", "Sheikh Group", "group.example", ""),
    ),
    "contacts.csv": (
        ("id", "first_name", "last_name", "mobile", "company_id"),
        ("1", "Imran", "Sheikh", "9820098200", "1"),
    ),
    "deals.csv": (("id", "deal name", "stage", "company_id", "contact_id"), ("1", "Tyres", "Quoted", "1", "1")),
}
HUBSPOT = {
    "accounts.csv": (
        ("Record ID", "Company name", "Phone Number", "Parent Company ID"),
        ("8123456701", "Sheikh Motors", "022 23456789", "8123456702"),
        ("8123456702", "Sheikh Group", "022 23456780", ""),
    ),
    "contacts.csv": (
        ("Record ID", "First Name", "Last Name", "Phone Number", "Primary Associated Company ID"),
        ("7012345601", "Imran", "Sheikh", "9820098200", "8123456701"),
    ),
    "deals.csv": (
        ("Record ID", "Deal Name", "Deal Stage", "Associated Company IDs", "Associated Contact IDs"),
        ("6012345601", "Tyres", "Quoted", "8123456701", "7012345601"),
    ),
}
SALESFORCE = {
    "accounts.csv": (
        ("Id", "Name", "ParentId", "Phone", "Industry", "AccountNumber"),
        ("0015g00000AbCdEAAV", "Sheikh Motors", "0015g00000AbCdFAAV", "022 23456789", "Motors", "A1"),
        ("0015g00000AbCdFAAV", "Sheikh Group", "", "022 23456780", "Motors", "A2"),
    ),
    "contacts.csv": (
        ("Id", "AccountId", "LastName", "FirstName", "MobilePhone"),
        ("0035g00000XyZaBAAV", "0015g00000AbCdEAAV", "Sheikh", "Imran", "9820098200"),
    ),
    "deals.csv": (
        ("Id", "AccountId", "Name", "StageName", "Amount", "CloseDate", "ContactId"),
        ("0065g00000QrStUAAV", "0015g00000AbCdEAAV", "Tyres", "Quoted", "5000", "2026-05-01", "0035g00000XyZaBAAV"),
    ),
}
PARTY, INVOICES = "__export__.res_partner_51_aa10", ("Invoice ID", "Invoice Number", "Invoice Date", "Customer Name")
BILLS = {
    "Odoo": {
        "partners.csv": (
            ("External ID", "Name", "Related Company", "Mobile"),
            (PARTY, "Om Electricals", "", "9811012345"),
            ("__export__.res_partner_52_9c1f", "Harish Bhat", "Om Electricals", "9845012345"),
        ),
        "orders.csv": (
            ("External ID", "Order Reference", "Order Date", "Customer", "Total"),
            ("__export__.sale_order_7_11", "S00007", "2024-03-05", "Om Electricals", "3540"),
        ),
    },
    "Zoho Books": {
        "contacts.csv": (("Contact ID", "Display Name", "Mobile"), ("460000000026049", "Om Electricals", "9811012345")),
        "invoices.csv": (
            (*INVOICES, "Due Date", "Total"),
            ("460000000026041", "INV-000017", "2024-03-05", "Om Electricals", "2024-04-04", "3540"),
            ("460000000026042", "INV-000018", "2024-03-06", "Om Electricals", "2024-04-05", "590"),
        ),
        "items.csv": (
            ("Invoice Number", "Item Name", "Quantity", "Item Price", "Item Total"),
            ("INV-000017", "Fan", "2", "1000", "2000"),
            ("INV-000017", "Lamp", "10", "100", "1000"),
            ("INV-000018", "Lamp", "10", "100", "1000"),
        ),
    },
    "Vyapar": {
        "parties.csv": (("Name*", "Phone No."), ("Om Electricals", "9811012345")),
        "sales.csv": (
            ("Date", "Invoice No", "Party Name", "Transaction Type", "Total Amount", "Balance Due", "Due Date"),
            ("05/03/2024", "INV-000017", "Om Electricals", "Sale", "3540", "3540", "04/04/2024"),
            ("06/03/2024", "INV-000018", "Om Electricals", "Sale", "590", "0", ""),
        ),
        "items.csv": (
            ("Date", "Invoice No./Txn No.", "Item Name", "Quantity", "UnitPrice", "Tax Percent", "Tax", "Amount"),
            ("05/03/2024", "INV-000017", "Fan", "2", "1000", "18", "360", "2360"),
            ("05/03/2024", "INV-000017", "Lamp", "10", "100", "18", "180", "1180"),
            ("06/03/2024", "INV-000018", "Lamp", "10", "100", "18", "180", "1180"),
        ),
    },
}
PROGRAMS = {
    "Zoho": ZOHO,
    "SuiteCRM": SUITE,
    "HubSpot": HUBSPOT,
    "Salesforce": SALESFORCE,
    "one that counts from 1": COUNTED,
}


def links(place: Place) -> dict[str, object]:
    firms = dict(records(place, "organisations", "id", "name"))
    people = {
        id_: f"{first} {last}" for id_, first, last in records(place, "contacts", "id", "first_name", "last_name")
    }
    ((employer,),) = records(place, "contacts", "organisation")
    ((firm, person),) = records(place, "deals", "organisation", "contact")
    parents = {firms.get(parent) for (parent,) in records(place, "organisations", "parent_organisation") if parent}
    return {"employer": firms.get(employer), "deal": (firms.get(firm), people.get(person)), "parents": parents}


LINKED = {"employer": "Sheikh Motors", "deal": ("Sheikh Motors", "Imran Sheikh"), "parents": {"Sheikh Group"}}


def files(folder: Path, program: str) -> dict[str, Path]:
    return {name: file(folder, name, *rows) for name, rows in PROGRAMS[program].items()}


@pytest.mark.parametrize("program", PROGRAMS)
def test_files_of_one_export_keep_their_relations(program, empty, tmp_path):
    bring(empty, *files(tmp_path, program).values())

    assert links(empty) == LINKED


@pytest.mark.parametrize("program", ["Zoho", "one that counts from 1"])
@pytest.mark.parametrize("order", tuple(permutations(ZOHO)), ids=" ".join)
def test_they_keep_them_when_the_files_come_one_after_the_other(program, order, empty, tmp_path):
    written = files(tmp_path, program)

    for name in order:
        bring(empty, written[name])

    assert links(empty) == LINKED


@pytest.mark.parametrize("program", PROGRAMS)
def test_all_of_it_once_more_changes_nothing(program, empty, tmp_path):
    written = files(tmp_path, program)
    for path in written.values():
        bring(empty, path)

    again = look(empty, *written.values())

    assert {row.fate for row in again.rows} == {Fate.SAME}


def test_a_second_program_that_counts_from_1_keeps_to_its_own_people(empty, tmp_path):
    bring(empty, *files(tmp_path, "one that counts from 1").values())
    people = file(tmp_path, "people.csv", ("id", "name", "phone"), ("1", "Asha Rani", "9876543212"))
    deals = file(tmp_path, "sales.csv", ("id", "deal name", "stage", "contact_id"), ("1", "Lamps", "Quoted", "1"))

    bring(empty, people, deals)

    names = {id_: name or first for id_, name, first in records(empty, "contacts", "id", "name", "first_name")}
    assert {title: names[person] for title, person in records(empty, "deals", "title", "contact")} == {
        "Tyres": "Imran Sheikh",
        "Lamps": "Asha Rani",
    }


def test_an_id_that_may_mean_two_people_stays_the_owners_own(empty, tmp_path):
    bring(empty, *files(tmp_path, "one that counts from 1").values())
    bring(empty, file(tmp_path, "people.csv", ("id", "name", "phone"), ("1", "Asha Rani", "9876543212")))

    bring(empty, file(tmp_path, "d.csv", ("id", "deal name", "stage", "contact_id"), ("9", "Lamps", "Quoted", "1")))

    title, contact, number = records(empty, "deals", "title", "contact", "+contact_id")[-1]
    assert (title, contact, str(int(number))) == ("Lamps", None, "1")


@pytest.mark.parametrize("program", ["Zoho Books", "Vyapar"])
def test_lines_point_at_their_bill_and_bills_at_their_customer(program, empty, tmp_path):
    written = [file(tmp_path, name, *rows) for name, rows in BILLS[program].items()]

    done = bring(empty, *reversed(written))

    people = dict(records(empty, "contacts", "id", "name"))
    numbers = {
        id_: (number, people[party]) for id_, number, party in records(empty, "documents", "id", "number", "party")
    }
    lines = [(*numbers[bill], item) for bill, item in records(empty, "document_lines", "document", "product")]
    whose = "Om Electricals"
    assert sorted(lines) == [("INV-000017", whose, "Fan"), ("INV-000017", whose, "Lamp"), ("INV-000018", whose, "Lamp")]
    assert {row.fate for row in look(empty, *written).rows} == {Fate.SAME}
    take_back(empty, done)
    assert not any(records(empty, table, "id") for table in ("contacts", "documents", "document_lines"))


def test_orders_of_odoo_point_at_their_customer(empty, tmp_path):
    written = [file(tmp_path, name, *rows) for name, rows in BILLS["Odoo"].items()]

    done = bring(empty, *written)

    assert records(empty, "sales", "customer", "amount") == [(PARTY, 3540)]
    assert records(empty, "contacts", "name", "firm") == [("Om Electricals", None), ("Harish Bhat", "Om Electricals")]
    assert {row.fate for row in look(empty, *written).rows} == {Fate.SAME}
    take_back(empty, done)
    assert not any(records(empty, table, "id") for table in ("contacts", "sales"))


def test_a_list_with_a_row_a_line_is_bills_and_their_lines(empty, tmp_path):
    headings = (*INVOICES, "Customer ID", "Total", "Balance", "Item Name", "Quantity", "Item Total")
    bill = ("460000000026041", "INV-000017", "2024-03-05", "Om Electricals", "460000000026049", "3540", "1000")
    path = file(tmp_path, "Invoice.csv", headings, (*bill, "Fan", "2", "2360"), (*bill, "Lamp", "10", "1180"))

    bring(empty, path)

    assert records(empty, "documents", "number", "kind", "total") == [("INV-000017", "Invoice", 3540)]
    assert records(empty, "document_lines", "product", "quantity", "unit_price") == [
        ("Fan", 2, 1180),
        ("Lamp", 10, 118),
    ]
    assert records(empty, "payments", "amount", "reference") == [(2540, "INV-000017")]
    with reading(empty) as shop:
        assert takings(shop, Period()).amount == 3540
        assert {item: sold.amount for item, sold in takings_by_item(shop, Period())} == {"Fan": 2360, "Lamp": 1180}
    assert counts(look(empty, path)) == {"same": 2}


def test_a_total_that_grows_from_bill_to_bill_or_a_row_without_its_number_makes_no_bills(empty, tmp_path):
    headings = (
        "Invoice No",
        "Invoice Date",
        "Customer Name",
        "Mobile",
        "Item",
        "Qty",
        "Rate",
        "Item Total",
        "Total",
        "Balance",
    )
    grows = file(tmp_path, "sales.csv", headings, ("1", "5/3/24", "Om", "9811012345", "Fan", "2", "500", "1000", "1000", "0"),
                 ("2", "6/3/24", "Asha", "9811012346", "Iron", "1", "800", "800", "1800", "0"))  # fmt: skip
    lacks = file(tmp_path, "lacks.csv", headings[:3] + headings[4:9], ("1", "5/3/24", "Om", "Fan", "2", "500", "1000", "1800"),
                 ("1", "5/3/24", "Om", "Iron", "1", "800", "800", "1800"), ("", "", "", "Lamp", "1", "70", "70", ""))  # fmt: skip

    for path in (grows, lacks):
        assert [layout.table for found in look(empty, path).files for layout in found.layouts] == ["Sales"]


def test_a_register_with_the_numbers_of_its_bills_stays_one(empty, tmp_path):
    headings = ("Bill No", "Bill Date", "Customer Name", "Item", "Qty", "Rate", "Amount", "Total")
    path = file(tmp_path, "bills.csv", headings, ("1", "5/3/24", "Om", "Fan", "2", "500", "1000", "1000"),
                ("2", "6/3/24", "Om", "Iron", "1", "800", "800", "1800"), ("2", "6/3/24", "Om", "Jar", "1", "200", "200", "2000"))  # fmt: skip

    assert [layout.table for found in look(empty, path).files for layout in found.layouts] == ["Sales"]
