"""An import can be repeated without effect, changes only what was asked for, and is taken back as one."""

import pytest

from sync.current import reading
from sync.edits import conflicts
from sync.history import history
from sync.importing import Counts, Decision, Fate, Wishes, carry_out
from sync.pull import pull
from sync.push import push
from tests import workbooks
from tests.sync.importing.desk import bring, counts, file, look, records, take_back
from tests.sync.importing.exports import Export
from tests.sync.importing.test_mapping import EXPORTS

PEOPLE = (("Name", "Mobile", "City"), ("Asha Rani", "9876500001", "Jaipur"), ("Vikram Rao", "9876500002", "Pune"))


@pytest.mark.parametrize("export", EXPORTS[::6], ids=lambda export: export.name)
def test_an_export_is_brought_in_once_and_taken_back(export: Export, empty, tmp_path):
    path = export.write(tmp_path)

    imported = bring(empty, path)
    again = [look(empty, path, wishes=wishes) for wishes in (Wishes(), Wishes(updates=True))]
    take_back(empty, imported)

    assert (imported.added, imported.changed) == (1, 0)
    assert [counts(plan) for plan in again] == [{"same": 1}, {"same": 1}]
    assert records(empty, look(empty, path).rows[0].table.lower(), "id") == []


def test_all_exports_together_are_brought_in_once_and_taken_back(empty, tmp_path):
    paths = [export.write(_folder(tmp_path, number)) for number, export in enumerate(EXPORTS)]

    first = look(empty, *paths)
    imported = carry_out(empty, first)
    again = look(empty, *paths, wishes=Wishes(updates=True))
    take_back(empty, imported)

    assert first.count(Fate.NEW) + first.count(Fate.UPDATE) > 30
    assert {row.fate for row in again.rows} == {Fate.SAME, Fate.DUPLICATE}
    assert counts(look(empty, *paths)) == counts(first)


def test_an_import_into_a_sheet_in_use_is_taken_back_to_the_last_value(place, tmp_path):
    before = workbooks.cells(place.workbook)
    more = (("Name", "Phone", "City", "Notes"), ("Rajesh Sharma", "98765 43210", "Agra", "Retail"), PEOPLE[1][:2])

    imported = bring(place, file(tmp_path, "more.csv", *more), wishes=Wishes(updates=True))
    during = workbooks.cells(place.workbook)
    take_back(place, imported)

    assert [row[1:] for row in during[1:]] != [row[1:] for row in before[1:]]
    assert [row[: len(before[0])] for row in workbooks.cells(place.workbook) if any(row)] == before


def test_only_empty_cells_are_filled_unless_more_is_asked_for(place, tmp_path):
    path = file(
        tmp_path, "more.csv", ("Name", "Phone", "City", "Notes"), ("Rajesh Sharma", "9876543210", "Agra", "New")
    )

    careful, thorough = (look(place, path, wishes=Wishes(updates=updates)) for updates in (False, True))

    assert careful.rows[0].cells == {"notes": "New"}
    assert thorough.rows[0].cells == {"notes": "New", "city": "Agra"}


def test_another_phone_of_somebody_stands_beside_the_first(place, tmp_path):
    path = file(tmp_path, "p.csv", ("Name", "Phone"), ("Rajesh Sharma", "9876543210, 9811112222"))

    bring(place, path, wishes=Wishes(updates=True))

    assert records(place, "contacts", "phones")[0] == (["+919876543210", "+919811112222"],)


def test_who_is_probably_there_is_set_aside_until_somebody_decides(place, tmp_path):
    path = file(tmp_path, "p.csv", ("Name", "Phone"), ("Rajni Kapoor", "9876543210"))
    at = (0, "p", 2)

    aside = look(place, path)
    decided = {one: look(place, path, wishes=Wishes(decisions={at: one})) for one in Decision}

    assert counts(aside) == {"duplicate": 1}
    assert aside.as_json()["files"][0]["duplicates"][0]["why"] == "It has the phone or e-mail of Rajesh Sharma."
    assert {one: plan.rows[0].fate for one, plan in decided.items()} == {
        Decision.ADD: Fate.NEW,
        Decision.SAME: Fate.SAME,
        Decision.SKIP: Fate.SKIPPED,
    }
    assert counts(look(place, path, wishes=Wishes(adds_duplicates=True))) == {"new": 1}


MEERA = ("Meera Pillai", "9811100022", "meera.pillai@example.com", "14 MG Road", "Kochi")
HEADINGS = ("Name", "Phone", "Email", "Address", "City")


@pytest.mark.parametrize(
    ("again", "fate"),
    [
        (("मीरा पिल्लै", *MEERA[1:]), "same"),
        (("Meera P.", "9811100022", "", "14 MG Road", ""), "duplicate"),
        (("Suresh Pillai", "9811100099", "suresh@example.com", "14 MG Road", "Kochi"), "new"),
    ],
    ids=["in another script", "in short", "of the family"],
)
def test_somebody_written_in_another_way_is_told_from_the_family(empty, tmp_path, again, fate):
    plan = look(empty, file(tmp_path, "both.csv", HEADINGS, MEERA, again))

    assert [row.fate.value for row in plan.rows] == ["new", fate]


def test_why_somebody_is_set_aside_is_said_in_words(empty, tmp_path):
    bring(empty, file(tmp_path, "first.csv", HEADINGS, MEERA))
    plan = look(empty, file(tmp_path, "more.csv", HEADINGS, ("Meera P.", "9811100022", "", "14 MG Road", "")))

    said = plan.as_json()["files"][0]["duplicates"][0]["why"]
    assert said.startswith("It may be Meera Pillai: ")
    assert "same phone" in said


def test_history_says_who_brought_a_value_and_from_which_file(place, tmp_path):
    bring(place, file(tmp_path, "fair.csv", *PEOPLE))

    assert {entry.author for entry in history(place, limit=5) if entry.label == "Asha Rani"} == {"Meera (fair.csv)"}


def test_what_an_import_saves_waits_while_excel_holds_the_file(place, tmp_path):
    lock = tmp_path / "~$shop.xlsx"
    lock.write_bytes(b"\x05Meera".ljust(165, b" "))

    imported = bring(place, file(tmp_path, "p.csv", *PEOPLE))
    seen = records(place, "contacts", "name")
    lock.unlink()
    pushed = push(place)

    assert imported.obstacle is not None
    assert ("Asha Rani",) in seen
    assert pushed.applied == 2


def test_the_files_that_say_different_things_are_told_apart(empty, tmp_path):
    first = file(tmp_path, "till.csv", ("Name", "Mobile", "City"), ("Asha Rani", "9876500001", "Jaipur"))
    second = file(tmp_path, "fair.csv", ("Name", "Mobile", "City"), ("Asha Rani", "9876500001", "Jaipur, Rajasthan"))

    plans = {one: look(empty, first, second, wishes=Wishes(counts=one)) for one in Counts}
    (told,) = plans[Counts.FIRST].as_json()["sources"]

    kept = {one: plan.as_json()["sources"][0]["fields"]["city"]["kept"] for one, plan in plans.items()}
    assert [(said["file"], said["row"], said["value"]) for said in told["fields"]["city"]["said"]] == [
        (str(first), 2, "Jaipur"),
        (str(second), 2, "Jaipur, Rajasthan"),
    ]
    assert kept == {
        Counts.FIRST: "Jaipur",
        Counts.LATEST: "Jaipur, Rajasthan",
        Counts.LONGEST: "Jaipur, Rajasthan",
    }


def test_phones_of_several_files_are_united(empty, tmp_path):
    files = [
        file(tmp_path, f"{number}.csv", ("Name", "Mobile", "Email"), ("Asha Rani", phone, "asha@mail.example"))
        for number, phone in enumerate(("9876500001", "9876500002", "9876500003"))
    ]

    bring(empty, *files)

    assert records(empty, "contacts", "phones") == [(["+919876500001", "+919876500002", "+919876500003"],)]


def test_a_corrected_column_is_read_as_told(empty, tmp_path):
    path = file(tmp_path, "p.csv", ("Name", "Mobile", "Batch"), ("Asha Rani", "9876500001", "Jaipur"))

    bring(empty, path, wishes=Wishes(headings={("p", "Batch"): "Contacts.city"}))

    assert records(empty, "contacts", "city") == [("Jaipur",)]


def test_a_row_names_each_of_its_problems(empty, tmp_path):
    path = file(tmp_path, "p.csv", ("Name", "Mobile", "Email"), ("Asha Rani", "12", "asha@gmial.com"))

    told = look(empty, path).as_json()["files"][0]

    assert told["with_problems"] == 1
    assert [(one["row"], one["heading"], one["proposed"]) for one in told["problems"]] == [
        (2, "Mobile", None),
        (2, "Email", "asha@gmail.com"),
    ]


def test_a_register_comes_into_a_tidy_workbook_as_customers_and_sales(place, tmp_path):
    register = (
        ("Date", "Customer Name", "Mobile", "Item", "Amount", "Received"),
        ("5/3/2024", "Rajesh Sharma", "9876543210", "Mixer", 3200, 2000),
        ("6/3/2024", "Asha Rani", "9876500001", "Iron", 900, 900),
        ("9/3/2024", "Asha Rani", "9876500001", "Fan", 1500, 500),
    )

    bring(place, file(tmp_path, "register.csv", *register))

    names = dict(records(place, "contacts", "id", "name"))
    sold = [(names[who], item) for who, item in records(place, "sales", "customer", "item")]
    assert sorted(names.values()) == ["Asha Rani", "Imran Khan", "Rajesh Sharma", "Seeta Devi"]
    assert sold == [("Rajesh Sharma", "Mixer"), ("Asha Rani", "Iron"), ("Asha Rani", "Fan")]


def test_an_import_is_seen_by_everybody_when_it_is_done(place, tmp_path):
    bring(place, file(tmp_path, "p.csv", *PEOPLE))

    with reading(place) as snapshot:
        assert {state.table.name: state.rows for state in snapshot.states()}["Contacts"] == 5


def _folder(parent, number):
    folder = parent / str(number)
    folder.mkdir()
    return folder


def test_a_row_that_somebody_has_edited_since_is_not_taken_back_in_silence(place, tmp_path):
    imported = bring(place, file(tmp_path, "p.csv", *PEOPLE))
    rows = workbooks.cells(place.workbook)
    at = next(number for number, row in enumerate(rows) if "Asha Rani" in row)
    rows[at][rows[0].index("Notes")] = "Called on Friday"
    workbooks.rewrite(place.workbook, rows)
    pull(place)

    take_back(place, imported)

    names = [name for (name,) in records(place, "contacts", "name")]
    assert set(names) >= {"Asha Rani"}
    assert "Vikram Rao" not in names
    assert [entry.label for entry in conflicts(place)] == ["Asha Rani"]


def test_a_row_that_somebody_deleted_does_not_keep_the_others_from_being_taken_back(place, tmp_path):
    before = workbooks.cells(place.workbook)
    imported = bring(place, file(tmp_path, "p.csv", *PEOPLE))
    workbooks.rewrite(place.workbook, [row for row in workbooks.cells(place.workbook) if "Asha Rani" not in row])
    pull(place)

    take_back(place, imported)
    take_back(place, imported)

    assert [row for row in workbooks.cells(place.workbook) if any(row)] == before
    assert conflicts(place) == ()


def test_each_value_of_a_new_record_says_which_file_it_comes_from(empty, tmp_path):
    till = file(tmp_path, "till.csv", ("Name", "Mobile"), ("Asha Rani", "9811100001"))
    fair = file(tmp_path, "fair.csv", ("Name", "Mobile", "City"), ("Asha Rani", "9811100001", "Jaipur"))

    bring(empty, till, fair)

    (entry,) = (entry for entry in history(empty, limit=5) if entry.label == "Asha Rani")
    assert entry.author == "Meera (till.csv; fair.csv: City)"
