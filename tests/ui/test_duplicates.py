"""Same customer twice? Groups are looked at side by side, merged, kept apart, put off, and unmerged."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from records.query import Query
from sync.current import reading
from sync.ids import allow_ids
from sync.matches import apart_pairs
from sync.merging import Wanted, merge
from sync.place import Place
from sync.pull import pull
from tests import workbooks
from tests.ui.app import opened, opening, table_page, texts
from tests.ui.little_shop import HOSTILE
from ui.duplicates_known import group_count

PAGE = "pages/fix/duplicates.py"
CONTACTS = (
    ("ID", "Name", "Phone", "Address", "City", "PIN", "Tags", "Notes", "Merged into"),
    ("a1", "Rajesh Kumar Sharma", "9876543210", "12 Civil Lines", "Lucknow", "226001", "wedding", "evenings", None),
    ("b2", "राजेश कुमार शर्मा", "9876543210", "12 Civil Lines", "Lucknow", "226001", "wholesale", HOSTILE, None),
    ("c3", "Imran Siddiqui", "9822222222", "4 Mall Road", "Kanpur", "208001", None, None, None),
    ("d4", "I. Siddiqui", "9822222222", "4 Mall Road", "Kanpur", "208001", None, None, None),
    *((f"x{n}", f"{name} Singh", f"98111{n:05}", f"{n} Park Road", "Agra", "282001", None, None, None)
      for n, name in enumerate(("Asha", "Bela", "Chitra", "Deepak", "Esha", "Farid", "Gita", "Hari"))),
)  # fmt: skip
SALES = (
    ("ID", "Date", "Customer", "Item", "Amount"),
    ("s1", "1/2/26", "b2", "Fan", 9000),
    ("s2", "1/2/26", "d4", "Fan", 10),
)
CERTAIN = ("duplicates", "Contacts", "a1", "b2")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    path = workbooks.write(tmp_path / "shop.xlsx", {"Contacts": CONTACTS, "Sales": SALES})
    with opening(path, monkeypatch) as place:
        allow_ids(place)
        yield place


def page() -> AppTest:
    app = opened().switch_page(PAGE).run()
    assert not app.exception
    return app


def customers(place: Place) -> set[str]:
    with reading(place) as snapshot:
        return {row.key for row in snapshot.rows(Query("contacts"))}


def labels(app: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button]


def test_the_most_valuable_group_comes_first_with_its_reasons_and_what_would_change(place: Place) -> None:
    app = page()

    said = " ".join(texts(app))
    assert "1 of 2" in said
    assert "same phone" in said
    assert "To Rajesh Kumar Sharma go: 1 Sales. 1 other row stays in the sheet, marked as merged." in said
    assert "Merge 2 into Rajesh Kumar Sharma" in labels(app)


def test_one_click_merges_and_one_click_undoes_it(place: Place) -> None:
    app = page()

    app.button(key="merge").click().run()
    assert "b2" not in customers(place)
    assert any("They are one customer now: Rajesh Kumar Sharma." in text for text in texts(app))
    app.button(key="undo_saved").click().run()

    assert "b2" in customers(place)


def test_another_row_may_stay_and_other_values(place: Place) -> None:
    app = page()

    app.button(key=":".join((*CERTAIN, "stays", "b2"))).click().run()
    app.button(key=":".join((*CERTAIN, "cell", "tags", "a1"))).click().run()
    app.button(key="merge").click().run()

    with reading(place) as snapshot:
        row = snapshot.row("Contacts", "b2")
    assert row is not None
    assert (row.values["tags"], row.label, snapshot.merged("Contacts")) == (
        ("wedding",),
        "राजेश कुमार शर्मा",
        {"a1": "b2"},
    )


def test_what_is_not_the_same_is_not_asked_again(place: Place) -> None:
    app = page()

    app.button(key="apart").click().run()

    assert apart_pairs(place, "Contacts") == {frozenset({"a1", "b2"})}
    assert "1 of 1" in texts(app)


def test_a_group_put_off_comes_last(place: Place) -> None:
    app = page()

    app.button(key="later").click().run()

    assert "Merge 2 into Imran Siddiqui" in labels(app)


def test_with_one_row_ticked_there_is_nothing_to_merge(place: Place) -> None:
    app = page()

    app.checkbox(key=":".join((*CERTAIN, "tick", "b2"))).uncheck().run()

    assert app.button(key="merge").disabled
    assert [info.value for info in app.info] == ["Please leave at least two rows ticked."]


def test_all_certain_ones_are_merged_at_once_and_unmerged_from_the_list(place: Place) -> None:
    app = page()

    app.segmented_control(key="duplicates_view").set_value("certain").run()
    app.button(key="merge_certain").click().run()
    away = customers(place)
    app.segmented_control(key="duplicates_view").set_value("merged").run()
    next(button for button in app.button if button.label == "Unmerge").click().run()

    assert "b2" not in away
    assert "b2" in customers(place)


def test_the_link_of_a_merged_row_leads_to_who_stands_for_it(place: Place) -> None:
    merge(place, [Wanted("Contacts", ("a1", "b2"))])

    app = table_page("Contacts", record="b2")

    assert not app.exception
    assert [header.value for header in app.header] == ["Rajesh Kumar Sharma"]
    assert any("राजेश कुमार शर्मा was merged into Rajesh Kumar Sharma on" in text for text in texts(app))
    assert not any("does not remember" in caption.value for caption in app.caption)
    app.button(key="unmerge:b2").click().run()
    assert "b2" in customers(place)


def test_of_a_merge_that_nobody_remembers_it_is_said_what_will_come_back(place: Place) -> None:
    typed = [[*row[:-1], "a1"] if row[0] == "b2" else list(row) for row in CONTACTS]
    workbooks.rewrite(Path(place.workbook), typed)
    pull(place)

    app = table_page("Contacts", record="b2")

    said = " ".join(caption.value.replace("\\", "") for caption in app.caption)
    assert "Bahi does not remember what this merge changed." in said
    assert "1 row that still names राजेश कुमार शर्मा comes back with it." in said
    app.button(key="unmerge:b2").click().run()
    with reading(place) as snapshot:
        assert [row.values["customer"] for row in snapshot.rows(Query("sales"))] == ["b2", "d4"]


def test_a_card_says_who_may_be_the_same_and_the_menu_how_many_wait(place: Place) -> None:
    page()

    app = table_page("Contacts", record="d4")

    assert group_count(place) == 2
    assert any("May be the same as Imran Siddiqui" in getattr(link, "label", "") for link in app.get("page_link"))
