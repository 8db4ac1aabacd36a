"""All reports, in the order in which they are offered."""

from reports.call_sheet import CALL_SHEET
from reports.customer_list import CUSTOMER_LIST
from reports.data_quality import DATA_QUALITY
from reports.money_to_collect import MONEY_TO_COLLECT
from reports.report import Report
from reports.sales_by_month import SALES_BY_MONTH

REPORTS: tuple[Report, ...] = (CUSTOMER_LIST, SALES_BY_MONTH, MONEY_TO_COLLECT, CALL_SHEET, DATA_QUALITY)


def report_named(name: str) -> Report | None:
    """The report of that name, hyphens or underscores; None where there is none."""
    return next((report for report in REPORTS if report.name == name.strip().lower().replace("_", "-")), None)
