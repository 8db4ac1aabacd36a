"""Runs a machine for so many examples, either until the first wrong or counting them all."""

from collections.abc import Callable, Sequence

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.proof.machine import MakeApproach, SharedSheet
from tests.proof.tally import Run, Tally, insist
from tests.proof.theatre import Theatre

_ANY = tuple(HealthCheck)
_STEPS = 12


def shared_sheet(theatre: Theatre, make: MakeApproach, judged: Callable[[Run], None]) -> type[SharedSheet]:
    """The machine with a sheet to play in and an approach to be tried."""
    return type(
        "Machine", (SharedSheet,), {"theatre": theatre, "make": staticmethod(make), "judged": staticmethod(judged)}
    )


def prove(
    machine: type[RuleBasedStateMachine], *, examples: int, start: int = 0, phases: Sequence[Phase] = tuple(Phase)
) -> None:
    """Fail at the first wrong, with the shortest story that leads to it. `start` picks other examples."""
    chosen = settings(
        max_examples=examples, stateful_step_count=_STEPS, deadline=None, database=None, suppress_health_check=_ANY,
        derandomize=start == 0, print_blob=False, phases=phases,
    )  # fmt: skip
    run_state_machine_as_test(seed(start)(machine) if start else machine, settings=chosen)


def measure(machine: type[RuleBasedStateMachine], *, examples: int, start: int) -> None:
    """Go through so many examples, whatever they come to."""
    chosen = settings(
        max_examples=examples, stateful_step_count=_STEPS, deadline=None, database=None, suppress_health_check=_ANY,
        phases=[Phase.generate],
    )  # fmt: skip
    run_state_machine_as_test(seed(start)(machine), settings=chosen)


__all__ = ["Tally", "insist", "measure", "prove", "shared_sheet"]
