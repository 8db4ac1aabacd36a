"""What an owner says of the business on the Settings page goes into the Settings tab, and is used from there."""

from streamlit.testing.v1 import AppTest

from messages.upi import upi_id
from sync.current import reading
from sync.edits import add_record, waiting
from sync.place import Place
from sync.watch import sync_once


def _page() -> None:
    import runpy

    from sync.current import reading
    from sync.place import place_from
    from translations import translator
    from ui.menu import menu
    from ui.preferences import preferences
    from ui.screen import Screen, on_screen

    place, t = place_from(), translator("en")
    with reading(place) as snapshot:
        menu(t, (), preferences(place))
        with on_screen(Screen(place, snapshot, t, "tester", preferences(place))):
            runpy.run_path("pages/more/settings.py")


def _saved(app: AppTest, **typed: str) -> AppTest:
    for name, text in typed.items():
        app.text_input(key=f"setting:{name}").set_value(text)
    return app.button(key="FormSubmitter:your_business-Save to sheet").click().run()


def test_the_name_and_the_upi_id_are_used_from_the_sheet_on(shop: Place) -> None:
    app = _saved(AppTest.from_function(_page).run(), business_name="Gulzar Stores", upi_id="gulzar@okbank")
    assert not app.exception
    sync_once(shop)

    with reading(shop) as snapshot:
        assert (snapshot.business.name, upi_id(snapshot.business)) == ("Gulzar Stores", "gulzar@okbank")


def test_a_setting_is_changed_where_it_stands_and_not_written_twice(shop: Place) -> None:
    app = _saved(AppTest.from_function(_page).run(), phone="9876500000")
    _saved(app, phone="9876500001")
    sync_once(shop)

    with reading(shop) as snapshot:
        assert snapshot.business.settings["phone"] == "9876500001"
        assert snapshot.cursor().execute("SELECT count(*) FROM settings WHERE name = 'Phone'").fetchone() == (1,)


def test_a_setting_far_down_a_long_tab_is_found(shop: Place) -> None:
    for number in range(55):
        add_record(shop, "Settings", {"name": f"My own {number}", "value": "yes"}, show=False)
    add_record(shop, "Settings", {"name": "Phone", "value": "9876500000"})
    sync_once(shop)

    assert AppTest.from_function(_page).run().text_input(key="setting:phone").value == "9876500000"


def test_what_cannot_be_a_upi_id_is_not_saved(shop: Place) -> None:
    app = _saved(AppTest.from_function(_page).run(), upi_id="my bank")

    assert len(app.error) == 1
    assert waiting(shop) == ()
