"""A file is looked at without writing anything: what it is, and what is wrong in it."""

import json
import subprocess
import sys

from sync.check import check_file
from tests import workbooks
from validation.business import Business

CUSTOMERS = (
    "Name,Phone,City,Allergy\nRam,9876543210,Agra,nuts\nRam,98765 43210,Agra,\nSita,12,Agra,milk\n,,,\nTotal,,,\n"
)


def checked(tmp_path, text: str, name: str = "list.csv") -> dict:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return json.loads(json.dumps(check_file(tmp_path / name, Business()).as_json()))["tabs"][0]


def test_every_row_of_a_file_is_accounted_for(tmp_path):
    tab = checked(tmp_path, CUSTOMERS)

    assert (tab["table"], tab["rows"], tab["not_records"]) == ("Contacts", 3, 2)
    assert {column["heading"]: column["field"] for column in tab["columns"]} == {
        **{"Name": "name", "Phone": "phones", "City": "city"},
        "Allergy": None,
    }


def test_a_problem_says_where_it_is_and_what_was_found(tmp_path):
    problem = checked(tmp_path, CUSTOMERS)["problems"][0]

    assert (problem["row"], problem["heading"], problem["found"]) == (4, "Phone", "12")
    assert "is not a phone number" in problem["message"]


def test_a_row_that_is_there_twice_is_counted(tmp_path):
    assert checked(tmp_path, CUSTOMERS)["duplicates"]["certain"] == 1


def test_who_is_probably_there_twice_is_named_with_the_reasons(tmp_path):
    tab = checked(tmp_path, "Name,Phone,City\nRajesh Sharma,9876543210,Agra\nR. Sharma,9876543210,\n")

    assert tab["duplicates"] == {"certain": 0, "look": 1}
    assert tab["doubles"][0]["rows"] == [2, 3]
    assert "same phone" in tab["doubles"][0]["reasons"]


def test_a_register_is_checked_as_sales_and_as_customers(tmp_path):
    rows = 'Date,Name,Phone,Item,Amount,Paid,Due\n5/3/24,Ram,9876543210,Fan,2000,500,77\n,"""",12,Fan,300,0,12\n'
    tab = checked(tmp_path, rows)
    fields = {column["heading"]: column["field"] for column in tab["columns"]}

    assert (tab["table"], fields["Name"], fields["Amount"]) == ("Sales", "Contacts.name", "amount")
    assert {"ditto", "phone_unclear", "due_unclear"} <= {problem["kind"] for problem in tab["problems"]}


def test_a_file_that_is_no_table_is_described(tmp_path):
    tab = checked(tmp_path, "How to use this\n1. Open it\n2. Close it\n")

    assert (tab["table"], tab["looks_like"]) == (None, "notes or instructions")


def register(tmp_path, rows: str) -> dict:
    (tmp_path / "register.csv").write_text("Date,Name,Phone,Item,Amount,Paid,Due\n" + rows, encoding="utf-8")
    return check_file(tmp_path / "register.csv", Business()).as_json()["register"]


def test_a_registers_customers_and_what_they_owe_are_named(tmp_path):
    rows = "5/3/24,Ram,9876543210,Fan,2000,500,1500\n6/3/24,ram,98765 43210,Fan,300,0,300\n7/3/24,Sita,9876543211,Fan,90,90,0\n"
    found = register(tmp_path, rows)

    assert (found["customers"], found["due"]) == (2, "1800.00")
    assert found["understood"] == {"register": {"kind": "per_row", "words": "what each row still owes"}}


def test_of_a_running_balance_only_each_customers_last_one_counts(tmp_path):
    rows = "5/3/24,Ram,9876543210,Fan,2000,500,1500\n6/3/24,Sita,9876543211,Fan,300,0,300\n7/3/24,Ram,9876543210,Fan,90,0,1590\n"
    found = register(tmp_path, rows)

    assert (found["due"], found["understood"]["register"]["kind"]) == ("1890.00", "running")


def test_dues_that_are_unclear_are_not_added_up(tmp_path):
    rows = (
        "5/3/24,Ram,9876543210,Fan,2000,500,7\n6/3/24,Sita,9876543211,Fan,300,0,9\n7/3/24,Ram,9876543210,Fan,90,0,11\n"
    )
    found = register(tmp_path, rows)

    assert (found["due"], found["understood"]["register"]["kind"]) == (None, "unclear")


GLUED = "5/3/24,Ram,9876543210,Fan,5000-2000,,3000\n6/3/24,Sita,98765 43211,Fan,300,0,300\n"


def test_a_repaired_copy_is_written_beside_the_file(tmp_path):
    file, out = tmp_path / "register.csv", tmp_path / "repaired.xlsx"
    file.write_text("Date,Name,Phone,Item,Amount,Paid,Due\n" + GLUED, encoding="utf-8")
    before = file.read_bytes()

    command = [sys.executable, "-m", "sync", "check", str(file), "--repaired", str(out), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert json.loads(done.stdout)["repaired"] == 2
    assert [row[4:6] for row in workbooks.cells(out, "register")[1:]] == [[5000, 2000], ["300", "0"]]
    assert file.read_bytes() == before


def test_a_repaired_copy_is_never_written_over_a_file(tmp_path):
    (tmp_path / "list.csv").write_text(CUSTOMERS, encoding="utf-8")
    out = tmp_path / "there.xlsx"
    out.write_text("mine", encoding="utf-8")

    command = [sys.executable, "-m", "sync", "check", str(tmp_path / "list.csv"), "--repaired", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, out.read_text(encoding="utf-8")) == (2, "mine")
