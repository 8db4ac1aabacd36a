"""The headings that make a Sales tab a register: its rows name the customer beside what was sold.

What stands in Contacts is known by Contacts' own headings too; here are the words that mean the customer only when
they stand beside a sale ("Customer" is a link in a plain Sales tab, and a name in a register).
"""

from collections.abc import Mapping

from translations import N_
from validation.tables.spelling import also

CUSTOMER_ID = N_("Customer ID")
"""The heading of the column that Bahi adds to a register, which feeds Sales.customer."""

CUSTOMER_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": also(
        "Customer | Customer Name | Name | Party | Party Name | Client | Client Name | Buyer | Buyer Name",
        "Sold To | Bill To",
        "Contact Name | Name of Customer | Patient Name | Student Name | Guest Name | Purchaser | Account | Khata",
        "naam | nam | grahak | grahak ka naam | gahak | kiska naam",
        "नाम | ग्राहक | ग्राहक का नाम | पार्टी | पार्टी का नाम | खरीदार | نام | گاہک | گاہک کا نام | پارٹی | خریدار",
    ),
    "phones": also(
        "Phone | Phone No | Phone Number | Mobile | Mobile No | Mobile Number | Contact | Contact No",
        "Contact Number | Mob | Mob No",
        "Cell | Cell No | Tel | Ph | Ph No | WhatsApp | WhatsApp No | Customer Phone | Customer Mobile",
        "Party Phone | mobail | fon",
        "फ़ोन | फ़ोन नंबर | मोबाइल | मोबाइल नंबर | संपर्क | فون | فون نمبر | موبائل | موبائل نمبر | رابطہ",
    ),
    "address": also(
        "Address | Customer Address | Party Address | Full Address | Add | Delivery Address | Shipping Address",
        "pata | पता | पूरा पता | पत्ता | پتا | پتہ | ایڈریس | مکمل پتہ",
    ),
    "mohalla": also("Village | Mohalla | Gaon | Mohalla or village | गाँव | गांव | मोहल्ला | گاؤں | محلہ"),
    "city": also("City | Town | Place | Station | shahar | शहर | شہر"),
    "relative": also("S/o | W/o | D/o | Father Name | Father's Name | पिता का नाम | والد کا نام | ولدیت"),
    "gstin": also("GSTIN | GST No | Party GSTIN | Customer GSTIN | जीएसटी नंबर"),
}
"""Field of Contacts -> headings that feed it in a register."""

SALE_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "customer": also("Customer ID | ग्राहक आईडी | گاہک آئی ڈی"),
    "due": also(
        "Due | Due Amount | Balance | Balance Due | Remaining | Pending | Outstanding | baki | baaki | bakaya | udhaar",
        "बाकी | बाक़ी | बकाया | शेष | उधार | باقی | بقایا | ادھار",
    ),
}
"""Field of Sales -> headings that mean something else than in a plain Sales tab, or stand in registers only."""
