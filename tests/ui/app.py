"""The app as AppTest runs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sync.place import Place
from sync.pull import pull
from ui.watching import keep_watching

_APP = Path(__file__).parent.parent.parent / "streamlit_app.py"
SECONDS = 60


def opened(**params: str) -> AppTest:
    """The app on its first page, with these parameters in the address."""
    app = AppTest.from_file(str(_APP), default_timeout=SECONDS)
    for name, value in params.items():
        app.query_params[name] = value
    return app.run()


@contextmanager
def opening(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A workbook, read once, as what the app opens, as if by BAHI_WORKBOOK; its background sync is stopped at the end."""
    place = Place(str(workbook), workbook.parent / "state")
    monkeypatch.setenv("BAHI_WORKBOOK", place.workbook)
    monkeypatch.setenv("BAHI_STATE", str(place.state))
    pull(place)
    yield place
    keep_watching(place).stop()
    keep_watching.clear()


def table_page(name: str, **params: str) -> AppTest:
    """The generated page of a table: AppTest opens files only, so its render function is run as a script."""
    app = AppTest.from_function(_draw, kwargs={"table": name}, default_timeout=SECONDS)
    for param, value in params.items():
        app.query_params[param] = value
    return app.run()


def texts(app: AppTest) -> list[str]:
    """Everything on the page that is read as plain text."""
    return [element.value for element in app.text]


def _draw(table: str) -> None:
    from sync.current import reading
    from sync.place import place_from
    from translations import translator
    from ui.menu import menu
    from ui.preferences import preferences
    from ui.record_page import record_page
    from ui.screen import Screen, on_screen

    place, t = place_from(), translator("en")
    with reading(place) as snapshot:
        menu(t, (), preferences(place))
        with on_screen(Screen(place, snapshot, t, "tester", preferences(place))):
            record_page(table)
