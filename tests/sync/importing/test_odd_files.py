"""Files of every size and shape: each row is accounted for, and nothing of it is guessed."""

import pytest

from sync.importing import Wishes
from tests.sync.importing.desk import bring, counts, file, look, records

PEOPLE = tuple((f"{name} Lal", f"98765 0000{at}") for at, name in enumerate(("Asha", "Vikram", "Imran", "Seeta")))


def parts(place, path, wishes=Wishes()):
    (told,) = look(place, path, wishes=wishes).as_json()["files"]
    classes = [told[fate] for fate in ("new", "update", "same", "duplicate")]
    assert told["rows"] == sum(classes) + len(told["skipped"])
    return told


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", 0),
        ("\n\n\n", 0),
        ("Name,Mobile\n", 0),
        ("Name,Mobile\n,\n , \n", 0),
        ("Name,Mobile\nAsha Rani,9876500001\n", 1),
        ("Mobile\n9876500001\n9876500002\n", 2),
        ("9876500001\n9876500002\n9876500003\n", 3),
        ("Asha Rani\nVikram Rao\n", 2),
        ("Name,Mobile\nAsha Rani,9876500001,too,many,cells\nVikram Rao\n", 2),
    ],
    ids=[
        "empty",
        "blank lines",
        "headings only",
        "blank rows",
        "one row",
        "one column",
        "no headings",
        "names",
        "ragged",
    ],
)
def test_all_rows_of_a_small_file_are_accounted_for(text, rows, empty, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(text)

    assert parts(empty, path)["rows"] == rows


def test_three_hundred_columns_come_along(empty, tmp_path):
    more = [f"Answer {number}" for number in range(300)]
    path = file(tmp_path, "survey.csv", ("Name", "Mobile", *more), ("Asha Rani", "9876500001", *range(300)))

    bring(empty, path)

    assert records(empty, "contacts", "name", "+Answer 299") == [("Asha Rani", 299)]
    assert parts(empty, path)["same"] == 1


def test_a_list_without_known_headings_is_what_it_is_said_to_be(empty, tmp_path):
    path = file(tmp_path, "x.csv", ("aaa", "bbb", "ccc"), *((name, phone, "x") for name, phone in PEOPLE))

    told = parts(empty, path, Wishes(table="Contacts"))

    assert [(column["heading"], column["field"]) for column in told["columns"]] == [
        ("aaa", "name"),
        ("bbb", "phones"),
        ("ccc", None),
    ]
    assert told["new"] == 4


def test_a_file_that_says_nothing_known_is_left_out_row_by_row(empty, tmp_path):
    told = parts(empty, file(tmp_path, "x.csv", ("aaa", "bbb"), ("1", "2"), ("3", "4")))

    assert [(row["row"], row["why"]) for row in told["skipped"]] == [
        (2, "The tab x was not recognised."),
        (3, "The tab x was not recognised."),
    ]


def test_one_person_five_times_in_a_file_is_one_record(empty, tmp_path):
    path = file(tmp_path, "p.csv", ("Name", "Mobile"), *[("Asha Rani", "9876500001")] * 5)

    assert counts(look(empty, path)) == {"new": 1, "same": 4}


def test_what_google_joins_with_colons_is_taken_apart(empty, tmp_path):
    headings = ("First Name", "Labels", "E-mail 1 - Value", "Phone 1 - Value")
    row = (
        "Asha",
        "* myContacts ::: Dairy ::: Family",
        "a@mail.example ::: b@mail.example",
        "9876500001 ::: 9876500002",
    )

    bring(empty, file(tmp_path, "contacts.csv", headings, row))

    assert records(empty, "contacts", "tags", "emails", "phones") == [
        (["Dairy", "Family"], ["a@mail.example", "b@mail.example"], ["+919876500001", "+919876500002"])
    ]


def test_a_name_in_parts_makes_a_name_and_a_birthday_in_parts_a_day(empty, tmp_path):
    headings = ("First Name", "Middle Name", "Last Name", "Mobile", "Birth Year", "Birth Month", "Birth Day")

    bring(empty, file(tmp_path, "p.csv", headings, ("Deepak", "Kumar", "Yadav", "9876500001", "1988", "4", "12")))

    assert [(name, str(day)) for name, day in records(empty, "contacts", "name", "birthday")] == [
        ("Deepak Kumar Yadav", "1988-04-12")
    ]


def test_what_means_nothing_is_not_written(empty, tmp_path):
    headings = ("Name", "Mobile", "City", "Anniversary")

    bring(empty, file(tmp_path, "p.csv", headings, ("Asha Rani", "9876500001", "N/A", "0/0/00")))

    assert records(empty, "contacts", "city", "anniversary", "_typed") == [(None, None, '{"phones": "9876500001"}')]


@pytest.mark.parametrize(
    ("headings", "row", "noted"),
    [
        (("Name", "Mobile", "Office Phone"), ("Asha", "9876500001", "0141 2345678"), "0141 2345678 office"),
        (("Name", "Mobile", "WhatsApp No"), ("Asha", "9876500001", "9876500002"), "9876500002 whatsapp"),
        (("Name", "Mobile No.", "Phone"), ("Asha", "9876500001", "9876500002"), None),
        (
            ("First Name", "Phone 1 - Label", "Phone 1 - Value", "Phone 2 - Label", "Phone 2 - Value"),
            ("Asha", "* Wife", "9876500001", "Work", "0141 2345678"),
            "9876500001 Wife, 0141 2345678 Work",
        ),
        (("Name", "Mobile", "Whose phone"), ("Asha", "9876500001", "her son's"), "her son's"),
    ],
    ids=["office", "WhatsApp", "plain", "Google Contacts", "said in words"],
)
def test_whose_a_phone_is_comes_along(headings, row, noted, empty, tmp_path):
    (planned,) = look(empty, file(tmp_path, "contacts.csv", headings, row)).files[0].rows

    assert planned.cells.get("phone_notes") == noted
