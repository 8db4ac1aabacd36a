"""Lists from elsewhere brought into the workbook: shown first, added like any edit, undone as one."""

from sync.importing.carrying_out import Imported, carry_out
from sync.importing.foreign_ids import met_before
from sync.importing.plan import Fate, ImportPlan, PlannedFile, PlannedRow
from sync.importing.planning import ReadFile, plan_files, plan_import, read_files
from sync.importing.wishes import Counts, Decision, Wishes

__all__ = [
    "Counts",
    "Decision",
    "Fate",
    "ImportPlan",
    "Imported",
    "PlannedFile",
    "PlannedRow",
    "ReadFile",
    "Wishes",
    "carry_out",
    "met_before",
    "plan_files",
    "plan_import",
    "read_files",
]
