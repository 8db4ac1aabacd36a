from pathlib import Path

import pytest

from sync.place import Place


@pytest.fixture
def empty(tmp_path: Path) -> Place:
    """A place that has no workbook yet."""
    return Place(str(tmp_path / "shop.xlsx"), tmp_path / "state")
