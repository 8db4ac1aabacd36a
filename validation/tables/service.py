"""The tabs of what is said and done with customers day by day: activities and tickets."""

from datetime import date, datetime
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from translations import N_
from validation.column import Column
from validation.kinds import Kind
from validation.record import Record, Table
from validation.tables import shared
from validation.tables.checks import in_order
from validation.tables.spelling import also


class Activity(Record):
    """One thing said, written or done with a customer, or planned, whatever the channel."""

    table: ClassVar[Table] = Table(
        name="Activities",
        title=N_("Calls & follow-ups"),
        one=N_("activity"),
        module="service",
        help=N_("Every call, message, meeting and task, done or planned."),
        label="subject",
        happened="at",
        parties=("contact", "organisation"),
        tab_aliases=also(
            "Follow-ups | Followups | Follow Up | Calls | Call Log | Tasks | Meetings | Interactions",
            "Communication | To Do",
            "फॉलो-अप | कॉल | काम | فالو اپ | کالیں | کام",
        ),
    )

    at: Annotated[
        datetime | None,
        Column(
            heading=N_("When"),
            kind=Kind.MOMENT,
            aliases=also(
                "Date | Activity Date | Call Date | Date and Time | Date/Time | Start Date & Time | Start Date",
                "Time | Called On | tarikh | दिनांक",
            ),
            is_listed=True,
            default="now",
        ),
    ] = None
    kind: Annotated[
        str | None,
        Column(
            heading=N_("Kind"),
            kind=Kind.CHOICE,
            help=N_("Call, SMS, WhatsApp, e-mail, meeting, visit, letter, thank-you, note or task."),
            list_name="Activity kinds",
            aliases=also("Type | Activity Type | Activity | Mode | Channel | Call/Visit | Medium"),
            is_first=True,
            is_listed=True,
            is_facet=True,
            default="call",
        ),
    ] = None
    direction: Annotated[
        str | None,
        Column(
            heading=N_("Who began"),
            kind=Kind.CHOICE,
            help=N_("In: they called or wrote. Out: we did."),
            list_name="Directions",
            aliases=also("Direction | Call Type | Call Direction | In/Out | Inbound/Outbound"),
            is_facet=True,
        ),
    ] = None
    contact: Annotated[
        str | None,
        Column(
            heading=N_("Customer"),
            kind=Kind.LINK,
            help=N_("You may type the name or the phone."),
            links_to="Contacts",
            aliases=also(
                "Contact | Contact Name | Customer Name | Customer ID | Party | Party Name | Client | Name | With",
                "With Contact | grahak | गाहक",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    organisation: Annotated[
        str | None,
        Column(
            heading=N_("Firm"),
            kind=Kind.LINK,
            links_to="Organisations",
            aliases=also("Organisation | Organization | Account | Account Name | Company | Company Name"),
        ),
    ] = None
    deal: Annotated[
        str | None,
        Column(heading=N_("Enquiry"), kind=Kind.LINK, links_to="Deals", aliases=also("Deal | Deal Name | Opportunity")),
    ] = None
    ticket: Annotated[
        str | None,
        Column(
            heading=N_("Complaint or request"),
            kind=Kind.LINK,
            links_to="Tickets",
            aliases=also("Ticket | Ticket ID | Case | Complaint"),
        ),
    ] = None
    subject: Annotated[
        str | None,
        Column(
            heading=N_("Subject"),
            kind=Kind.TEXT,
            help=N_("What it is about, in a few words."),
            aliases=also("Topic | Title | Purpose | About | Call Purpose | Task | vishay | विषय | موضوع"),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    notes: Annotated[
        str | None,
        Column(
            heading=N_("Notes"),
            kind=Kind.LONG_TEXT,
            aliases=also(
                "Note | Remarks | Remark | Comments | Description | Details | Discussion | Conversation | baat",
                "टिप्पणी | बातचीत | بات چیت | نوٹ",
            ),
            is_searched=True,
        ),
    ] = None
    outcome: Annotated[
        str | None,
        Column(
            heading=N_("Outcome"),
            kind=Kind.CHOICE,
            help=N_("What came of it."),
            list_name="Outcomes",
            aliases=also("Result | Call Result | Call Outcome | Response | natija"),
            is_facet=True,
        ),
    ] = None
    status: Annotated[
        str | None,
        Column(
            heading=N_("Status"),
            kind=Kind.CHOICE,
            help=N_("Planned or done."),
            list_name="Activity statuses",
            aliases=also("Task Status | Activity Status | Call Status | State | स्थिति | حالت"),
            is_listed=True,
            is_facet=True,
            default="done",
        ),
    ] = None
    due_on: Annotated[
        date | None,
        Column(
            heading=N_("Due on"),
            kind=Kind.DATE,
            help=N_("The day a planned one is to be done; it appears on Today."),
            aliases=also(
                "Due Date | Follow Up Date | Follow-up Date | Next Follow Up | Next Call Date | Reminder | Next Date"
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    owner: shared.Owner = None
    template: Annotated[
        str | None,
        Column(
            heading=N_("Template"),
            kind=Kind.LINK,
            help=N_("The message it was written from."),
            links_to="Templates",
            aliases=also("Template ID | Message Template"),
        ),
    ] = None


class Ticket(Record):
    """A question, a complaint, a fault or a request, from its arrival to its end."""

    table: ClassVar[Table] = Table(
        name="Tickets",
        title=N_("Complaints & requests"),
        one=N_("complaint or request"),
        module="service",
        help=N_("What customers ask or complain about, until it is solved."),
        label="subject",
        happened="opened_at",
        parties=("contact", "organisation"),
        tab_aliases=also(
            "Complaints | Complaint | Requests | Issues | Cases | Service Calls | Service Requests | Faults",
            "Repairs | Helpdesk",
            "शिकायत | शिकायतें | मरम्मत | शिकायत रजिस्टर | شکایات | شکایت | مرمت",
        ),
    )

    opened_at: Annotated[
        datetime | None,
        Column(
            heading=N_("Opened at"),
            kind=Kind.MOMENT,
            aliases=also(
                "Date | Opened On | Complaint Date | Ticket Date | Call Date | Created Time | Created On",
                "Date/Time Opened | Logged On",
                "Opened | Request Date | tarikh | तारीख | दिनांक | تاریخ",
            ),
            is_listed=True,
            default="now",
        ),
    ] = None
    contact: Annotated[
        str | None,
        Column(
            heading=N_("Customer"),
            kind=Kind.LINK,
            help=N_("Who asks. You may type the name or the phone."),
            links_to="Contacts",
            aliases=also(
                "Contact | Contact Name | Customer Name | Customer ID | Party | Client | Name | Complainant",
                "Requester | grahak",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    organisation: Annotated[
        str | None,
        Column(
            heading=N_("Firm"),
            kind=Kind.LINK,
            links_to="Organisations",
            aliases=also("Organisation | Organization | Account | Account Name | Company"),
        ),
    ] = None
    product: Annotated[
        str | None,
        Column(
            heading=N_("Product"),
            kind=Kind.LINK,
            links_to="Products",
            aliases=also("Product Name | Item | Model | Machine | Equipment | Product ID"),
            is_facet=True,
        ),
    ] = None
    kind: Annotated[
        str | None,
        Column(
            heading=N_("Kind"),
            kind=Kind.CHOICE,
            help=N_("Question, complaint, fault or request."),
            list_name="Ticket kinds",
            aliases=also("Type | Ticket Type | Complaint Type | Case Type | Category | Classification | Call Type"),
            is_listed=True,
            is_facet=True,
            default="question",
        ),
    ] = None
    channel: Annotated[
        str | None,
        Column(
            heading=N_("Channel"),
            kind=Kind.CHOICE,
            help=N_("How it reached you."),
            list_name="Channels",
            aliases=also("Case Origin | Origin | Source | Mode | Received Via"),
            is_facet=True,
        ),
    ] = None
    subject: Annotated[
        str | None,
        Column(
            heading=N_("Subject"),
            kind=Kind.TEXT,
            help=N_("What it is about, in a few words."),
            example=N_("mixer does not start"),
            aliases=also(
                "Title | Issue | Problem | Complaint | Fault | Topic | shikayat | शिकायत | समस्या | शिकायत का विषय",
                "شکایت | مسئلہ",
            ),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    details: Annotated[
        str | None,
        Column(
            heading=N_("Details"),
            kind=Kind.LONG_TEXT,
            aliases=also("Description | Notes | Remarks | Complaint Details | Problem Description | विवरण | تفصیل"),
            is_searched=True,
        ),
    ] = None
    priority: Annotated[
        str | None,
        Column(
            heading=N_("Priority"),
            kind=Kind.CHOICE,
            list_name="Priorities",
            aliases=also("Urgency | Severity | Urgent"),
            is_facet=True,
            default="normal",
        ),
    ] = None
    status: Annotated[
        str | None,
        Column(
            heading=N_("Status"),
            kind=Kind.CHOICE,
            list_name="Ticket statuses",
            aliases=also("State | Ticket Status | Case Status | Complaint Status | sthiti | स्थिति | حالت"),
            is_first=True,
            is_listed=True,
            is_facet=True,
            default="open",
        ),
    ] = None
    owner: shared.Owner = None
    first_reply_at: Annotated[
        datetime | None,
        Column(
            heading=N_("First reply at"),
            kind=Kind.MOMENT,
            help=N_("When you first answered; it stops the reply clock."),
            aliases=also("First Response | First Response Time | First Reply | Responded At | First Response At"),
        ),
    ] = None
    resolved_at: Annotated[
        datetime | None,
        Column(
            heading=N_("Solved at"),
            kind=Kind.MOMENT,
            aliases=also(
                "Resolved At | Resolved On | Closed On | Closed Time | Date/Time Closed | Closed Date | Resolved",
                "Date Closed",
            ),
        ),
    ] = None
    resolution: Annotated[
        str | None,
        Column(
            heading=N_("Solution"),
            kind=Kind.LONG_TEXT,
            help=N_("What was done, in words you could use again."),
            aliases=also("Resolution | Action Taken | Work Done | Fix | samadhan | निपटारा | ازالہ"),
            is_searched=True,
        ),
    ] = None
    due_at: Annotated[
        datetime | None,
        Column(
            heading=N_("Due at"),
            kind=Kind.MOMENT,
            help=N_("By when it should be solved."),
            aliases=also("Due Date | Due On | Due | Target Date | Promised Date"),
            is_listed=True,
        ),
    ] = None

    @model_validator(mode="after")
    def _dates_are_in_order(self) -> Self:
        return in_order(in_order(self, "opened_at", "first_reply_at"), "opened_at", "resolved_at")
