"""Lists from elsewhere brought into the workbook: shown first, then added through the outbox like any edit, and undone as one."""

from sync.importing.carrying_out import Imported, carry_out
from sync.importing.plan import Fate, ImportPlan, PlannedFile, PlannedRow
from sync.importing.planning import Wishes, plan_import

__all__ = ["Fate", "ImportPlan", "Imported", "PlannedFile", "PlannedRow", "Wishes", "carry_out", "plan_import"]
