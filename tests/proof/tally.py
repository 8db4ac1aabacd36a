"""What many runs come to: how many went wrong in silence, how many asked a person, and what they were made of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Run:
    """One example from beginning to end."""

    wrongs: tuple[str, ...]
    operations: int
    told: int
    acts: int
    faults: int
    deaths: int
    calls: int
    story: tuple[str, ...] = ()


class SilentWrong(AssertionError):
    """A value was lost, doubled or misplaced, and nobody was told."""


def insist(run: Run) -> None:
    """For tests: nothing may be wrong."""
    if run.wrongs:
        raise SilentWrong("\n".join(run.wrongs))


@dataclass
class Tally:
    """Counts runs instead of stopping at the first wrong one."""

    runs: int = 0
    wrong: int = 0
    told: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def add(self, run: Run) -> None:
        """One more."""
        self.runs += 1
        self.wrong += bool(run.wrongs)
        self.told += bool(run.told)
        self.sums.update(
            operations=run.operations, answers_told=run.told, acts=run.acts, faults=run.faults, deaths=run.deaths,
            calls=run.calls,
        )  # fmt: skip
        self.examples += ["\n".join((*run.wrongs, *run.story))] if run.wrongs and len(self.examples) < 20 else []


def together(tallies: Iterable[Tally]) -> Tally:
    """The sum of several."""
    total = Tally()
    for one in tallies:
        total.runs, total.wrong, total.told = total.runs + one.runs, total.wrong + one.wrong, total.told + one.told
        total.sums.update(one.sums)
        total.examples += one.examples
    return total
