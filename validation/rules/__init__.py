"""Rules across rows, as questions to the snapshot under build. A rule: one function and its name in RULES."""

from collections.abc import Callable, Iterator

from validation.rules.building import Building
from validation.rules.ids import ids_doubled
from validation.rules.links import links_checked

Rule = Callable[[Building], Iterator[str]]
"""Gives SELECTs whose columns are those of a problem (`validation.rules.building.problem_sql`); it may prepare them with the cursor."""

RULES: tuple[Rule, ...] = (ids_doubled, links_checked)

__all__ = ["RULES", "Building", "Rule"]
