"""A little shop of its own for each test, read once, with the app's own background sync stopped at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config

from sync.place import Place
from tests.ui.app import opening
from tests.ui.little_shop import write_little_shop


@pytest.fixture(autouse=True)
def apptest_may_keep_its_own_state() -> None:
    """AppTest keeps what cannot be pickled in the session; the browser walk runs with the check switched on."""
    config.set_option("runner.enforceSerializableSessionState", False)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A place whose workbook is the little shop, opened by the app as if by BAHI_WORKBOOK."""
    with opening(write_little_shop(tmp_path / "shop.xlsx"), monkeypatch) as place:
        yield place
