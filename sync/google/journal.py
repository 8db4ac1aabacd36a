"""What was sent and not yet judged, on disk before it is sent; after a crash it is settled before all else."""

import json
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sync.google.plan import Attempt, Restore, as_json, attempt_from, restore_from


@dataclass
class Journal:
    """Attempts whose outcome is open, restores still to be made, and edits whose fate is known but was not yet told."""

    path: Path
    attempts: list[Attempt] = field(default_factory=list)
    restores: list[Restore] = field(default_factory=list)
    applied: set[str] = field(default_factory=set)
    emptied: set[str] = field(default_factory=set)
    """The keys of removals whose row has lost all but its id."""
    lost: dict[str, str] = field(default_factory=dict)
    """By the key of an edit, the value that it displaced and that could not be put back."""
    fences: dict[int, datetime] = field(default_factory=dict)
    """Those still in the sheet though nothing about them is open, and since when."""
    clock: Callable[[], datetime] = datetime.now

    @classmethod
    def at(cls, path: Path, *, clock: Callable[[], datetime] = datetime.now) -> "Journal":
        """The journal in a file; an empty one where there is none."""
        if not path.exists():
            return cls(path, clock=clock)
        given = json.loads(path.read_text(encoding="utf-8"))
        attempts = [attempt_from(one) for one in given["attempts"]]
        restores = [restore_from(one) for one in given["restores"]]
        fences = {int(fence): datetime.fromisoformat(moment) for fence, moment in given["fences"].items()}
        applied, emptied, lost = set(given["applied"]), set(given["emptied"]), dict(given["lost"])
        return cls(path, attempts, restores, applied, emptied, lost, fences, clock)

    def begin(self, attempt: Attempt) -> None:
        """Before sending."""
        self.attempts.append(attempt)
        self._keep()

    def judged(self, attempt: Attempt, *, restores: Sequence[Restore], applied: Iterable[str]) -> None:
        """After judging: what is to be put back, and what is done."""
        done, first = set(applied), set(attempt.first_steps)
        self.attempts.remove(attempt)
        self.restores = list(restores)
        self.applied |= done - first
        self.emptied |= done & first
        self.fences = {fence: since for fence, since in self.fences.items() if fence not in attempt.forgets}
        self.fences[attempt.fence] = self.clock()
        self._keep()

    def never_applied(self, attempt: Attempt, *, is_claimed: bool = False) -> None:
        """Nothing came of it, and nothing can: where its fence is claimed because that was cancelled."""
        self.attempts.remove(attempt)
        if is_claimed:
            self.fences[attempt.fence] = self.clock()
        self._keep()

    def done_since(self, moment: datetime) -> frozenset[int]:
        """The fences about which nothing has been open since then."""
        return frozenset(fence for fence, since in self.fences.items() if since < moment)

    def knows(self, keys: Iterable[str]) -> bool:
        """Whether any of these edits has reached the sheet, or may have, or may yet."""
        sent = (key for attempt in self.attempts for row in attempt.rows for key in row.owners)
        displaced = (key for wanted in self.restores for key in wanted.owners)
        return not {*self.applied, *self.emptied, *self.lost, *sent, *displaced}.isdisjoint(keys)

    def lose(self, wanted: Restore, value: str) -> None:
        """A restore that cannot be made; it is kept with the next change of the journal."""
        self.restores.remove(wanted)
        for key in wanted.mends:
            self.lost[key] = "; ".join(filter(None, (self.lost.get(key), value)))

    def restored(self) -> None:
        """Nothing is left to be put back."""
        if self.restores:
            self.restores = []
            self._keep()

    def settled(self, keys: Collection[str]) -> None:
        """What became of these edits is kept elsewhere now; none of them is sent again."""
        if self.knows(keys):
            self.applied -= set(keys)
            self.emptied -= set(keys)
            self.lost = {key: value for key, value in self.lost.items() if key not in set(keys)}
            self._keep()

    def _keep(self) -> None:
        if not (self.attempts or self.restores or self.applied or self.emptied or self.lost or self.fences):
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
            "attempts": [as_json(one) for one in self.attempts],
            "restores": [as_json(one) for one in self.restores],
            "applied": sorted(self.applied),
            "emptied": sorted(self.emptied),
            "lost": self.lost,
            "fences": {str(fence): since.isoformat() for fence, since in self.fences.items()},
        }
