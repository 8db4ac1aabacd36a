"""The Contacts tab: customers, people who asked, suppliers, visitors."""

from datetime import date
from typing import Annotated, ClassVar

from translations import N_
from validation.column import Column
from validation.kinds import Kind
from validation.record import Record, Table
from validation.tables import shared
from validation.tables.spelling import also


class Contact(Record):
    """A person the business deals with, or a firm that is known only by one person."""

    table: ClassVar[Table] = Table(
        name="Contacts",
        title=N_("Customers"),
        one=N_("customer"),
        module="people",
        help=N_("Everybody you deal with: customers, people who asked, suppliers, visitors."),
        parties=("organisation",),
        tab_aliases=also(
            "Customers | Customer | Clients | Parties | Party | People | Leads | Members | Patients | Students",
            "Donors | Persons",
            "Customer List | Party List | Client List | Address Book | Phone Book | Directory | Ledgers | Khata",
            "ग्राहक | ग्राहक सूची | पार्टी | लोग | खाता | گاہک | گاہکوں کی فہرست | پارٹی | لوگ | کھاتہ",
        ),
    )

    salutation: Annotated[
        str | None,
        Column(
            heading=N_("Salutation"),
            kind=Kind.TEXT,
            example="Shri",
            aliases=also(
                "Title of Person | Prefix | Name Prefix | Individual Prefix | Mr/Mrs | Honorific | श्री/श्रीमती | लक़ब"
            ),
        ),
    ] = None
    name: Annotated[
        str | None,
        Column(
            heading=N_("Name"),
            kind=Kind.NAME,
            help=N_("As you would call the person, in any script."),
            example="Rajesh Sharma",
            aliases=also(
                "Full Name | Display Name | Customer Name | Customer | Name of Customer | Customer's Name | Cust Name",
                "Customers | Name of the Customer | Party's Name | नाम पार्टी | نام پارٹی",
                "Party Name | Party | Name of Party | Client Name | Client | Contact Name",
                "Person Name",
                "Patient Name | Patient | Student Name | Student | Member Name | Donor Name | Guest Name",
                "Visitor Name",
                "Buyer Name | Buyer | Purchaser | Sold To | Bill To | Lead Name | Ledger Name | Name of Ledger",
                "Account Holder | Contact Person | Person",
                "naam | nam | grahak | grahak ka naam | graahak | gahak | gahak ka naam | khatedar",
                "ग्राहक | ग्राहक का नाम | पार्टी का नाम | पूरा नाम | खातेदार | मरीज़ का नाम",
                "گاہک | گاہک کا نام | پارٹی کا نام | پورا نام | کھاتہ دار | مریض کا نام",
                "Tenant Name | Tenant | Insured Name | Insured | Policy Holder | Policy Holder Name | Devotee Name",
                "Passenger Name | Candidate Name | Applicant Name | Applicant",
                "Beneficiary Name | Subscriber Name | Resident Name | Pupil Name | Child Name | Name of Student | Name of Patient",
                "Name of Donor | Name of Member | Owner Name",
                "छात्र का नाम | विद्यार्थी का नाम | सदस्य का नाम | किरायेदार का नाम | दानदाता का नाम",
                "طالب علم کا نام | رکن کا نام | کرایہ دار کا نام",
            ),
            is_first=True,
            is_listed=True,
            is_searched=True,
            is_personal=True,
        ),
    ] = None
    first_name: Annotated[
        str | None,
        Column(
            heading=N_("First name"),
            kind=Kind.NAME,
            help=N_("Only where you keep first and last name apart."),
            aliases=also("Given Name | Forename | FName | Addresses # First name | पहला नाम | پہلا نام"),
            is_searched=True,
            is_personal=True,
        ),
    ] = None
    last_name: Annotated[
        str | None,
        Column(
            heading=N_("Last name"),
            kind=Kind.NAME,
            aliases=also(
                "Family Name | Surname | Sur Name | LName | Caste | Addresses # Last name | उपनाम | सरनेम | خاندانی نام"
            ),
            is_searched=True,
            is_personal=True,
        ),
    ] = None
    name_other_script: shared.NameInOtherScript = None
    known_as: Annotated[
        str | None,
        Column(
            heading=N_("Known as"),
            kind=Kind.NAME,
            help=N_("The name people really use: Pappu, Guddu, Haji sahib."),
            example="Pappu",
            aliases=also("Nickname | Nick Name | Alias | Short Name | Pet Name | urf | उर्फ | घर का नाम | عرف"),
            is_searched=True,
            is_personal=True,
        ),
    ] = None
    relative: Annotated[
        str | None,
        Column(
            heading=N_("S/o, W/o, D/o"),
            kind=Kind.NAME,
            help=N_("Whose son, wife or daughter: it keeps people of one name apart."),
            example="s/o Ramesh Sharma",
            aliases=also(
                "F/H Name | Father/Husband | S/o | W/o | D/o | C/o | S/o W/o | Son of | Father | Father Name | Father's Name | Fathers Name",
                "Guardian",
                "Husband Name | Husband's Name | Father/Husband Name | Spouse | Parent Name | Guardian Name",
                "pita ka naam | walid ka naam | walid | पिता का नाम | पिता | पिता/पति का नाम | والد کا نام | والد",
                "ولدیت",
            ),
            is_searched=True,
            is_personal=True,
        ),
    ] = None
    household: Annotated[
        str | None,
        Column(
            heading=N_("Household"),
            kind=Kind.TEXT,
            help=N_("One word for all who live together, so that a family counts as one."),
            example=N_("Sharma, Station Road"),
            aliases=also("Family | Household Name | Parivar | khandan | gharana | कुटुंब | خاندان"),
            is_facet=True,
            is_searched=True,
            is_personal=True,
        ),
    ] = None
    firm: Annotated[
        str | None,
        Column(
            heading=N_("Firm"),
            kind=Kind.NAME,
            help=N_("The firm's name in words. Use Organisation instead if the firm has a row of its own."),
            example="Sharma Kirana Store",
            aliases=also(
                "Company | Company Name | Firm Name | Business Name | Shop | Shop Name | Organization",
                "Organization Name",
                "Account Name | Associated Company | Related Company | parent_id/name | Organization # - Name",
                "Employer | Current Employer | Trade Name",
                "Accounts Default Contact # Account name | Accounts # Account name | Addresses # Organization",
                "Organisation Name",
                "Accounts | dukan | dukaan | dukan ka naam | दुकान | दुकान का नाम | कंपनी | دکان | دکان کا نام | کمپنی",
            ),
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    organisation: Annotated[
        str | None,
        Column(
            heading=N_("Organisation"),
            kind=Kind.LINK,
            help=N_("The firm's row in the Organisations tab. You may type its name."),
            links_to="Organisations",
            aliases=also("Organisation ID"),
        ),
    ] = None
    job_title: Annotated[
        str | None,
        Column(
            heading=N_("Job title"),
            kind=Kind.TEXT,
            example=N_("owner"),
            aliases=also(
                "Designation | Job Position | Position | Organization Title | Organization # - Title | Post | Title",
                "Function | Occupation | Profession | Job | kaam | pesha | पदनाम | पेशा | काम | پیشہ",
            ),
        ),
    ] = None
    roles: Annotated[
        tuple[str, ...],
        Column(
            heading=N_("Roles"),
            kind=Kind.CHOICES,
            help=N_("What the person is to you; several are fine."),
            example=N_("Customer, Supplier"),
            list_name="Roles",
            aliases=also(
                "Role | Contact Type | Relation | Lifecycle Stage | Contact Roles | Buyer/Supplier | भूमिकाएँ | رشتہ"
            ),
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
            aliases=also(
                "Customer Type | Customer Category | Customer Group | Type | Group | Class | Customer Class",
                "Party Type",
                "Party Group | Party Category | Ledger Group | Under | Price Group | कैटेगरी | वर्ग",
                "कैटगरी | کیٹیگری",
            ),
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    phones: Annotated[
        tuple[str, ...],
        Column(
            heading=N_("Phones"),
            kind=Kind.PHONES,
            help=N_("Several in one cell are fine, with a comma between them."),
            example="98765 43210, 0522 2345678",
            aliases=also(
                "Phone | Phone No | Phone Number | Phone Numbers | Mobile | Mobile No | Mobile Number | Mob",
                "Mob No | Cell",
                "Contact | Contact No | Contact Number | Contact Nos | Cell No | Cell Number | Cell Phone | Tel",
                "Telephone",
                "WhatsApp | WhatsApp No | WhatsApp Number | Whats App No | Ph | Ph No | Landline | Telephone No",
                "Mobile Phone",
                "Home Phone | Home Phone # | Home Mobile | Business Phone | Business Phone # | Office Phone",
                "Work Phone",
                "Other Phone | Primary Phone | Mobile # | Phone # | Phone # - Value | Phones # Phone | Phone Home",
                "Phone Work",
                "Phone Other | Car Phone | Company Main Phone | Mobile Phone Number | Alternate Number",
                "Alternate Mobile | Secondary Phone | Billing Phone | Work Mobile | Phone (Mobile)",
                "Other Phone Number",
                "Alternate No | Alt Mobile | Other Mobile | Second Mobile | Emergency Contact | Phone Mobile",
                "Company Phone",
                "fon | phon | mobail | number | fon number | raabta number | फ़ोन नंबर | फोन नं | मोबाइल",
                "मोबाइल नंबर | मोबाइल नं",
                "संपर्क | संपर्क नंबर | व्हाट्सएप | व्हाट्सऐप नंबर | फ़ोन | فون | فون نمبر | موبائل | موبائل نمبر",
                "رابطہ",
                "رابطہ نمبر | واٹس ایپ | واٹس ایپ نمبر | मो | मोब | मोबाईल | मोबाईल नंबर | दूरभाष",
            ),
            is_first=True,
            is_listed=True,
            is_searched=True,
            is_personal=True,
        ),
    ] = ()
    phone_notes: Annotated[
        str | None,
        Column(
            heading=N_("About the phones"),
            kind=Kind.TEXT,
            help=N_("Whose each phone is, and which has WhatsApp."),
            example=N_("98765 43210 wife, no WhatsApp"),
            aliases=also("Whose Phone | Phone Notes"),
            is_personal=True,
        ),
    ] = None
    emails: shared.Emails = ()
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
    ntn: shared.Ntn = None
    language: Annotated[
        str | None,
        Column(
            heading=N_("Language"),
            kind=Kind.CHOICE,
            help=N_("The language to write in."),
            list_name="Languages",
            aliases=also("Preferred Language | bhasha | zaban | zubaan"),
            is_facet=True,
        ),
    ] = None
    preferred_channel: Annotated[
        str | None,
        Column(
            heading=N_("Best way to reach"),
            kind=Kind.CHOICE,
            help=N_("Call, WhatsApp, SMS, e-mail, visit or letter."),
            list_name="Channels",
            aliases=also(
                "Preferred Channel | Preferred Contact Method | Preferred Communication Method | Contact Method | Contact Method Name"
            ),
            is_facet=True,
        ),
    ] = None
    best_time: Annotated[
        str | None,
        Column(
            heading=N_("Best time"),
            kind=Kind.TEXT,
            example=N_("after 5 in the evening"),
            aliases=also("Best Time to Call | Preferred Time | Convenient Time | मिलने का समय | ملنے کا وقت"),
        ),
    ] = None
    relationship: Annotated[
        str | None,
        Column(
            heading=N_("Contact wanted"),
            kind=Kind.CHOICE,
            help=N_("How much contact the person wants: none, on request, regular, close."),
            list_name="Relationships",
            aliases=also("Relationship Wanted | Relationship | Relationship Type"),
            is_facet=True,
        ),
    ] = None
    may_we_message: Annotated[
        str | None,
        Column(
            heading=N_("May we message?"),
            kind=Kind.CHOICE,
            help=N_("Yes only if the person said so. No stops every offer; bills and reminders of a due still go."),
            list_name="Consent",
            aliases=also(
                "Consent | Opt In | Opted In | Has Newsletter | Newsletter | Marketing Consent | Email Opt In"
            ),
            is_facet=True,
            default="not_asked",
        ),
    ] = None
    birthday: Annotated[
        date | None,
        Column(
            heading=N_("Birthday"),
            kind=Kind.DATE,
            example="14 Jun 1996",
            aliases=also(
                "Birth Date | Birthdate | Date of Birth | DOB | D.O.B. | janamdin | janmdin | जन्म तिथि | تاریخ پیدائش",
                "जन्म तारीख | پیدائش",
            ),
            is_personal=True,
        ),
    ] = None
    anniversary: Annotated[
        date | None,
        Column(
            heading=N_("Anniversary"),
            kind=Kind.DATE,
            aliases=also(
                "Wedding Anniversary | Marriage Date | Marriage Anniversary | Date of Marriage | DOA | शादी की सालगिरह"
            ),
            is_personal=True,
        ),
    ] = None
    source: Annotated[
        str | None,
        Column(
            heading=N_("Source"),
            kind=Kind.CHOICE,
            help=N_("How the person came to you: walk-in, a friend, Google, an advertisement."),
            list_name="Sources",
            aliases=also(
                "Lead Source | Source Name | Original Source | Contact Source | Customer Source | Reference Source",
                "How did you hear about us | kahan se aaya | kaise aaye | कैसे आए | کیسے آئے",
            ),
            is_facet=True,
        ),
    ] = None
    referred_by: Annotated[
        str | None,
        Column(
            heading=N_("Referred by"),
            kind=Kind.LINK,
            help=N_("The customer who sent this one. You may type the name."),
            links_to="Contacts",
            aliases=also(
                "Reference | Referred | Ref By | Ref | Referral | Introduced By | Through | kiske dwara | हवाला | واسطہ"
            ),
        ),
    ] = None
    owner: shared.Owner = None
    tags: shared.Tags = ()
    needs: Annotated[
        str | None,
        Column(
            heading=N_("Needs"),
            kind=Kind.LONG_TEXT,
            help=N_("What the person looks for or likes."),
            aliases=also(
                "Requirement | Requirements | Interested In | Interest | Likes | Preferences | zaroorat | ज़रूरतें",
                "दिलचस्पी",
            ),
            is_searched=True,
        ),
    ] = None
    notes: shared.Notes = None
    credit_limit: shared.CreditLimit = None
    opening_balance: shared.OpeningBalance = None
    last_verified_on: shared.LastVerifiedOn = None
    created_on: shared.CreatedOn = None
    merged_into: Annotated[
        str | None,
        Column(
            heading=N_("Merged into"),
            kind=Kind.LINK,
            help=N_("Bahi fills this in when two rows turn out to be one customer. Empty it to undo."),
            links_to="Contacts",
            is_app_owned=True,
        ),
    ] = None
