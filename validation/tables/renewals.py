"""The tabs of what runs for a time: contracts and memberships."""

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
from validation.tables.shared import PARTIES
from validation.tables.spelling import also

StartOn = Annotated[
    date | None,
    Column(
        heading=N_("Starts on"),
        kind=Kind.DATE,
        aliases=also(
            "Start On | Start | Start Date | From | From Date | Valid From | Membership Start Date",
            "Date of Joining | Joining Date",
            "Contract Start Date | Date | shuru | शुरुआत | आरंभ तिथि | شروع",
        ),
        default="today",
    ),
]
EndOn = Annotated[
    date | None,
    Column(
        heading=N_("Ends on"),
        kind=Kind.DATE,
        help=N_("The last day; the renewal appears on Today before it."),
        aliases=also(
            "End On | End | End Date | To | To Date | Expiry | Expiry Date | Expires On | Valid Till | Valid Until",
            "Valid Upto",
            "Renewal Date | Due Date | Membership Expiration Date | Membership End Date | Contract End Date",
            "khatam | अंतिम तिथि | میعاد",
        ),
        is_first=True,
        is_listed=True,
    ),
]


class Contract(Record):
    """Service, maintenance or a warranty for a time, one row a period."""

    table: ClassVar[Table] = Table(
        name="Contracts",
        title=N_("Contracts"),
        one=N_("contract"),
        module="service",
        help=N_("Maintenance, service and warranty: until when, and how many visits are left."),
        label="plan",
        happened="start_on",
        parties=("party",),
        tab_aliases=also(
            "AMC | AMCs | AMC List | Service Contracts | Warranty | Warranties | Subscriptions | अनुबंध | वारंटी",
            "معاہدے | وارنٹی",
        ),
    )

    party: Annotated[
        str | None,
        Column(
            heading=N_("Customer or firm"),
            kind=Kind.LINK,
            help=N_("You may type the name or the phone."),
            links_to=PARTIES,
            aliases=also(
                "Party | Party Name | Customer | Customer Name | Customer ID | Client | Contact | Name",
                "Account Name | grahak",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    kind: Annotated[
        str | None,
        Column(
            heading=N_("Kind"),
            kind=Kind.CHOICE,
            list_name="Contract kinds",
            aliases=also("Type | Contract Type | AMC/Warranty"),
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    product: Annotated[
        str | None,
        Column(
            heading=N_("Product"),
            kind=Kind.LINK,
            links_to="Products",
            aliases=also("Product Name | Item | Machine | Equipment | Model | Product ID"),
            is_first=True,
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    serial_number: Annotated[
        str | None,
        Column(
            heading=N_("Serial number"),
            kind=Kind.TEXT,
            aliases=also(
                "Serial No | Sr. No. of Machine | Machine No | IMEI | Chassis No | Engine No | Registration No",
                "Vehicle No",
            ),
            is_searched=True,
        ),
    ] = None
    plan: Annotated[
        str | None,
        Column(
            heading=N_("Plan"),
            kind=Kind.TEXT,
            example=N_("Gold, 4 visits a year"),
            aliases=also("Plan Name | Scheme | Package | Contract Name | AMC Plan | Contract"),
            is_facet=True,
            is_searched=True,
        ),
    ] = None
    start_on: StartOn = None
    end_on: EndOn = None
    visits_included: Annotated[
        int | None,
        Column(
            heading=N_("Visits included"),
            kind=Kind.INTEGER,
            aliases=also("No of Visits | Total Visits | Services | Free Services"),
        ),
    ] = None
    visits_used: Annotated[
        int | None,
        Column(
            heading=N_("Visits used"),
            kind=Kind.INTEGER,
            aliases=also("Visits Done | Services Done | Completed Visits | Used"),
        ),
    ] = None
    next_visit_on: Annotated[
        date | None,
        Column(
            heading=N_("Next visit on"),
            kind=Kind.DATE,
            aliases=also(
                "Next Visit | Next Service | Next Service Date | Service Due Date | Service Due | Next Visit Date"
            ),
            is_listed=True,
        ),
    ] = None
    amount: Annotated[
        Decimal | None,
        Column(
            heading=N_("Amount"),
            kind=Kind.MONEY,
            aliases=also("Amt | Value | Contract Value | AMC Amount | Charges | Price | rakam | रकम | राशि"),
            is_listed=True,
        ),
    ] = None
    instalments: Annotated[
        int | None,
        Column(
            heading=N_("Instalments"),
            kind=Kind.INTEGER,
            help=N_("In how many parts it is paid."),
            aliases=also("Installments | EMI | No of Instalments | kist | kisht | किश्त | قسط"),
        ),
    ] = None
    status: Annotated[
        str | None,
        Column(
            heading=N_("Status"),
            kind=Kind.CHOICE,
            list_name="Contract statuses",
            aliases=also("State | Contract Status | Active"),
            is_facet=True,
            default="active",
        ),
    ] = None
    owner: shared.Owner = None
    notes: shared.Notes = None

    @model_validator(mode="after")
    def _dates_are_in_order(self) -> Self:
        return in_order(self, "start_on", "end_on")


class Membership(Record):
    """A membership, course or pass for a time, one row a period."""

    table: ClassVar[Table] = Table(
        name="Memberships",
        title=N_("Memberships"),
        one=N_("membership"),
        module="service",
        help=N_("Who is a member, on which plan, and until when."),
        label="number",
        happened="start_on",
        parties=("contact", "covers"),
        tab_aliases=also(
            "Membership | Member List | Passes | Enrolments | Admissions | Courses | सदस्यता | सदस्य | رکنیت | ممبر"
        ),
    )

    contact: Annotated[
        str | None,
        Column(
            heading=N_("Member"),
            kind=Kind.LINK,
            help=N_("You may type the name or the phone."),
            links_to="Contacts",
            aliases=also(
                "Member Name | Customer | Customer Name | Contact | Contact Name | Name | Contact ID | Student",
                "Student Name | Customer ID",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    plan: Annotated[
        str | None,
        Column(
            heading=N_("Plan"),
            kind=Kind.TEXT,
            example=N_("Yearly"),
            aliases=also("Membership Type | Plan Name | Type | Package | Scheme | Course | Batch | Pack"),
            is_first=True,
            is_listed=True,
            is_facet=True,
            is_searched=True,
        ),
    ] = None
    number: Annotated[
        str | None,
        Column(
            heading=N_("Membership number"),
            kind=Kind.TEXT,
            help=N_("The number on the card."),
            aliases=also(
                "Number | Membership No | Member No | Member ID | Card No | Card Number | Roll No",
                "Admission No",
            ),
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    start_on: StartOn = None
    end_on: EndOn = None
    sessions_left: Annotated[
        int | None,
        Column(
            heading=N_("Sessions left"),
            kind=Kind.INTEGER,
            aliases=also("Remaining Sessions | Classes Left | Sittings Left | Balance Sessions | Sessions Remaining"),
            is_listed=True,
        ),
    ] = None
    paused_days: Annotated[
        int | None,
        Column(
            heading=N_("Days paused"),
            kind=Kind.INTEGER,
            help=N_("Days on hold; they are added to the end."),
            aliases=also("Paused Days | Freeze Days | Hold Days | On Hold"),
        ),
    ] = None
    covers: Annotated[
        tuple[str, ...],
        Column(
            heading=N_("Also covers"),
            kind=Kind.LINKS,
            help=N_("Others of the family on this membership, with a comma between them."),
            links_to="Contacts",
            aliases=also("Members Covered | Family Members | Covered Members | Dependents"),
        ),
    ] = ()
    fee: Annotated[
        Decimal | None,
        Column(
            heading=N_("Fee"),
            kind=Kind.MONEY,
            aliases=also("Fees | Amount | Membership Fee | Minimum Fee | Charges | rakam | shulk | शुल्क | رقم"),
            is_listed=True,
        ),
    ] = None
    status: Annotated[
        str | None,
        Column(
            heading=N_("Status"),
            kind=Kind.CHOICE,
            list_name="Membership statuses",
            aliases=also("Membership Status | State | Active"),
            is_listed=True,
            is_facet=True,
            default="active",
        ),
    ] = None
    notes: shared.Notes = None

    @model_validator(mode="after")
    def _dates_are_in_order(self) -> Self:
        return in_order(self, "start_on", "end_on")
