"""A trade's tabs in an empty Google Sheet."""

from pathlib import Path

import pytest

from tests.sheets_emulator.client import Backstage
from tests.sync.google.prepared import bench_at


def test_an_empty_google_sheet_gets_the_trades_tabs(
    backstage: Backstage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = bench_at(backstage, tmp_path, monkeypatch)
    sheet = bench.backstage.workbook({})

    told = bench.prepare(sheet, "--starter", "clinic", "--lang", "ur")["tabs"]
    bench.prepare(sheet, "--starter", "clinic", "--lang", "ur", "--yes")

    assert told[:3] == ["مریض", "اپائنٹمنٹ", "علاج اور فیس"]
    made = bench.shown(sheet)
    assert set(told) <= set(made.titles)
    assert all(made.tabs[name]["properties"].get("rightToLeft") for name in told)
