"""The tabs by which the owner steers: groups, goals, the plan, message templates."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from translations import N_
from validation.column import Column
from validation.kinds import Kind
from validation.record import Record, Table
from validation.tables import shared
from validation.tables.checks import in_order
from validation.tables.spelling import also

Department = Annotated[
    str | None,
    Column(
        heading=N_("Department"),
        kind=Kind.CHOICE,
        list_name="Departments",
        aliases=also("Dept | Team | Branch | vibhag"),
        is_facet=True,
    ),
]


class Segment(Record):
    """A group of customers, told by a rule."""

    table: ClassVar[Table] = Table(
        name="Segments",
        is_known_by_name=True,
        title=N_("Groups"),
        one=N_("group"),
        module="steering",
        help=N_("Groups of customers that you treat alike, each told by a filter."),
        tab_aliases=also("Groups | Customer Groups | Target Lists | Lists of Customers | समूह | گروپ"),
    )

    name: Annotated[
        str | None,
        Column(
            heading=N_("Name"),
            kind=Kind.NAME,
            example=N_("Wedding season regulars"),
            aliases=also("Group | Group Name | Segment | Segment Name | List Name"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    rule: Annotated[
        str | None,
        Column(
            heading=N_("Rule"),
            kind=Kind.TEXT,
            help=N_("The filter that tells who belongs, as the filter bar writes it."),
            aliases=also("Filter | Criteria | Condition | Query"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    description: Annotated[
        str | None,
        Column(
            heading=N_("Description"),
            kind=Kind.LONG_TEXT,
            aliases=also("Notes | Remarks | Details"),
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    offer: Annotated[
        str | None,
        Column(
            heading=N_("Offer"),
            kind=Kind.TEXT,
            help=N_("What you offer this group."),
            aliases=also("Discount | Scheme | Promotion"),
            is_listed=True,
        ),
    ] = None
    cadence_days: Annotated[
        int | None,
        Column(
            heading=N_("Contact every (days)"),
            kind=Kind.INTEGER,
            help=N_("Bahi reminds you of those you have not spoken to for so long."),
            example="30",
            aliases=also("Cadence Days | Cadence | Contact Every | Frequency"),
            is_first=True,
            is_listed=True,
        ),
    ] = None


class Goal(Record):
    """A number to be reached by a day."""

    table: ClassVar[Table] = Table(
        name="Goals",
        title=N_("Goals"),
        one=N_("goal"),
        module="steering",
        help=N_("What you want to reach by when; Bahi measures how far you are."),
        label="measure",
        tab_aliases=also("Targets | Objectives | KPIs | Sales Targets | लक्ष्य | اہداف"),
    )

    measure: Annotated[
        str | None,
        Column(
            heading=N_("Measure"),
            kind=Kind.CHOICE,
            help=N_("The figure that is to change."),
            list_name="Measures",
            aliases=also("KPI | Metric | Goal | Target For | Objective"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    segment: Annotated[
        str | None,
        Column(
            heading=N_("Group"),
            kind=Kind.LINK,
            help=N_("Only these customers count; empty counts all."),
            links_to="Segments",
            aliases=also("Segment | Customer Group"),
            is_facet=True,
        ),
    ] = None
    department: Department = None
    owner: shared.Owner = None
    set_on: Annotated[
        date | None,
        Column(
            heading=N_("Set on"), kind=Kind.DATE, aliases=also("Date Set | Decided On | Created On"), default="today"
        ),
    ] = None
    baseline: Annotated[
        Decimal | None,
        Column(
            heading=N_("Baseline"),
            kind=Kind.NUMBER,
            help=N_("Where you stood at the start; empty lets Bahi measure it."),
            aliases=also("Start Value | Starting Point | Current"),
        ),
    ] = None
    target: Annotated[
        Decimal | None,
        Column(
            heading=N_("Target"),
            kind=Kind.NUMBER,
            aliases=also("Target Value | Goal Value | Target Amount"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    begins_on: Annotated[
        date | None,
        Column(
            heading=N_("Counts from"), kind=Kind.DATE, aliases=also("From | From Date | Start Date | Begins On | Start")
        ),
    ] = None
    ends_on: Annotated[
        date | None,
        Column(
            heading=N_("Reach by"),
            kind=Kind.DATE,
            aliases=also("By | To | To Date | End Date | Deadline | Ends On | Target Date | Due Date"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    plan: Annotated[
        str | None,
        Column(
            heading=N_("How"),
            kind=Kind.LONG_TEXT,
            help=N_("What you will do to reach it."),
            aliases=also("Plan | Strategy | Notes"),
        ),
    ] = None
    status: Annotated[
        str | None,
        Column(
            heading=N_("Status"),
            kind=Kind.CHOICE,
            list_name="Goal statuses",
            aliases=also("State | Goal Status"),
            is_listed=True,
            is_facet=True,
            default="open",
        ),
    ] = None

    @model_validator(mode="after")
    def _dates_are_in_order(self) -> Self:
        return in_order(self, "begins_on", "ends_on")


class PlanItem(Record):
    """One action of the business plan, under its strategy and vision."""

    table: ClassVar[Table] = Table(
        name="Plan",
        title=N_("Plan"),
        one=N_("plan item"),
        module="steering",
        help=N_("From what you want to become to who does what by when."),
        label="action",
        tab_aliases=also("Business Plan | Action Plan | Strategy | Plans | योजना | منصوبہ"),
    )

    vision: Annotated[
        str | None,
        Column(
            heading=N_("Vision"),
            kind=Kind.LONG_TEXT,
            help=N_("What the business is to become."),
            aliases=also("Aim | Mission"),
        ),
    ] = None
    strategy: Annotated[
        str | None,
        Column(
            heading=N_("Strategy"),
            kind=Kind.LONG_TEXT,
            help=N_("The way to get there."),
            aliases=also("Approach"),
            is_listed=True,
        ),
    ] = None
    action: Annotated[
        str | None,
        Column(
            heading=N_("Action"),
            kind=Kind.TEXT,
            help=N_("One thing that somebody does."),
            aliases=also("Task | Step | Activity | To Do | What"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    department: Department = None
    owner: shared.Owner = None
    due_on: Annotated[
        date | None,
        Column(
            heading=N_("Due on"),
            kind=Kind.DATE,
            aliases=also("Due Date | By | By When | Deadline | Target Date"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    status: Annotated[
        str | None,
        Column(
            heading=N_("Status"),
            kind=Kind.CHOICE,
            list_name="Plan statuses",
            aliases=also("State | Progress"),
            is_first=True,
            is_listed=True,
            is_facet=True,
            default="open",
        ),
    ] = None


class Template(Record):
    """A message to be sent again and again, with places for names and figures."""

    table: ClassVar[Table] = Table(
        name="Templates",
        is_known_by_name=True,
        title=N_("Message templates"),
        one=N_("template"),
        module="steering",
        help=N_("Messages ready to send, with {name} and other places that Bahi fills in."),
        tab_aliases=also(
            "Message Templates | SMS Templates | WhatsApp Templates | Email Templates | Messages | संदेश | پیغامات"
        ),
    )

    name: Annotated[
        str | None,
        Column(
            heading=N_("Name"),
            kind=Kind.TEXT,
            example=N_("Payment reminder"),
            aliases=also("Template | Template Name | Title"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    channel: Annotated[
        str | None,
        Column(
            heading=N_("Channel"),
            kind=Kind.CHOICE,
            list_name="Channels",
            aliases=also("Type | Medium | Mode"),
            is_first=True,
            is_listed=True,
            is_facet=True,
            default="whatsapp",
        ),
    ] = None
    language: Annotated[
        str | None,
        Column(
            heading=N_("Language"),
            kind=Kind.CHOICE,
            list_name="Languages",
            aliases=also("Lang"),
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    subject: Annotated[
        str | None,
        Column(
            heading=N_("Subject"),
            kind=Kind.TEXT,
            help=N_("For e-mails and letters."),
            aliases=also("Email Subject"),
            is_searched=True,
        ),
    ] = None
    body: Annotated[
        str | None,
        Column(
            heading=N_("Message"),
            kind=Kind.LONG_TEXT,
            help=N_("Bahi fills in {name} and the other words in braces."),
            example=N_("Dear {name}, {due} is still open. Thank you."),
            aliases=also("Body | Text | Content | Message Text | SMS | sandesh"),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    purpose: Annotated[
        str | None,
        Column(
            heading=N_("Purpose"),
            kind=Kind.CHOICE,
            help=N_(
                "Service: about the customer's own business with you. Promotion: an offer, only to those who said yes."
            ),
            list_name="Message purposes",
            aliases=also("Category | Service/Promotion"),
            is_listed=True,
            is_facet=True,
            default="service",
        ),
    ] = None
    dlt_template_id: Annotated[
        str | None,
        Column(
            heading=N_("DLT template ID"),
            kind=Kind.TEXT,
            help=N_("India: the number under which the SMS text is registered."),
            aliases=also("DLT ID | Template ID | DLT"),
        ),
    ] = None
