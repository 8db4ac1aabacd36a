"""The Organisations tab: firms, shops, schools and charities the business deals with."""

from typing import Annotated, ClassVar

from translations import N_
from validation.column import Column
from validation.kinds import Kind
from validation.record import Record, Table
from validation.tables import shared
from validation.tables.spelling import also


class Organisation(Record):
    """A firm, shop, school or charity that the business deals with."""

    table: ClassVar[Table] = Table(
        name="Organisations",
        title=N_("Firms"),
        one=N_("firm"),
        module="people",
        help=N_("Firms you sell to or buy from; their people stand in Contacts."),
        parties=("parent_organisation",),
        tab_aliases=also(
            "Organizations | Accounts | Companies | Firms | Suppliers | Vendors | Dealers | Businesses",
            "Sundry Debtors",
            "Sundry Creditors | Distributors | कंपनियाँ | फर्म | सप्लायर | کمپنیاں | فرم | سپلائر",
        ),
    )

    name: Annotated[
        str | None,
        Column(
            heading=N_("Name"),
            kind=Kind.NAME,
            help=N_("As it stands on its bills."),
            example="Sharma Kirana Store",
            aliases=also(
                "Organisation Name | Organization Name | Organization | Organisation | Account Name | Company",
                "Company Name",
                "Firm | Firm Name | Business Name | Shop Name | Vendor Name | Supplier Name | Dealer Name | Party Name",
                "Legal Name | Trade Name | Customer Name | Account | Vendor | Supplier | Ledger Name | Name of Firm",
                "firm ka naam | dukan ka naam | फर्म का नाम | कंपनी | कंपनी का नाम | दुकान का नाम",
                "فرم کا نام | کمپنی | کمپنی کا نام | دکان کا نام",
            ),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    name_other_script: shared.NameInOtherScript = None
    roles: Annotated[
        tuple[str, ...],
        Column(
            heading=N_("Roles"),
            kind=Kind.CHOICES,
            help=N_("What the firm is to you; customer and supplier at once is fine."),
            example=N_("Customer, Supplier"),
            list_name="Roles",
            aliases=also(
                "Role | Account Type | Relation | Lifecycle Stage | Organization Type | Buyer/Supplier | भूमिकाएँ | رشتہ"
            ),
            is_listed=True,
            is_facet=True,
            default=("customer",),
        ),
    ] = ()
    category: Annotated[
        str | None,
        Column(
            heading=N_("Category"),
            kind=Kind.CHOICE,
            help=N_("Your own sorting: retail, wholesale, VIP."),
            list_name="Categories",
            aliases=also("Type | Group | Class | Customer Type | Party Type | Ledger Group | Under | वर्ग | کیٹیگری"),
            is_facet=True,
        ),
    ] = None
    phones: Annotated[
        tuple[str, ...],
        Column(
            heading=N_("Phones"),
            kind=Kind.PHONES,
            help=N_("Several in one cell are fine, with a comma between them."),
            example="0522 2345678",
            aliases=also(
                "Phone | Phone No | Phone Number | Phone Numbers | Mobile | Mobile No | Mobile Number | Contact No",
                "Contact",
                "Contact Number | Tel | Telephone | Office Phone | Work Phone | Business Phone | Landline",
                "WhatsApp No | Phone #",
                "Other Phone | Alternate Phone | Secondary Phone | Billing Phone | Company Phone | WhatsApp | Mob",
                "Primary Phone | Phone # - Value",
                "Mobile Phone",
                "फ़ोन नंबर | मोबाइल | मोबाइल नंबर | फ़ोन | فون | فون نمبر | موبائل | موبائل نمبر",
            ),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = ()
    emails: shared.Emails = ()
    website: Annotated[
        str | None,
        Column(
            heading=N_("Website"),
            kind=Kind.WEBSITE,
            example="sharmakirana.example",
            aliases=also(
                "Web Site | Web | URL | Website URL | Web Page | Web Page # | Homepage | Website # - Value | Company Domain Name | Domain"
            ),
        ),
    ] = None
    address: shared.Address = None
    landmark: shared.Landmark = None
    mohalla: shared.Mohalla = None
    area: shared.Area = None
    city: shared.City = None
    tehsil: shared.Tehsil = None
    district: shared.District = None
    state: shared.State = None
    postal_code: shared.PostalCode = None
    country: shared.Country = None
    gstin: shared.Gstin = None
    pan: shared.Pan = None
    cin: Annotated[
        str | None,
        Column(
            heading=N_("CIN"),
            kind=Kind.TAX_NUMBER,
            help=N_("India: the number of a registered company, 21 letters and digits."),
            example="U72900KA2015PTC082988",
            aliases=also(
                "CIN No | CIN Number | Corporate Identity Number | Registration No | Company Registration Number"
            ),
        ),
    ] = None
    ntn: shared.Ntn = None
    strn: Annotated[
        str | None,
        Column(
            heading=N_("STRN"),
            kind=Kind.TAX_NUMBER,
            help=N_("Pakistan: the sales tax registration number."),
            aliases=also(
                "STRN No | STRN Number | STN | Sales Tax No | Sales Tax Number | Sales Tax Registration No",
                "سیلز ٹیکس نمبر",
            ),
        ),
    ] = None
    industry: Annotated[
        str | None,
        Column(
            heading=N_("Industry"),
            kind=Kind.CHOICE,
            help=N_("The trade the firm is in."),
            list_name="Industries",
            aliases=also(
                "Sector of Business | Line of Business | Trade | Business Type | Nature of Business | karobar",
                "व्यवसाय | کاروبار",
            ),
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    size: Annotated[
        str | None,
        Column(
            heading=N_("Size"),
            kind=Kind.TEXT,
            help=N_("How many people work there, or how big the shop is."),
            aliases=also(
                "Employees | No. of Employees | Number of Employees | NumberOfEmployees | Company Size | Staff Strength"
            ),
        ),
    ] = None
    parent_organisation: Annotated[
        str | None,
        Column(
            heading=N_("Part of"),
            kind=Kind.LINK,
            help=N_("The firm this one belongs to. You may type its name."),
            links_to="Organisations",
            aliases=also(
                "Parent Organisation | Parent Organization | Parent Account | Parent Company | Head Office | Member Of"
            ),
        ),
    ] = None
    owner: shared.Owner = None
    credit_terms: Annotated[
        str | None,
        Column(
            heading=N_("Credit terms"),
            kind=Kind.TEXT,
            help=N_("When the firm pays, or when you pay it."),
            example=N_("30 days"),
            aliases=also(
                "Payment Terms | Payment Term | Credit Days | Credit Period | Terms | उधार के दिन | ادھار کے دن"
            ),
        ),
    ] = None
    credit_limit: shared.CreditLimit = None
    opening_balance: shared.OpeningBalance = None
    tags: shared.Tags = ()
    notes: shared.Notes = None
    last_verified_on: shared.LastVerifiedOn = None
    created_on: shared.CreatedOn = None
    merged_into: Annotated[
        str | None,
        Column(
            heading=N_("Merged into"),
            kind=Kind.LINK,
            help=N_("Bahi fills this in when two rows turn out to be one firm. Empty it to undo."),
            links_to="Organisations",
            is_app_owned=True,
        ),
    ] = None
