"""What could not be done is told, and stays told when the page runs again because the sheet has changed."""

from streamlit.testing.v1 import AppTest

from sync.edits import waiting
from sync.place import Place
from sync.push import push
from tests.ui.app import opened
from ui.watching import keep_watching


def _page() -> None:
    import streamlit as st

    from ui.refused import refuse, refuse_next, refused_before, run_again

    if st.session_state.pop("sheet_has_changed", False):
        run_again()
    refused_before()
    if st.button("Save"):
        refuse("No *such* customer.")
    st.button("Something else")
    st.button("Done", on_click=lambda: refuse_next("The row is gone."))


def test_what_was_refused_stands_while_the_page_runs_by_itself_and_goes_with_the_next_click() -> None:
    app = AppTest.from_function(_page).run()
    app.button[0].click().run()
    told = [error.value for error in app.error]
    assert told == [r"No \*such\* customer\."]

    for _ in range(2):
        app.session_state["sheet_has_changed"] = True
        app.run()
        assert [error.value for error in app.error] == told

    app.button[1].click().run()
    assert not app.error


def test_what_a_button_of_a_list_could_not_do_takes_the_place_of_what_was_said_before() -> None:
    app = AppTest.from_function(_page).run()
    app.button[0].click().run()
    app.button[2].click().run()

    assert [error.value for error in app.error] == [r"The row is gone\."]


def test_a_row_just_written_is_taken_back_by_an_undo_in_the_same_moment(shop: Place) -> None:
    app = opened()
    keep_watching(shop).stop()
    app.text_area[0].set_value("Gopal 9812345678 kettle 3200 cash").run()
    app.button(key="counter:save").click().run()
    push(shop)

    app.button(key="undo_saved").click().run()

    assert not app.exception
    assert not app.error
    assert {str(entry.kind) for entry in waiting(shop)} <= {"removal"}
    assert "undo_saved" not in [button.key for button in app.button]
