"""A file is looked at without writing anything: what it is, and what is wrong in it."""

import json

from sync.check import check_file
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


def test_a_register_is_checked_as_sales_and_as_customers(tmp_path):
    rows = 'Date,Name,Phone,Item,Amount,Paid,Due\n5/3/24,Ram,9876543210,Fan,2000,500,77\n,"""",12,Fan,300,0,12\n'
    tab = checked(tmp_path, rows)
    fields = {column["heading"]: column["field"] for column in tab["columns"]}

    assert (tab["table"], fields["Name"], fields["Amount"]) == ("Sales", "Contacts.name", "amount")
    assert {"ditto", "phone_unclear", "due_unclear"} <= {problem["kind"] for problem in tab["problems"]}


def test_a_file_that_is_no_table_is_described(tmp_path):
    tab = checked(tmp_path, "How to use this\n1. Open it\n2. Close it\n")

    assert (tab["table"], tab["looks_like"]) == (None, "notes or instructions")
