"""Which edits a new file brings, on disk before it takes the old one's place; after a crash it is found out whether it did."""

import json
import os
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Exchange:
    """A new file about to take the old one's place, both by their digests, and the keys of the edits that it makes."""

    fresh: str
    old: str
    new: str
    keys: tuple[str, ...]


@dataclass
class Journal:
    """What was written and not yet settled. `doubtful` edits were in a file of which nobody knows whether it arrived."""

    path: Path
    exchange: Exchange | None = None
    applied: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)

    @classmethod
    def at(cls, path: Path) -> "Journal":
        """The journal in a file; an empty one where there is none."""
        if not path.exists():
            return cls(path)
        given = json.loads(path.read_text(encoding="utf-8"))
        open_ = given["exchange"]
        exchange = Exchange(**open_ | {"keys": tuple(open_["keys"])}) if open_ else None
        return cls(path, exchange, set(given["applied"]), set(given["doubtful"]))

    def begin(self, exchange: Exchange) -> None:
        """Just before the files are exchanged."""
        self.exchange = exchange
        self._keep()

    def ended(self, *, is_done: bool) -> None:
        """The files were exchanged, or were not."""
        if self.exchange:
            self.applied |= set(self.exchange.keys) if is_done else set()
            self.exchange = None
            self._keep()

    def recover(self, now: str) -> None:
        """Find out what became of the exchange in which the process died; `now` is the digest of the file in place."""
        if self.exchange is None:
            return
        fresh = Path(self.exchange.fresh)
        is_not_done = fresh.exists() or now == self.exchange.old
        if not is_not_done and now != self.exchange.new:
            # Somebody has saved the file since, or taken ours away.
            self.doubtful |= set(self.exchange.keys)
        self.ended(is_done=not is_not_done and now == self.exchange.new)
        fresh.unlink(missing_ok=True)

    def settled(self, keys: Collection[str]) -> None:
        """What became of these edits is kept elsewhere now; none of them is sent again."""
        if not (self.applied | self.doubtful).isdisjoint(keys):
            self._forget(keys)

    def _forget(self, keys: Iterable[str]) -> None:
        self.applied -= set(keys)
        self.doubtful -= set(keys)
        self._keep()

    def _keep(self) -> None:
        if not (self.exchange or self.applied or self.doubtful):
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(self._as_json(), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)

    def _as_json(self) -> dict[str, object]:
        return {
            "exchange": asdict(self.exchange) if self.exchange else None,
            "applied": sorted(self.applied),
            "doubtful": sorted(self.doubtful),
        }
