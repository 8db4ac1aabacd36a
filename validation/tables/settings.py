"""The tabs that are read as settings: lists, fields, team, settings."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from translations import N_
from validation.column import Column
from validation.kinds import Kind
from validation.record import Record, Table
from validation.tables.spelling import also
from validation.tables.steering import Department


class ListValue(Record):
    """One of the owner's words: a stage, a source, a category."""

    table: ClassVar[Table] = Table(
        name="Lists",
        title=N_("Words of your own"),
        one=N_("word"),
        module="steering",
        help=N_("Your own stages, sources and categories, which fill the dropdowns."),
        label="value",
        tab_aliases=also("Dropdowns | Drop-downs | Picklists | Options | Choices | Masters | सूचियाँ | فہرستیں"),
        is_steering=True,
    )

    list_name: Annotated[
        str | None,
        Column(
            heading=N_("List"),
            kind=Kind.TEXT,
            help=N_("Which list it belongs to: Stages, Sources, Categories."),
            example="Stages",
            aliases=also("List Name | Dropdown | Picklist | Field"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    value: Annotated[
        str | None,
        Column(
            heading=N_("Value"),
            kind=Kind.TEXT,
            help=N_("The word as it stands in cells."),
            example="Quoted",
            aliases=also("Word | Option | Choice | Item"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    label_en: Annotated[
        str | None,
        Column(heading=N_("In English"), kind=Kind.TEXT, aliases=also("English | Label | English Label")),
    ] = None
    label_hi: Annotated[
        str | None,
        Column(
            heading=N_("In Hindi"), kind=Kind.TEXT, aliases=also("Hindi | Hindi Label | हिंदी | हिन्दी"), is_listed=True
        ),
    ] = None
    label_ur: Annotated[
        str | None,
        Column(heading=N_("In Urdu"), kind=Kind.TEXT, aliases=also("Urdu | Urdu Label | اردو"), is_listed=True),
    ] = None
    kind: Annotated[
        str | None,
        Column(
            heading=N_("Meaning"),
            kind=Kind.TEXT,
            help=N_("What Bahi takes the word to mean: open, won, lost, done and the like."),
            example="open",
            aliases=also("Kind | Means | Type"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    order: Annotated[
        int | None,
        Column(
            heading=N_("Position"),
            kind=Kind.INTEGER,
            help=N_("Smaller numbers stand first."),
            aliases=also("Order | Sort Order | Sequence"),
        ),
    ] = None
    colour: Annotated[
        str | None,
        Column(heading=N_("Colour"), kind=Kind.TEXT, example="#9B1C31", aliases=also("Color")),
    ] = None
    probability: Annotated[
        Decimal | None,
        Column(
            heading=N_("Chance (%)"),
            kind=Kind.PERCENT,
            help=N_("For stages: how many such enquiries are won."),
            aliases=also("Probability | Probability (%) | Chance"),
        ),
    ] = None
    is_active: Annotated[
        bool | None,
        Column(
            heading=N_("Active"),
            kind=Kind.YES_NO,
            help=N_("No hides it from dropdowns; old rows keep it."),
            aliases=also("Is Active | Enabled | In Use"),
            default=True,
        ),
    ] = None


class FieldDeclaration(Record):
    """A column of the owner's, with what may stand in it."""

    table: ClassVar[Table] = Table(
        name="Fields",
        title=N_("Columns of your own"),
        one=N_("column"),
        module="steering",
        help=N_("What the columns that you added hold, where Bahi should not guess."),
        label="heading",
        tab_aliases=also("Custom Fields | Columns | Extra Fields"),
        is_steering=True,
    )

    tab: Annotated[
        str | None,
        Column(
            heading=N_("Tab"),
            kind=Kind.TEXT,
            example="Contacts",
            aliases=also("Table | Sheet | Tab Name | Module"),
            is_required=True,
            is_first=True,
            is_listed=True,
        ),
    ] = None
    heading: Annotated[
        str | None,
        Column(
            heading=N_("Heading"),
            kind=Kind.TEXT,
            help=N_("As it stands in the tab."),
            example="Allergy",
            aliases=also("Column | Field | Field Name | Column Name | Label"),
            is_required=True,
            is_first=True,
            is_listed=True,
        ),
    ] = None
    kind: Annotated[
        str | None,
        Column(
            heading=N_("Kind"),
            kind=Kind.CHOICE,
            list_name="Field kinds",
            aliases=also("Type | Field Type | Data Type"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    choices: Annotated[
        tuple[str, ...],
        Column(
            heading=N_("Choices"),
            kind=Kind.TAGS,
            help=N_("For a list: its words, with a comma between them."),
            example="nuts, milk, none",
            aliases=also("Options | Values | Allowed Values"),
            is_listed=True,
        ),
    ] = ()
    is_required: Annotated[
        bool | None,
        Column(
            heading=N_("Required"), kind=Kind.YES_NO, aliases=also("Mandatory | Must | Is Required"), is_listed=True
        ),
    ] = None
    is_personal: Annotated[
        bool | None,
        Column(
            heading=N_("Personal"),
            kind=Kind.YES_NO,
            help=N_("Yes hides it from those who may only look."),
            aliases=also("Private | Sensitive | Is Personal"),
            is_listed=True,
        ),
    ] = None


class TeamMember(Record):
    """Somebody who works with Bahi, and what they may do."""

    table: ClassVar[Table] = Table(
        name="Team",
        is_known_by_name=True,
        title=N_("Team"),
        one=N_("team member"),
        module="steering",
        help=N_("Who works here, and who may change what."),
        tab_aliases=also("Staff | Employees | Users | Salesmen | Members of Staff | कर्मचारी | टीम | عملہ | ٹیم"),
        is_steering=True,
    )

    name: Annotated[
        str | None,
        Column(
            heading=N_("Name"),
            kind=Kind.NAME,
            example="Asma Khan",
            aliases=also("Full Name | Staff Name | Employee Name | Employee | User | Member"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    email: Annotated[
        tuple[str, ...],
        Column(
            heading=N_("E-mail"),
            kind=Kind.EMAILS,
            help=N_("The address they sign in with."),
            example="asma@example.com",
            aliases=also("Email Address | E-mails | Email ID | Login"),
            is_first=True,
            is_listed=True,
            is_personal=True,
        ),
    ] = ()
    role: Annotated[
        str | None,
        Column(
            heading=N_("Role"),
            kind=Kind.CHOICE,
            help=N_("Owner: everything. Editor: change rows. Viewer: only look."),
            list_name="Team roles",
            aliases=also("May | Rights | Access | Permission"),
            is_first=True,
            is_listed=True,
            is_facet=True,
            default="viewer",
        ),
    ] = None
    department: Department = None
    target: Annotated[
        Decimal | None,
        Column(
            heading=N_("Monthly target"),
            kind=Kind.MONEY,
            help=N_("What this person should sell in a month."),
            aliases=also("Target | Sales Target | Quota"),
            is_listed=True,
        ),
    ] = None


class NotTheSame(Record):
    """Rows that look alike and that somebody has said are not one."""

    table: ClassVar[Table] = Table(
        name="Not the same",
        title=N_("Not the same"),
        one=N_("decision"),
        module="steering",
        help=N_("Rows that look alike and are not the same. Bahi writes them down so that it never asks again."),
        label="who",
        is_steering=True,
    )

    who: Annotated[
        str | None,
        Column(
            heading=N_("These are not the same"),
            kind=Kind.TEXT,
            help=N_("Their names, as they were when it was decided."),
            example="Rajesh Sharma, R. Sharma",
            is_first=True,
            is_listed=True,
            is_searched=True,
            is_app_owned=True,
        ),
    ] = None
    ids: Annotated[
        str | None,
        Column(
            heading=N_("Their IDs"),
            kind=Kind.TEXT,
            help=N_("The rows' own IDs, with a comma between them."),
            is_required=True,
            is_listed=True,
            is_app_owned=True,
        ),
    ] = None
    among: Annotated[
        str | None,
        Column(
            heading=N_("In the tab"),
            kind=Kind.TEXT,
            help=N_("Which rows they are: Contacts or Organisations."),
            example="Contacts",
            is_required=True,
            is_listed=True,
            is_app_owned=True,
        ),
    ] = None
    decided_by: Annotated[
        str | None,
        Column(heading=N_("Decided by"), kind=Kind.TEXT, is_listed=True, is_app_owned=True),
    ] = None
    decided_on: Annotated[
        date | None,
        Column(heading=N_("Decided on"), kind=Kind.DATE, is_listed=True, is_app_owned=True),
    ] = None
    is_taken_back: Annotated[
        bool | None,
        Column(
            heading=N_("Taken back"),
            kind=Kind.YES_NO,
            help=N_("Yes lets Bahi ask again. You may also delete the row."),
            is_first=True,
            is_listed=True,
        ),
    ] = None


class Setting(Record):
    """One thing the owner has set."""

    table: ClassVar[Table] = Table(
        name="Settings",
        title=N_("Settings"),
        one=N_("setting"),
        module="steering",
        help=N_("Your business's name, address, tax numbers, currency, language and hours."),
        tab_aliases=also("Setup | Configuration | Business | Options | सेटिंग | सेटिंग्स | ترتیبات"),
        is_steering=True,
    )

    name: Annotated[
        str | None,
        Column(
            heading=N_("Setting"),
            kind=Kind.CHOICE,
            list_name="Settings",
            aliases=also("Name | Key | Option"),
            is_required=True,
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    value: Annotated[
        str | None,
        Column(
            heading=N_("Value"),
            kind=Kind.LONG_TEXT,
            help=N_("Several, such as two GSTINs, stand in one cell with a comma between them."),
            aliases=also("Set To | Is"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
