"""Which lists the menu shows."""

from ui.menu import tables_shown
from ui.preferences import Preferences

EXISTING = ("Contacts", "Organisations", "Sales", "Payments", "Deals", "Activities", "Events", "Settings")


def test_an_owners_own_tabs_are_all_shown_but_for_steering_and_firms() -> None:
    assert tables_shown(EXISTING, Preferences()) == set(EXISTING) - {"Organisations", "Settings"}


def test_the_sample_shop_shows_only_what_most_shops_keep() -> None:
    few = tables_shown(EXISTING, Preferences(), is_sample=True)

    assert few == {"Contacts", "Sales", "Payments", "Deals", "Activities"}


def test_show_everything_shows_everything_in_the_sample_shop_too() -> None:
    assert {"Events", "Settings", "Tickets"} <= tables_shown(
        EXISTING, Preferences(shows_everything=True), is_sample=True
    )
