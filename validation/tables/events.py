"""The tabs of what is held on a day, and of who comes."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, ClassVar

from translations import N_
from validation.column import Column
from validation.kinds import Kind
from validation.record import Record, Table
from validation.tables import shared
from validation.tables.spelling import also


class Event(Record):
    """A fair, class, camp or feast to which people come."""

    table: ClassVar[Table] = Table(
        name="Events",
        is_known_by_name=True,
        title=N_("Events"),
        one=N_("event"),
        module="service",
        help=N_("What you hold, when and where; who came stands in Attendance."),
        happened="at",
        tab_aliases=also("Event | Programmes | Programs | Camps | Functions | कार्यक्रम | आयोजन | تقریبات | پروگرام"),
    )

    name: Annotated[
        str | None,
        Column(
            heading=N_("Name"),
            kind=Kind.NAME,
            example=N_("Diwali customer evening"),
            aliases=also("Event | Event Name | Event Title | Title | Programme | Program"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    kind: Annotated[
        str | None,
        Column(
            heading=N_("Kind"),
            kind=Kind.CHOICE,
            list_name="Event kinds",
            aliases=also("Type | Event Type | Category"),
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    at: Annotated[
        datetime | None,
        Column(
            heading=N_("When"),
            kind=Kind.MOMENT,
            aliases=also(
                "Date | Event Date | Start | Start Date | Start Date and Time | Date and Time | Event Start Date",
                "tarikh | दिनांक",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    place: Annotated[
        str | None,
        Column(
            heading=N_("Place"),
            kind=Kind.TEXT,
            aliases=also("Venue | Location | Where | Address | City | jagah | जगह | مقام"),
            is_first=True,
            is_listed=True,
            is_facet=True,
            is_searched=True,
        ),
    ] = None
    budget: Annotated[
        Decimal | None,
        Column(
            heading=N_("Budget"),
            kind=Kind.MONEY,
            aliases=also("Cost | Budgeted Cost | Amount | Budget Cost | kharch"),
            is_listed=True,
        ),
    ] = None
    notes: shared.Notes = None


class Attendance(Record):
    """One person's part in one event: invited, coming, came or not."""

    table: ClassVar[Table] = Table(
        name="Attendance",
        title=N_("Guests"),
        one=N_("guest"),
        module="service",
        help=N_("Who is invited to an event, and who came."),
        label="contact",
        parties=("contact",),
        tab_aliases=also(
            "Guests | Guest List | Participants | Invitees | Attendees | Event Registrations | मेहमान | उपस्थिति",
            "مہمان | حاضری",
        ),
    )

    event: Annotated[
        str | None,
        Column(
            heading=N_("Event"),
            kind=Kind.LINK,
            links_to="Events",
            aliases=also("Event Name | Event ID | Programme | Event Title"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    contact: Annotated[
        str | None,
        Column(
            heading=N_("Guest"),
            kind=Kind.LINK,
            help=N_("You may type the name or the phone."),
            links_to="Contacts",
            aliases=also(
                "Contact | Contact Name | Customer | Customer Name | Name | Participant | Participant Name",
                "Guest Name | Attendee | Contact ID",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    status: Annotated[
        str | None,
        Column(
            heading=N_("Status"),
            kind=Kind.CHOICE,
            list_name="Attendance statuses",
            aliases=also("Participant Status | RSVP | Response | Attended | Came | Present | Attendance"),
            is_first=True,
            is_listed=True,
            is_facet=True,
            default="invited",
        ),
    ] = None
    follow_up: Annotated[
        str | None,
        Column(
            heading=N_("Follow-up"),
            kind=Kind.TEXT,
            help=N_("What to do for this guest afterwards."),
            aliases=also("Follow Up | Next Step | Action | Remarks | Notes"),
            is_listed=True,
        ),
    ] = None
