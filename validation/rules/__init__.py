"""Rules across rows, as questions to the snapshot under build. A rule: one function and its name in RULES."""

from collections.abc import Callable, Iterator

from validation.rules.building import Building
from validation.rules.consent import consents_agree
from validation.rules.dues import dues_fit
from validation.rules.freshness import verified_lately
from validation.rules.ids import ids_doubled
from validation.rules.links import links_checked
from validation.rules.merging import merges_lead_somewhere
from validation.rules.series import numbers_in_series
from validation.rules.sharing import contacts_not_shared
from validation.rules.stock import stock_not_negative
from validation.rules.totals import totals_added_up

Rule = Callable[[Building], Iterator[str]]
"""Gives SELECTs whose columns are those of a problem (`validation.rules.building.problem_sql`); it may prepare them with the cursor."""

RULES: tuple[Rule, ...] = (
    ids_doubled,
    links_checked,
    merges_lead_somewhere,
    dues_fit,
    totals_added_up,
    numbers_in_series,
    stock_not_negative,
    consents_agree,
    contacts_not_shared,
    verified_lately,
)

__all__ = ["RULES", "Building", "Rule"]
