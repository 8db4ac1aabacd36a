"""Fields that several tables have alike: places, tax numbers, who looks after a row, tags, notes."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from translations import N_
from validation.column import Column
from validation.kinds import Kind
from validation.tables.spelling import also

PARTIES = "Contacts|Organisations"
"""What `links_to` says of a link that may point to either table: their names parted by "|"."""

NameInOtherScript = Annotated[
    str | None,
    Column(
        heading=N_("Name in other script"),
        kind=Kind.NAME,
        help=N_("The same name in Hindi, Urdu or English letters."),
        example="राजेश शर्मा",
        aliases=also(
            "Local Name | Name in Hindi | Name in Urdu | Hindi Name | Urdu Name | Native Name | Vernacular Name",
            "हिंदी नाम | हिन्दी में नाम | اردو نام | اردو میں نام",
        ),
        is_searched=True,
        is_personal=True,
    ),
]
Emails = Annotated[
    tuple[str, ...],
    Column(
        heading=N_("E-mails"),
        kind=Kind.EMAILS,
        help=N_("Several in one cell are fine, with a comma between them."),
        example="rajesh@example.com",
        aliases=also(
            "E-mail | Email Address | E-mail Address | Email ID | E-mail ID | Mail | Mail ID | Gmail",
            "Primary Email | Secondary Email | Other Email | Additional Emails | Alternate Email | Home Email",
            "Work Email | Email Work | Email Home | Email Other | Business Email | Personal Email | Office Email",
            "E-mail # - Value | E-mail # Address | Email #| Emails # Email | Email Address #",
            "ईमेल | ई-मेल | ईमेल आईडी | ای میل ایڈریس | برقی پتہ",
        ),
        is_searched=True,
        is_personal=True,
    ),
]
Address = Annotated[
    str | None,
    Column(
        heading=N_("Address"),
        kind=Kind.LONG_TEXT,
        help=N_("House or shop number and street. City, PIN and state have columns of their own."),
        example="14/2, Station Road",
        aliases=also(
            "Street | Street # | Street Address | Street Address # | Full Address | Postal Address | Address Line #",
            "Address #| Add | Addr | Home Address | Home Address 2 | Home Street | Home Street # | Residence Address",
            "Business Address | Business Street | Business Street # | Work Address | Work Address 2 | Work Street",
            "Office Address | Shop Address | Permanent Address | Mailing Street | Mailing Address",
            "Primary Address Street | Primary Address | Billing Street | Billing Address | Bill To Address",
            "Address # - Street | Addresses # Street | Supplemental Address # | Contact Address | Registered Address",
            "Party Address | Customer Address | Ledger Address | Location",
            "pata | ghar ka pata | pata thikana | पूरा पता | घर का पता | मकान | پتا | مکمل پتہ | گھر کا پتہ | ایڈریس",
        ),
        is_searched=True,
        is_personal=True,
    ),
]
Landmark = Annotated[
    str | None,
    Column(
        heading=N_("Landmark"),
        kind=Kind.TEXT,
        help=N_("What is near: a temple, a mosque, a school, a petrol pump."),
        example=N_("opposite the post office"),
        aliases=also("Near | Near By | Nearby | Opposite | ke paas | पास में | के पास | کے پاس | قریب"),
        is_searched=True,
    ),
]
Mohalla = Annotated[
    str | None,
    Column(
        heading=N_("Mohalla or village"),
        kind=Kind.NAME,
        example="Chowk",
        aliases=also(
            "Vill",
            "Mohalla | Mohallah | Muhalla | Village | Gaon | Gram | Town or Village | Village Name | Basti | Chak",
            "मोहल्ला | मुहल्ला | गाँव | गांव | ग्राम | محلہ | گاؤں | بستی | چک",
        ),
        is_facet=True,
        is_searched=True,
    ),
]
Area = Annotated[
    str | None,
    Column(
        heading=N_("Area"),
        kind=Kind.NAME,
        help=N_("The part of the town, colony or route."),
        example="Hazratganj",
        aliases=also(
            "Locality | Colony | Sector | Route | Zone | Suburb | Beat | Line | ilaka | elaka",
            "Address # - Extended Address",
            "कॉलोनी | एरिया | علاقے | کالونی | ایریا | روٹ",
        ),
        is_facet=True,
        is_searched=True,
    ),
]
City = Annotated[
    str | None,
    Column(
        heading=N_("City"),
        kind=Kind.NAME,
        example="Lucknow",
        aliases=also(
            "Town | City Name | City/Town | Town/City | Place | Home City | Work City | Business City | Mailing City",
            "Billing City | Primary Address City | Address # - City | Addresses # City | Station",
            "shahar | shehar | sheher | सिटी | नगर | कस्बा | سٹی | قصبہ",
        ),
        is_first=True,
        is_listed=True,
        is_facet=True,
        is_searched=True,
    ),
]
Tehsil = Annotated[
    str | None,
    Column(
        heading=N_("Tehsil"),
        kind=Kind.NAME,
        aliases=also("Taluka | Taluk | Tahsil | Block | Mandal | Sub-District | तालुका | ब्लॉक | تعلقہ"),
        is_facet=True,
    ),
]
District = Annotated[
    str | None,
    Column(
        heading=N_("District"),
        kind=Kind.NAME,
        aliases=also("Dist | Distt | Zila | Zilla | Jila | District Name | Home County | ज़िला | डिस्ट्रिक्ट"),
        is_facet=True,
    ),
]
State = Annotated[
    str | None,
    Column(
        heading=N_("State or province"),
        kind=Kind.NAME,
        help=N_("Needed on GST bills: it decides between CGST with SGST and IGST."),
        example="Uttar Pradesh",
        aliases=also(
            "State | Province | State Name | State/Province | State/Region | Region | Home State | Work State",
            "Business State | Mailing State | Mailing State/Province | Mailing Province | Billing State",
            "Billing State/Province | Primary Address State | Address # - Region | Address # State/Province",
            "Addresses # State | State ID",
            "Addresses # State Combined code | rajya | soba | suba | प्रदेश | स्टेट | प्रांत | ریاست | اسٹیٹ",
        ),
        is_facet=True,
    ),
]
PostalCode = Annotated[
    str | None,
    Column(
        heading=N_("PIN or postal code"),
        kind=Kind.POSTAL_CODE,
        help=N_("Six digits in India, five in Pakistan."),
        example="226001",
        aliases=also(
            "PIN | Pincode | Pin Code | PIN No | Postal Code | Post Code | Zip | Zip Code | Zip/Postal Code | ZIP/PIN",
            "Home Zip | Home ZipCode | Home Postal Code | Work Zip | Work ZipCode | Business Zip",
            "Business Postal Code",
            "Mailing Zip | Mailing Zip/Postal Code | Mailing Postal Code | Mailing Code | Billing Code | Billing Zip",
            "Billing Zip/Postal Code | Billing Postal Code | Primary Address Postalcode | Primary Address Postal Code",
            "Address # - Postal Code | Addresses # Zip/Postal Code | पिन | पिनकोड | डाक कोड | پن کوڈ | پوسٹ کوڈ",
        ),
        is_searched=True,
    ),
]
Country = Annotated[
    str | None,
    Column(
        heading=N_("Country"),
        kind=Kind.NAME,
        example="India",
        aliases=also(
            "Country Name | Country/Region | Nation | Home Country | Work Country | Business Country | Country Code",
            "Business Country/Region | Home Country/Region | Mailing Country | Billing Country | Country ID",
            "Primary Address Country | Address # - Country | Address # Country/Region",
            "Addresses # Country ISO2 code | desh | mulk | کنٹری",
        ),
    ),
]
Gstin = Annotated[
    str | None,
    Column(
        heading=N_("GSTIN"),
        kind=Kind.TAX_NUMBER,
        help=N_("India: 15 letters and digits, checked by its last one."),
        example="09AAACH7409R1ZZ",
        aliases=also(
            "GST | GST No | GST Number | GSTIN No | GSTIN Number | GSTIN/UIN | GSTIN/UIN of Recipient | GST IN",
            "GST Identification Number (GSTIN) | GST Identification Number",
            "Tax ID",
            "VAT | VAT Number | VAT No | TIN | TIN No | Party GSTIN | Tax Number | जीएसटी | जीएसटी नंबर | جی ایس ٹی",
        ),
        is_searched=True,
    ),
]
Pan = Annotated[
    str | None,
    Column(
        heading=N_("PAN"),
        kind=Kind.TAX_NUMBER,
        help=N_("India: ten letters and digits."),
        example="AAACH7409R",
        aliases=also(
            "PAN No | PAN Number | PAN Card | PAN Card No | PAN/IT No | Income Tax Number | पैन नंबर | पैन कार्ड",
        ),
        is_searched=True,
        is_personal=True,
    ),
]
Ntn = Annotated[
    str | None,
    Column(
        heading=N_("NTN or CNIC"),
        kind=Kind.TAX_NUMBER,
        help=N_("Pakistan: the tax number, or for a proprietor the identity card's, which is shown masked."),
        example="1234567-8",
        aliases=also(
            "NTN | NTN No | NTN Number | CNIC | CNIC No | CNIC Number | NIC | NIC No | NTN/CNIC | Shanakhti Card",
            "شناختی کارڈ | شناختی کارڈ نمبر | این ٹی این",
        ),
        is_searched=True,
        is_personal=True,
    ),
]
Owner = Annotated[
    str | None,
    Column(
        heading=N_("Looked after by"),
        kind=Kind.LINK,
        help=N_("The member of your team who is responsible."),
        links_to="Team",
        aliases=also(
            "Owner | Assigned To | Assigned User | Assigned User Name | Assigned to Username | Owner Username",
            "User Name",
            "Account Owner | Contact Owner | Lead Owner | Deal Owner | Opportunity Owner | Ticket Owner | Case Owner",
            "Company Owner | Activity Assigned To | Record Owner | Salesperson | Sales Person | Salesman | Sales Rep",
            "Handled By | Responsible | Executive | Agent | Staff | Staff Name | Sales Owner | Responsible Person",
            "Team Member | Relationship Manager",
            "ज़िम्मेदार | सेल्समैन | کس کے ذمے | ذمہ دار | سیلز مین",
        ),
        is_facet=True,
    ),
]
Tags = Annotated[
    tuple[str, ...],
    Column(
        heading=N_("Tags"),
        kind=Kind.TAGS,
        help=N_("Words of your own, with a comma between them."),
        example="wedding, wholesale",
        aliases=also(
            "Tag | Labels | Label | Groups | Group(s) | Group Membership | Categories | Keywords | Groups # Label",
            "टैग | लेबल | لیبل",
        ),
        is_listed=True,
        is_facet=True,
        is_searched=True,
    ),
]
Notes = Annotated[
    str | None,
    Column(
        heading=N_("Notes"),
        kind=Kind.LONG_TEXT,
        aliases=also(
            "Note | Remarks | Remark | Comments | Comment | Description | Memo | Narration | Background",
            "Additional Information | Note(s) | टिप्पणी | नोट | रिमार्क | टीका | نوٹ | ریمارکس | تفصیل | تبصرہ",
        ),
        is_searched=True,
    ),
]
OpeningBalance = Annotated[
    Decimal | None,
    Column(
        heading=N_("Opening balance"),
        kind=Kind.MONEY,
        help=N_("What was owed when you began with Bahi. Plus: they owe you. Minus: you owe them."),
        example="2500",
        aliases=also(
            "Opening Bal | Op Balance | Op Bal | Old Balance | Previous Balance | Balance | Closing Balance | Due",
            "Outstanding | Outstanding Amount | Balance Due | Amount Due | Receivable | Receivable Balance | Dues",
            "baki | baaki | bakaya | bakaaya | udhaar | udhar | purana baki | purana bakaya | khata balance",
            "बाकी | बाक़ी | बकाया | उधार | पुराना बकाया | लेना | باقی | بقایا | ادھار | پرانا بقایا | سابقہ بقایا",
        ),
    ),
]
CreditLimit = Annotated[
    Decimal | None,
    Column(
        heading=N_("Credit limit"),
        kind=Kind.MONEY,
        help=N_("Bahi warns when more than this is owed."),
        example="10000",
        aliases=also("Credit Limit Amount | Max Credit | Udhaar Limit | Udhar Limit | ادھار کی حد | उधार सीमा"),
    ),
]
LastVerifiedOn = Annotated[
    date | None,
    Column(
        heading=N_("Last checked on"),
        kind=Kind.DATE,
        help=N_("The day someone last made sure that phone and address are right."),
        aliases=also("Last Verified On | Last Verified | Verified On | KYC Date"),
    ),
]
CreatedOn = Annotated[
    date | None,
    Column(
        heading=N_("Added on"),
        kind=Kind.DATE,
        help=N_("Bahi fills this in when the row is new."),
        aliases=also(
            "Created On | Created | Created Date | Create Date | Date Created | Created Time | Created At | First Seen",
            "Date Added | Person Created | Organization Created | Added Date | Customer Since | CreatedDate",
            "date_entered | Registration Date | Entry Date",
        ),
        is_app_owned=True,
    ),
]
