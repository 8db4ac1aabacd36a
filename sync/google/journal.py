"""What was sent and not yet judged, on disk before it is sent; after a crash it is settled before all else."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sync.google.plan import Attempt, Restore, as_json, attempt_from, restore_from


@dataclass
class Journal:
    """Attempts whose outcome is open, restores still to be made, and edits whose fate is known but was not yet told."""

    path: Path
    attempts: list[Attempt] = field(default_factory=list)
    restores: list[Restore] = field(default_factory=list)
    applied: set[str] = field(default_factory=set)
    lost: dict[str, str] = field(default_factory=dict)
    """By the key of an edit, the value that it displaced and that could not be put back."""

    @classmethod
    def at(cls, path: Path) -> "Journal":
        """The journal in a file; an empty one where there is none."""
        if not path.exists():
            return cls(path)
        given = json.loads(path.read_text(encoding="utf-8"))
        attempts = [attempt_from(one) for one in given["attempts"]]
        restores = [restore_from(one) for one in given["restores"]]
        return cls(path, attempts, restores, set(given["applied"]), dict(given["lost"]))

    def begin(self, attempt: Attempt) -> None:
        """Before sending."""
        self.attempts.append(attempt)
        self._keep()

    def judged(self, attempt: Attempt, *, restores: Sequence[Restore], applied: Iterable[str]) -> None:
        """After judging: what is to be put back, and what is done."""
        self.attempts.remove(attempt)
        self.restores = list(restores)
        self.applied |= set(applied)
        self._keep()

    def never_applied(self, attempt: Attempt) -> None:
        """Nothing came of it, and nothing can."""
        self.attempts.remove(attempt)
        self._keep()

    def told(self, keys: Iterable[str]) -> None:
        """The outcome of these edits has been returned; nothing is left to be put back."""
        self.applied -= set(keys)
        self.lost = {key: value for key, value in self.lost.items() if key not in set(keys)}
        self.restores = []
        self._keep()

    def _keep(self) -> None:
        if not (self.attempts or self.restores or self.applied or self.lost):
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
            "lost": self.lost,
        }
