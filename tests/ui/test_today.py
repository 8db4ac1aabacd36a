"""The Today page on a little shop: what needs doing, done with one click, and the day as a message."""

from sync.current import reading
from sync.place import Place
from tests.ui.app import opened, texts


def test_each_kind_of_thing_to_do_is_a_choice_with_its_number(shop: Place) -> None:
    app = opened()

    assert not app.exception
    assert app.button_group[0].options == ["Follow-ups and next steps 6", "Money long due 4"]


def test_a_follow_up_is_done_with_one_click(shop: Place) -> None:
    app = opened(todo="follow-up")
    first = next(button for button in app.button if str(button.key).startswith("done:"))
    key = str(first.key).rpartition(":")[2]

    app = first.click().run()

    assert not app.exception
    with reading(shop) as snapshot:
        row = snapshot.row("activities", key)
    assert row is not None
    assert row.values["status"] == "Done"


def test_the_day_is_told_in_a_few_lines(shop: Place) -> None:
    assert any("Collected: " in text for text in texts(opened()))
