"""Lines to be ticked: all are at first, and a tick stays with its line."""

from streamlit.testing.v1 import AppTest

from ui.ticking import key_of

RAJESH, SEETA, IMRAN = ["Rajesh", 1], ["Seeta", 2], ["Imran", 3]


def test_all_lines_are_ticked_at_first() -> None:
    def page() -> None:
        import streamlit as st

        from ui.ticking import ticked_lines

        st.text(str(ticked_lines("some", ["Name", "Rows"], [["Rajesh", 1], ["Seeta", 2]])))

    assert AppTest.from_function(page).run().text[0].value == "[0, 1]"


def test_a_box_that_was_emptied_is_never_that_of_another_line() -> None:
    assert key_of("some", [RAJESH, SEETA]) != key_of("some", [RAJESH, IMRAN])
    assert key_of("some", [RAJESH, SEETA]) != key_of("some", [SEETA, RAJESH])
    assert key_of("some", [RAJESH, SEETA]) == key_of("some", [tuple(RAJESH), tuple(SEETA)])
