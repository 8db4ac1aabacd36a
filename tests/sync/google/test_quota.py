"""Google grants a key 60 readings and 60 writings a minute: an hour in which three people edit all the time stays inside."""

from pathlib import Path

import pytest

from tests.sheets_emulator.server import Server
from tests.sync.google.hour import Simulation


@pytest.mark.parametrize(
    "copies, rows, columns, minutes",
    [(1, 60, 4, 60), (2, 60, 4, 15), (2, 1_100, 20, 2)],
    ids=["an hour", "two copies of the app", "two copies on a large sheet"],
)
def test_looking_every_ten_seconds_never_meets_a_refusal(
    server: Server, tmp_path: Path, copies: int, rows: int, columns: int, minutes: int
) -> None:
    hour = Simulation(server, tmp_path, copies=copies, rows=rows, columns=columns).run(minutes * 60)

    assert hour.refused == 0, hour.told()
    assert max(hour.most_reads, hour.most_writes) <= 60, hour.told()
    assert max(hour.delays) <= 12, hour.told()
    assert hour.saved >= minutes, hour.told()
