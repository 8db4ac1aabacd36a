"""All reports, in the order in which they are offered."""

from reports.call_sheet import CALL_SHEET
from reports.coming_back import DUE_AGAIN, GONE_QUIET
from reports.customer_list import CUSTOMER_LIST
from reports.data_quality import DATA_QUALITY
from reports.digest import DIGEST
from reports.enquiries import ENQUIRIES
from reports.follow_ups import FOLLOW_UPS
from reports.growth import GROWTH
from reports.money_to_collect import MONEY_TO_COLLECT
from reports.new_customers import NEW_CUSTOMERS
from reports.purchase_history import PURCHASE_HISTORY
from reports.report import Report
from reports.sales_by import SALES_BY_AREA, SALES_BY_CUSTOMER, SALES_BY_ITEM, SALES_BY_PERSON
from reports.sales_by_month import SALES_BY_MONTH
from reports.valuable_customers import VALUABLE_CUSTOMERS

REPORTS: tuple[Report, ...] = (
    DIGEST,
    GROWTH,
    CALL_SHEET,
    SALES_BY_MONTH,
    SALES_BY_ITEM,
    SALES_BY_AREA,
    SALES_BY_PERSON,
    SALES_BY_CUSTOMER,
    CUSTOMER_LIST,
    VALUABLE_CUSTOMERS,
    GONE_QUIET,
    DUE_AGAIN,
    PURCHASE_HISTORY,
    NEW_CUSTOMERS,
    MONEY_TO_COLLECT,
    ENQUIRIES,
    FOLLOW_UPS,
    DATA_QUALITY,
)


def report_named(name: str) -> Report | None:
    """The report of that name, hyphens or underscores; None where there is none."""
    return next((report for report in REPORTS if report.name == name.strip().lower().replace("_", "-")), None)
