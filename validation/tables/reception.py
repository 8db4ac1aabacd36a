"""The tabs of who came in, and of what people said about being written to."""

from datetime import datetime
from typing import Annotated, ClassVar

from translations import N_
from validation.column import Column
from validation.kinds import Kind
from validation.record import Record, Table
from validation.tables import shared
from validation.tables.shared import PARTIES
from validation.tables.spelling import also


class Visit(Record):
    """Somebody who came in: a walk-in, or a visitor at the reception."""

    table: ClassVar[Table] = Table(
        name="Visits",
        title=N_("Visits"),
        one=N_("visit"),
        module="people",
        help=N_("Who came in, why, and what came of it."),
        label="visitor_name",
        happened="at",
        parties=("contact",),
        tab_aliases=also("Walk-ins | Walkins | Visitors | Reception | Visitor Register | Footfall | आगंतुक | ملاقاتی"),
    )

    at: Annotated[
        datetime | None,
        Column(
            heading=N_("When"),
            kind=Kind.MOMENT,
            aliases=also(
                "Date | Visit Date | Date and Time | Date/Time | In Time | Time In | tarikh | तारीख | दिनांक | تاریخ"
            ),
            is_listed=True,
        ),
    ] = None
    contact: Annotated[
        str | None,
        Column(
            heading=N_("Customer"),
            kind=Kind.LINK,
            help=N_("Who came, if the person is in your list. You may type the name or the phone."),
            links_to=PARTIES,
            aliases=also("Contact | Who | Customer ID | Contact ID | Party"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    visitor_name: Annotated[
        str | None,
        Column(
            heading=N_("Name"),
            kind=Kind.NAME,
            help=N_("Enough where the person is not in your list."),
            aliases=also(
                "Visitor Name | Visitor | Guest Name | Name of Visitor | naam | आने वाले का नाम | آنے والے کا نام"
            ),
            is_first=True,
            is_listed=True,
            is_searched=True,
            is_personal=True,
        ),
    ] = None
    phones: Annotated[
        tuple[str, ...],
        Column(
            heading=N_("Phones"),
            kind=Kind.PHONES,
            aliases=also(
                "Phone | Phone No | Phone Number | Mobile | Mobile No | Mobile Number | Contact No | मोबाइल | فون",
                "موبائل",
            ),
            is_searched=True,
            is_personal=True,
        ),
    ] = ()
    purpose: Annotated[
        str | None,
        Column(
            heading=N_("Purpose"),
            kind=Kind.CHOICE,
            help=N_("What the person came for."),
            list_name="Purposes",
            aliases=also("Purpose of Visit | Reason | Reason for Visit | Came For | kaam | काम | آنے کی وجہ"),
            is_first=True,
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    waited_minutes: Annotated[
        int | None,
        Column(
            heading=N_("Waited (minutes)"),
            kind=Kind.INTEGER,
            aliases=also("Waited | Waiting Time | Wait | Wait Minutes | Waited Minutes"),
        ),
    ] = None
    served_by: Annotated[
        str | None,
        Column(
            heading=N_("Served by"),
            kind=Kind.LINK,
            links_to="Team",
            aliases=also("Attended By | Met | To Meet | Whom to Meet | Staff | Host | Handled By | Salesman"),
            is_facet=True,
        ),
    ] = None
    outcome: Annotated[
        str | None,
        Column(
            heading=N_("Outcome"),
            kind=Kind.CHOICE,
            help=N_("What came of it: bought, will come back, left."),
            list_name="Visit outcomes",
            aliases=also("Result | Bought | Converted | natija"),
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    notes: shared.Notes = None


class ConsentEntry(Record):
    """One answer to "may we message you?": kept by Bahi, a line an answer, never changed."""

    table: ClassVar[Table] = Table(
        name="Consents",
        title=N_("Permissions to message"),
        one=N_("permission"),
        module="people",
        help=N_("Bahi writes a line here each time somebody allows or forbids messages."),
        label="decision",
        happened="at",
        parties=("contact",),
        tab_aliases=also("Consent Log | Opt-ins"),
    )

    at: Annotated[datetime | None, Column(heading=N_("When"), kind=Kind.MOMENT, is_listed=True, is_app_owned=True)] = (
        None
    )
    contact: Annotated[
        str | None,
        Column(heading=N_("Customer"), kind=Kind.LINK, links_to=PARTIES, is_listed=True, is_app_owned=True),
    ] = None
    decision: Annotated[
        str | None,
        Column(
            heading=N_("May we message?"),
            kind=Kind.CHOICE,
            list_name="Consent",
            is_listed=True,
            is_facet=True,
            is_app_owned=True,
        ),
    ] = None
    channel: Annotated[
        str | None,
        Column(
            heading=N_("Channel"),
            kind=Kind.CHOICE,
            help=N_("Empty means every channel."),
            list_name="Channels",
            is_listed=True,
            is_facet=True,
            is_app_owned=True,
        ),
    ] = None
    purpose: Annotated[
        str | None,
        Column(
            heading=N_("Purpose"),
            kind=Kind.CHOICE,
            help=N_("Messages about their own business with you, or offers."),
            list_name="Message purposes",
            is_listed=True,
            is_app_owned=True,
        ),
    ] = None
    how: Annotated[
        str | None,
        Column(
            heading=N_("How they said it"),
            kind=Kind.TEXT,
            example=N_("on the phone"),
            is_listed=True,
            is_app_owned=True,
        ),
    ] = None
    notice: Annotated[
        str | None,
        Column(
            heading=N_("What they were told"),
            kind=Kind.LONG_TEXT,
            help=N_("The words that the person agreed to."),
            is_app_owned=True,
        ),
    ] = None
