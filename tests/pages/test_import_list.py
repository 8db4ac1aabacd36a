"""Bringing in a list from the page: looked at first, corrected, brought in, taken back."""

import pytest
from streamlit.testing.v1 import AppTest

from sync.current import reading
from sync.place import Place
from tests.ui.app import opened, texts

PAGE = "pages/fix/import_list.py"
LIST = (
    b"Name,Mobile,Town of birth\nAsha Rani,9811100001,Jaipur\nVikram Rao,9811100002,Pune\n",
    b"Name,Mobile,City\nAsha Rani,9811100001,Jaipur\nSeeta Devi,9811100003,Pune\n",
)


@pytest.fixture
def page(shop: Place) -> AppTest:
    return opened().switch_page(PAGE).run()


def choose(page: AppTest, *contents: bytes) -> AppTest:
    files = [(f"list{number}.csv", content, "text/csv") for number, content in enumerate(contents, 1)]
    return page.file_uploader[0].set_value(files).run()


def names(place: Place) -> list[str]:
    with reading(place) as snapshot:
        return [name for (name,) in snapshot.cursor().execute("SELECT name FROM contacts").fetchall()]


def test_the_page_says_what_it_takes_before_anything_is_chosen(page: AppTest) -> None:
    assert any("nothing is written before you say so" in text for text in texts(page))


def test_what_would_happen_is_said_in_words_and_numbers(page: AppTest) -> None:
    choose(page, LIST[0])

    assert ("New", "2") in [(metric.label, metric.value) for metric in page.metric]
    assert page.button("import_now").label == "Bring in 2 rows"


def test_rows_are_brought_in_and_taken_back_with_one_click_each(page: AppTest, shop: Place) -> None:
    choose(page, LIST[0])
    page.button("import_now").click().run()
    there = names(shop)
    undo = next(button for button in page.button if button.key and button.key.startswith("import_undo:"))
    undo.click().run()

    assert {"Asha Rani", "Vikram Rao"} <= set(there)
    assert not {"Asha Rani", "Vikram Rao"} & set(names(shop))
    assert not page.exception


def test_a_column_is_read_as_the_owner_says_now_and_the_next_time(page: AppTest) -> None:
    choose(page, LIST[0])
    town = next(box for box in page.selectbox if box.label == "Town of birth")
    town.select("Contacts.city").run()
    page.button("import_now").click().run()
    choose(page, LIST[0].replace(b"Vikram Rao", b"Imran Khan"))

    assert next(box for box in page.selectbox if box.label == "Town of birth").value == "Contacts.city"


def test_what_two_files_say_differently_is_shown_with_its_place(page: AppTest) -> None:
    choose(page, LIST[0].replace(b"Town of birth", b"City").replace(b"Jaipur", b"Ajmer"), LIST[1])

    assert "✓ City: Ajmer (list1.csv, row 2)" in texts(page)
    assert "· City: Jaipur (list2.csv, row 2)" in texts(page)


def test_who_is_probably_there_waits_for_a_decision(page: AppTest, shop: Place) -> None:
    with reading(shop) as snapshot:
        ((phone,),) = (
            snapshot.cursor().execute("SELECT phones[1] FROM contacts WHERE phones[1] IS NOT NULL LIMIT 1").fetchall()
        )
    choose(page, f"Name,Mobile\nQuite Another,{phone}\n".encode())
    aside = [metric.label for metric in page.metric]
    page.button("import_all:add").click().run()

    assert "To look at" in aside
    assert page.button("import_now").label == "Bring in 1 row"


@pytest.mark.parametrize("language", ["hi", "ur"])
def test_the_page_opens_with_files_in_every_language(shop: Place, language: str) -> None:
    page = opened(lang=language).switch_page(PAGE).run()

    choose(page, *LIST)

    assert not page.exception
