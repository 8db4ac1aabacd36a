"""The emulator in this process: a sheet, the people in it, the faults on its way, and the ledger of what came of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.proof.people import MEMORY, done
from tests.sheets_emulator.client import Backstage
from tests.sheets_emulator.people import act
from tests.sheets_emulator.server import Server, running_emulator
from tests.sheets_emulator.spreadsheet import Spreadsheet

Json = dict[str, Any]


@dataclass
class Counts:
    """What a run was made of."""

    acts: int = 0
    faults: int = 0
    calls: int = 0


class Theatre:
    """One sheet at a time."""

    is_file = False

    def __init__(self, server: Server) -> None:
        self.url = server.url
        self._performance, self._backstage = server.performance, Backstage(server.url)
        self.sheet = ""
        self.counts = Counts()
        self._read = 0

    def open(self, tabs: dict[str, Sequence[Sequence[Any]]], **properties: Any) -> str:
        """A new sheet; whatever was before is forgotten."""
        self._backstage.reset()
        MEMORY.forget()
        self.sheet, self.counts, self._read = self._backstage.workbook(tabs, **properties), Counts(), 0
        return self.sheet

    @property
    def spreadsheet(self) -> Spreadsheet:
        return self._performance.world.spreadsheet(self.sheet)

    def act(self, acts: Sequence[Json]) -> None:
        """People do something now."""
        with self._performance.world.lock:
            for action in done(self.sheet, acts):
                act(self._performance.world, action)

    @contextmanager
    def scenes(self, scenes: Sequence[Json]) -> Iterator[None]:
        """What happens around the next calls, one each; what was not needed is taken away again."""
        stage = self._performance.stage
        with self._performance.world.lock:
            for scene in scenes:
                moments = {name: done(self.sheet, scene.get(name, ())) for name in ("before", "after")}
                stage.queue({**scene, **moments})
        try:
            yield
        finally:
            with self._performance.world.lock:
                used = scenes[: len(scenes) - len(stage.scenes)]
                self.counts.faults += sum(bool(scene.get("fault")) for scene in used)
                stage.scenes.clear()

    def arrive(self) -> None:
        """What was on its way for long arrives now."""
        with self._performance.world.lock:
            self._performance.arrive(list(self._performance.late))

    def news(self) -> list[Json]:
        """The ledger since it was last asked for."""
        with self._performance.world.lock:
            world = self._performance.world
            entries = [one for one in world.ledger.entries if one["order"] > self._read]
            self._read = world.ledger.order
            self.counts.calls = len(world.calls)
            return [dict(one) for one in entries if one["spreadsheet"] == self.sheet]


@contextmanager
def theatre() -> Iterator[Theatre]:
    """Open until the block ends."""
    with running_emulator() as server:
        yield Theatre(server)
