"""From tabs to a snapshot: nothing dropped, what is unchanged taken over, differences told, the outbox laid over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest

from records.changes import ChangeKind, RowChange
from records.query import Query
from records.rows import Row
from records.snapshot import Snapshot
from sync.publish import Overlay, build_snapshot, overlay_snapshot
from tests.built import TAKEN_AT, Rows, built
from validation.business import Business, Choice
from validation.problems import ProblemKind
from validation.record import fields_of
from validation.sheet import RawCell
from validation.tables import TABLES

HEADINGS: list[RawCell] = ["ID", "Name", "Phones", "City", "Organisation", "Allergy"]
RAJESH: list[RawCell] = ["C1", "Rajesh Sharma", "098765-43210", "Lucknow", None, "peanut"]
SEETA: list[RawCell] = ["C2", "Seeta", "9876543211", "Karachi", None, None]
UNNUMBERED: list[RawCell] = [None, "Bilal", None, "Lahore", None, None]
CONTACTS: Rows = [HEADINGS, RAJESH, SEETA, UNNUMBERED]
FIRMS: Rows = [
    ["ID", "Name", "Phones", "GSTIN"],
    ["O1", "Gupta Traders", "0522 2345678", None],
    ["O2", "Khan Stores", None, None],
]


def rows_of(path: Path, table: str = "contacts") -> dict[str, Row]:
    with Snapshot.open(path) as snapshot:
        return {row.key: row for row in snapshot.page(Query(table)).rows}


def changes(folder: Path, before: Rows, after: Rows) -> tuple[RowChange, ...]:
    folder.mkdir(exist_ok=True)
    built(folder / "before.duckdb", {"Contacts": before})
    return built(folder / "after.duckdb", {"Contacts": after}, previous=folder / "before.duckdb").changes


def cells(change: RowChange) -> dict[str, tuple[str, str]]:
    return {cell.heading: (cell.before, cell.after) for cell in change.cells}


def test_every_row_is_there_with_its_values_and_texts(tmp_path: Path) -> None:
    build = built(tmp_path / "a.duckdb", {"Contacts": CONTACTS})

    rows = rows_of(tmp_path / "a.duckdb")
    assert build.rows == {"Contacts": 3}
    assert build.without_id == {"Contacts": 1}
    assert list(rows) == ["C1", "C2", "Contacts!4"]
    assert rows["C1"].values["phones"] == ("+919876543210",)
    assert rows["C1"].text("phones") == "098765-43210"
    assert rows["C1"].values["+Allergy"] == "peanut"
    assert rows["Contacts!4"].label == "Bilal"


def test_the_second_row_of_a_doubled_id_goes_by_its_place_and_is_named(tmp_path: Path) -> None:
    built(tmp_path / "a.duckdb", {"Contacts": [HEADINGS, RAJESH, ["C1", "Copy", *RAJESH[2:]]]})

    rows = rows_of(tmp_path / "a.duckdb")
    assert list(rows) == ["C1", "Contacts!3"]
    assert [p.kind for p in rows["Contacts!3"].problems] == [ProblemKind.ID_DOUBLED]
    assert not rows["C1"].problems


@pytest.mark.parametrize("typed", ["Gupta Traders", "gupta  traders", "O1", "05222345678"])
def test_a_link_may_be_written_as_id_name_or_phone(tmp_path: Path, typed: str) -> None:
    linked: list[RawCell] = ["C1", "Rajesh", None, None, typed, None]

    built(tmp_path / "a.duckdb", {"Contacts": [HEADINGS, linked, SEETA], "Organisations": FIRMS})

    row = rows_of(tmp_path / "a.duckdb")["C1"]
    assert row.values["organisation"] == "O1"
    assert row.links["organisation"] == (("O1", "Gupta Traders"),)
    assert row.text("organisation") == typed


def test_a_link_by_name_proposes_the_id_and_one_to_nobody_is_named(tmp_path: Path) -> None:
    links = [["C1", "Rajesh", None, None, "Khan Stores", None], ["C2", "Seeta", None, None, "Nobody", None]]

    built(tmp_path / "a.duckdb", {"Contacts": [HEADINGS, *links], "Organisations": FIRMS})

    rows = rows_of(tmp_path / "a.duckdb")
    by_name, unknown = rows["C1"].problems[0], rows["C2"].problems[0]
    assert (by_name.kind, by_name.heading, by_name.proposed) == (ProblemKind.LINK_BY_NAME, "Organisation", "O2")
    assert (unknown.kind, unknown.found) == (ProblemKind.LINK_UNKNOWN, "Nobody")


def test_a_link_by_name_points_to_somebody_else_once_the_name_does(tmp_path: Path) -> None:
    linked: Rows = [HEADINGS, ["C1", "Rajesh", None, None, "Khan Stores", None]]
    built(tmp_path / "a.duckdb", {"Contacts": linked, "Organisations": FIRMS})
    renamed: Rows = [FIRMS[0], ["O1", "Khan Stores", None, None], ["O2", "Khan & Sons", None, None]]

    built(tmp_path / "b.duckdb", {"Contacts": linked, "Organisations": renamed}, previous=tmp_path / "a.duckdb")

    row = rows_of(tmp_path / "b.duckdb")["C1"]
    assert row.values["organisation"] == "O1"
    assert row.text("organisation") == "Khan Stores"
    assert len(row.problems) == 1


def test_an_edited_cell_is_one_change_of_its_record(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, CONTACTS, [HEADINGS, RAJESH, ["C2", "Seeta Devi", *SEETA[2:]], UNNUMBERED])

    assert (change.kind, change.table, change.id, change.label) == (ChangeKind.CHANGED, "Contacts", "C2", "Seeta Devi")
    assert cells(change) == {"Name": ("Seeta", "Seeta Devi")}


def test_a_deleted_row_is_told_with_all_it_held(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, CONTACTS, [HEADINGS, SEETA, UNNUMBERED])

    assert (change.kind, change.id) == (ChangeKind.REMOVED, "C1")
    assert cells(change)["Phones"] == ("098765-43210", "")
    assert cells(change)["Allergy"] == ("peanut", "")


def test_a_row_without_an_id_is_told_when_it_comes_or_goes(tmp_path: Path) -> None:
    found = changes(tmp_path, CONTACTS, [HEADINGS, RAJESH, SEETA, [None, "Ayesha"]])

    assert [(change.kind, change.label) for change in found] == [
        (ChangeKind.REMOVED, "Bilal"),
        (ChangeKind.ADDED, "Ayesha"),
    ]


def moved_columns(rows: Rows) -> Rows:
    return [[row[1], row[0], *row[2:]] for row in rows]


@pytest.mark.parametrize(
    "after",
    [
        [HEADINGS, UNNUMBERED, SEETA, RAJESH],
        moved_columns(CONTACTS),
        [[*HEADINGS, "Empty"], *CONTACTS[1:]],
        [["ID", "Customer Name", "Mobile", "Town", "Organisation", "Allergic to"], *CONTACTS[1:]],
        [HEADINGS, ["C1", "Rajesh Sharma", " 098765-43210", *RAJESH[3:]], SEETA, UNNUMBERED],
        [HEADINGS, RAJESH, SEETA, ["C9", *UNNUMBERED[1:]]],
    ],
    ids=["shuffled", "columns moved", "empty column added", "headings renamed", "spaces around a cell", "numbered"],
)
def test_nobody_has_changed_anything(tmp_path: Path, after: Rows) -> None:
    assert changes(tmp_path, CONTACTS, after) == ()


def test_two_rows_that_look_the_same_are_counted_one_by_one(tmp_path: Path) -> None:
    twice: Rows = [HEADINGS, RAJESH, UNNUMBERED, UNNUMBERED]

    assert changes(tmp_path / "same", twice, twice) == ()
    (change,) = changes(tmp_path / "less", twice, [HEADINGS, RAJESH, UNNUMBERED])
    assert change.kind is ChangeKind.REMOVED


@pytest.mark.parametrize("retyped", [False, True])
def test_rows_that_share_an_id_may_change_places(tmp_path: Path, retyped: bool) -> None:
    copy: list[RawCell] = ["C1", "Rajesh Verma", None, "Agra", None, None]
    spaced = [HEADINGS, [*copy[:3], " Agra"], ["C1", " Rajesh Sharma", *RAJESH[2:]]]

    assert changes(tmp_path, [HEADINGS, RAJESH, copy], spaced if retyped else [HEADINGS, copy, RAJESH]) == ()


def test_an_edit_of_one_of_two_rows_that_share_an_id_is_told_of_that_row(tmp_path: Path) -> None:
    copy: list[RawCell] = ["C1", "Rajesh Verma", None, "Agra", None, None]

    (change,) = changes(tmp_path, [HEADINGS, RAJESH, copy], [HEADINGS, RAJESH, [*copy[:3], "Pune"]])

    assert cells(change) == {"City": ("Agra", "Pune")}


def test_a_copied_row_is_a_new_row(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, CONTACTS, [HEADINGS, [*RAJESH[:3], "Pune"], RAJESH, SEETA, UNNUMBERED])

    assert (change.kind, cells(change)["City"]) == (ChangeKind.ADDED, ("", "Pune"))


def test_a_change_in_a_second_phone_column_is_told_under_its_heading(tmp_path: Path) -> None:
    before: Rows = [["ID", "Name", "Phone 1", "Phone 2"], ["C1", "Rajesh", "9876543210", "9876543211"]]

    (change,) = changes(tmp_path, before, [before[0], ["C1", "Rajesh", "9876543210", "9876543299"]])

    assert cells(change) == {"Phone 2": ("9876543211", "9876543299")}


def test_a_deleted_column_is_told_cell_by_cell(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, CONTACTS, [row[:-1] for row in CONTACTS])

    assert change.id == "C1"
    assert cells(change) == {"Allergy": ("peanut", "")}


def test_rows_that_are_gone_are_counted_by_tab(tmp_path: Path) -> None:
    built(tmp_path / "a.duckdb", {"Contacts": CONTACTS})

    build = built(
        tmp_path / "b.duckdb", {"Contacts": [HEADINGS, RAJESH, [None, "Bilal Khan"]]}, previous=tmp_path / "a.duckdb"
    )

    assert build.had == {"Contacts": 3}
    assert build.gone["Contacts"] == 1


def test_a_snapshot_built_upon_another_is_what_it_would_be_without(tmp_path: Path) -> None:
    after: dict[str, Rows] = {
        "Contacts": [[*HEADINGS, "New"], UNNUMBERED, ["C3", "x", "abc"], [*SEETA, "yes"], RAJESH],
        "Organisations": FIRMS,
    }
    built(tmp_path / "before.duckdb", {"Contacts": CONTACTS, "Organisations": FIRMS})

    built(tmp_path / "upon.duckdb", after, previous=tmp_path / "before.duckdb")
    built(tmp_path / "anew.duckdb", after)

    assert content(tmp_path / "upon.duckdb") == content(tmp_path / "anew.duckdb")


def content(path: Path) -> list[object]:
    queries = ("SELECT * FROM contacts", "SELECT * FROM organisations", "SELECT * FROM problems")
    with Snapshot.open(path) as snapshot:
        return [sorted(map(repr, snapshot.cursor().execute(query).fetchall())) for query in queries]


def test_a_word_put_on_a_list_is_no_problem_any_more(tmp_path: Path) -> None:
    tabs: dict[str, Rows] = {"Contacts": [["ID", "Name", "Phones", "Roles"], ["C1", "Rajesh", "9876543210", "Cousin"]]}
    built(tmp_path / "a.duckdb", tabs)
    assert [p.kind for p in rows_of(tmp_path / "a.duckdb")["C1"].problems] == [ProblemKind.CHOICE_UNKNOWN]

    business = Business(lists={"Roles": (Choice("Cousin"),)})
    built(tmp_path / "b.duckdb", tabs, previous=tmp_path / "a.duckdb", business=business)

    assert rows_of(tmp_path / "b.duckdb")["C1"].problems == ()


EDIT = Overlay("Contacts", "C1", is_new=False, cells={"city": "Multan", "+Allergy": "nuts"})
NEW = Overlay("Contacts", "N1", is_new=True, cells={"name": "Ayesha", "phones": "9876500000"})


def laid_over(folder: Path, *overlay: Overlay, upon: str = "a.duckdb", name: str = "b.duckdb") -> dict[str, Row]:
    overlay_snapshot(folder / name, previous=folder / upon, overlay=overlay, taken_at=TAKEN_AT)
    return rows_of(folder / name)


def test_an_edit_is_seen_at_once_and_marked_as_waiting(tmp_path: Path) -> None:
    built(tmp_path / "a.duckdb", {"Contacts": CONTACTS})

    rows = laid_over(tmp_path, EDIT, NEW)

    assert rows["C1"].values["city"] == "Multan"
    assert set(rows["C1"].waiting) == {"city", "+Allergy"}
    assert rows["N1"].label == "Ayesha"
    assert rows["N1"].row is None
    assert list(rows)[-1] == "N1"
    with Snapshot.open(tmp_path / "b.duckdb") as snapshot:
        assert snapshot.count(Query("contacts", search="ayesha")) == 1


def test_what_is_no_longer_laid_over_is_as_the_workbook_has_it(tmp_path: Path) -> None:
    contacts: Rows = [HEADINGS, ["C1", "Rajesh", "ask his son", "Lucknow", "Khan Stores", None], SEETA]
    built(tmp_path / "a.duckdb", {"Contacts": contacts, "Organisations": FIRMS})
    edit = replace(EDIT, cells={"phones": "9876543210", "organisation": "O1"})
    assert laid_over(tmp_path, edit, NEW)["C1"].problems == ()

    laid_over(tmp_path, upon="b.duckdb", name="c.duckdb")

    assert content(tmp_path / "c.duckdb") == content(tmp_path / "a.duckdb")


def test_an_edit_that_is_not_understood_is_named_at_once(tmp_path: Path) -> None:
    built(tmp_path / "a.duckdb", {"Contacts": CONTACTS})

    row = laid_over(tmp_path, replace(EDIT, cells={"phones": "abc", "name": None}))["C1"]

    assert {p.kind for p in row.problems} == {ProblemKind.PHONE_UNCLEAR, ProblemKind.NAME_MISSING}


def test_what_waits_is_no_change_of_the_workbook(tmp_path: Path) -> None:
    built(tmp_path / "a.duckdb", {"Contacts": CONTACTS})
    laid_over(tmp_path, EDIT, NEW)

    build = built(tmp_path / "c.duckdb", {"Contacts": CONTACTS}, previous=tmp_path / "b.duckdb", overlay=[EDIT])

    assert build.changes == ()
    assert build.rows == {"Contacts": 3}
    assert rows_of(tmp_path / "c.duckdb")["C1"].values["city"] == "Multan"


def test_an_edit_that_reached_the_workbook_is_its_change(tmp_path: Path) -> None:
    built(tmp_path / "a.duckdb", {"Contacts": CONTACTS})
    laid_over(tmp_path, EDIT)
    written: Rows = [HEADINGS, [*RAJESH[:3], "Multan", None, "nuts"], SEETA, UNNUMBERED]

    build = built(tmp_path / "c.duckdb", {"Contacts": written}, previous=tmp_path / "b.duckdb")

    assert [cells(change) for change in build.changes] == [
        {"City": ("Lucknow", "Multan"), "Allergy": ("peanut", "nuts")}
    ]


def test_every_table_can_be_taken_over(tmp_path: Path) -> None:
    tabs: dict[str, Rows] = {
        record.table.name: [
            [field.heading for field in fields_of(record)],
            ["X1", *["x"] * (len(fields_of(record)) - 1)],
        ]
        for record in TABLES
    }
    first = built(tmp_path / "a.duckdb", tabs)

    build = built(tmp_path / "b.duckdb", tabs, previous=tmp_path / "a.duckdb")

    assert (build.changes, build.rows) == ((), first.rows)
    assert len(build.rows) > 20


def test_a_formula_among_the_values_is_only_a_text(tmp_path: Path) -> None:
    built(
        tmp_path / "a.duckdb",
        {"Contacts": [HEADINGS, ["C1'; DROP TABLE contacts; --", '=1+1"', None, "O'Hara", None, None]]},
    )

    (row,) = rows_of(tmp_path / "a.duckdb").values()
    assert (row.values["name"], row.values["city"]) == ('=1+1"', "O'Hara")


def test_a_formula_that_nobody_has_computed_keeps_its_last_value(tmp_path: Path) -> None:
    headings: list[RawCell] = ["ID", "Name", "Phones", "Opening balance", "Allergy"]
    computed: Rows = [headings, ["C1", "Rajesh", None, 500.0, "none"], ["C2", "Seeta", None, 20.5, None]]
    built(tmp_path / "a.duckdb", {"Contacts": computed})
    uncomputed: Rows = [headings, ["C2", "Seeta"], ["C1", "Rajesh K"]]

    build = built(
        tmp_path / "b.duckdb",
        {"Contacts": uncomputed},
        previous=tmp_path / "a.duckdb",
        uncomputed={3: frozenset({2, 3}), 4: frozenset({3})},
    )

    assert [cells(change) for change in build.changes] == [{"Name": ("Rajesh", "Rajesh K")}]
    assert rows_of(tmp_path / "b.duckdb")["C1"].values["opening_balance"] == 500


def test_headings_that_differ_in_case_are_two_columns(tmp_path: Path) -> None:
    built(
        tmp_path / "a.duckdb",
        {"Contacts": [["ID", "Name", "Phones", "Allergy", "ALLERGY"], ["C1", "x", None, "a", "b"]]},
    )

    values = rows_of(tmp_path / "a.duckdb")["C1"].values
    assert values["+Allergy"] == "a"
    assert values["+ALLERGY (2)"] == "b"


REGISTER: Rows = [
    ["Date", "Customer Name", "Phone", "Item", "Amount", "Received"],
    [datetime(2026, 1, 5), "Ravi Kumar", "98765-43210", "Rice", 500.0, 200.0],
    [datetime(2026, 1, 6), "do", "do", "Oil", 100.0, 100.0],
    [datetime(2026, 1, 7), "Seeta", "9876543211", "Dal", 50.0, 0.0],
    ["Total", None, None, None, 650.0, 300.0],
]


def test_a_register_gives_sales_and_the_customers_it_names(tmp_path: Path) -> None:
    build = built(tmp_path / "a.duckdb", {"Sales 2026": REGISTER})

    customers, sales = rows_of(tmp_path / "a.duckdb"), rows_of(tmp_path / "a.duckdb", "sales")
    assert build.rows == {"Contacts": 2, "Sales": 3}
    assert [(row.label, row.is_derived, row.text("phones")) for row in customers.values()] == [
        ("Ravi Kumar", True, "98765-43210"),
        ("Seeta", True, "9876543211"),
    ]
    assert [row.links["customer"][0][1] for row in sales.values()] == ["Ravi Kumar", "Ravi Kumar", "Seeta"]


def test_shuffling_and_numbering_a_register_changes_nothing(tmp_path: Path) -> None:
    built(tmp_path / "a.duckdb", {"Sales 2026": REGISTER})
    plain = [REGISTER[1], [REGISTER[2][0], "Ravi Kumar", "98765-43210", *REGISTER[2][3:]], REGISTER[3]]
    built(tmp_path / "b.duckdb", {"Sales 2026": [REGISTER[0], *plain]}, previous=tmp_path / "a.duckdb")
    ids: Sequence[Sequence[RawCell]] = [["S1", "K1"], ["S2", "K1"], ["S3", "K2"]]
    numbered = [[*row, *own] for row, own in zip(plain, ids, strict=True)]

    build = built(
        tmp_path / "c.duckdb",
        {"Sales 2026": [[*REGISTER[0], "ID", "Customer ID"], *reversed(numbered)]},
        previous=tmp_path / "b.duckdb",
    )

    assert build.changes == ()
    assert list(rows_of(tmp_path / "c.duckdb")) == ["K2", "K1"]


def test_a_customer_of_a_register_with_a_row_of_their_own_is_one_customer(tmp_path: Path) -> None:
    sales: Rows = [[*REGISTER[0], "ID", "Customer ID"], [*REGISTER[1], "S1", "K1"], [*REGISTER[3], "S2", "K2"]]
    contacts: Rows = [["ID", "Birthday", "E-mails"], ["K1", datetime(1980, 1, 1), "ravi@example.com"]]

    built(tmp_path / "a.duckdb", {"Sales 2026": sales, "Contacts": contacts})

    rows = rows_of(tmp_path / "a.duckdb")
    assert set(rows) == {"K1", "K2"}
    assert rows["K1"].label == "Ravi Kumar"
    assert rows["K1"].values["emails"] == ("ravi@example.com",)
    assert rows["K1"].text("name") == ""


def test_a_building_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        build_snapshot(
            tmp_path / "a.duckdb", tabs=[], layouts=(), business=Business(), workbook="", version="",
            taken_at=TAKEN_AT, previous=None, overlay=[Overlay("No such table", "x", True, {})],
        )  # fmt: skip

    assert list(tmp_path.iterdir()) == []


def test_a_snapshot_can_be_read_while_the_next_is_built_upon_it(tmp_path: Path) -> None:
    built(tmp_path / "a.duckdb", {"Contacts": CONTACTS})
    with Snapshot.open(tmp_path / "a.duckdb") as snapshot:
        builder = Thread(
            target=built,
            args=(tmp_path / "b.duckdb", {"Contacts": CONTACTS}),
            kwargs={"previous": tmp_path / "a.duckdb"},
        )
        builder.start()
        counts = {snapshot.page(Query("contacts")).count for _ in range(20)}
        builder.join()

    assert counts == {3}
    assert (tmp_path / "b.duckdb").exists()
