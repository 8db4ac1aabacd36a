from pathlib import Path

import pytest

from sync.ids import allow_ids
from sync.place import Place
from sync.pull import pull
from tests import workbooks


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A place whose workbook has three contacts and was read once."""
    place = Place(str(workbooks.write(tmp_path / "shop.xlsx")), tmp_path / "state")
    allow_ids(place)
    pull(place)
    return place
