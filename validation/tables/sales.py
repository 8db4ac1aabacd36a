"""The tabs of what was sold and what was paid: sales and payments."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from translations import N_
from validation.column import Column
from validation.kinds import Kind
from validation.record import Record, Table
from validation.tables import shared
from validation.tables.shared import PARTIES
from validation.tables.spelling import also


class Sale(Record):
    """One thing sold on one day: all that a shop without bills needs. In a register its row names the customer too."""

    table: ClassVar[Table] = Table(
        name="Sales",
        title=N_("Sales"),
        one=N_("sale"),
        module="selling",
        help=N_("A line a sale: who, what, how much, and what was paid at once."),
        label="item",
        happened="on",
        parties=("customer",),
        tab_aliases=also(
            "Sale | Sales Register | Register | Daily Sales | Day Book | Daybook | Sale Register | Bahi",
            "Roznamcha | Khata",
            "Udhaar | Orders | Bookings | Purchases | Customer Register | Service Register | बिक्री | रजिस्टर",
            "बही | रोज़नामचा | उधार खाता",
            "فروخت | رجسٹر | بہی | روزنامچہ | ادھار کھاتہ | بکری",
        ),
    )

    on: Annotated[
        date | None,
        Column(
            heading=N_("Date"),
            kind=Kind.DATE,
            example="5 Mar 2024",
            aliases=also(
                "Sale Date | Bill Date | Invoice Date | Order Date | Purchase Date | Date of Sale",
                "Date of Purchase | Txn Date",
                "Transaction Date | Voucher Date | Entry Date | Booking Date | Delivery Date | Dt | Day | On",
                "tarikh | tareekh | din",
                "दिनांक | बिल की तारीख | ता. | دن | بل کی تاریخ",
                "Timestamp | Job Date | In Date | Date In",
            ),
            is_listed=True,
            default="today",
        ),
    ] = None
    customer: Annotated[
        str | None,
        Column(
            heading=N_("Customer ID"),
            kind=Kind.LINK,
            help=N_("Bahi's number of the customer. You may type the name or the phone."),
            links_to=PARTIES,
            aliases=also(
                "Customer | Customer Name | Party | Party Name | Client | Client Name | Buyer | Contact",
                "Contact ID | Sold To",
                "grahak | gahak | ग्राहक | ग्राहक का नाम | पार्टी | گاہک | گاہک کا نام | پارٹی | Cust ID",
                "Customer Code",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    item: Annotated[
        str | None,
        Column(
            heading=N_("Item"),
            kind=Kind.TEXT,
            help=N_("What was sold, in words. That is enough; a product list is not needed."),
            example=N_("Mixer 500 W"),
            aliases=also(
                "Items | Item Name | Particulars | Particular | Goods | Description | Details | Product Name",
                "Article | Work",
                "Work Details | आइटम | آئٹم",
                "Items Purchased | Item Purchased | Purchased | Service | Job | Model | Description of Goods",
                "Item Description",
                "saman | samaan | maal | cheez | vivaran | सामान | माल | वस्तु | विवरण | आइटम | सामान का नाम",
                "سامان | مال | چیز | تفصیل",
                "Model No | Item No | Article No | Design No | Product No",
                "Work Done | Treatment | Order Details | Order | Services Taken | Repair Work",
            ),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    product: Annotated[
        str | None,
        Column(
            heading=N_("Product"),
            kind=Kind.LINK,
            help=N_("Only if you keep a Products tab."),
            links_to="Products",
            aliases=also("Product ID | Product Code | Item Code | SKU"),
            is_facet=True,
        ),
    ] = None
    quantity: Annotated[
        Decimal | None,
        Column(
            heading=N_("Quantity"),
            kind=Kind.NUMBER,
            example="2",
            aliases=also(
                "Qty | Qnty | Quantity Sold | Nos | No of Items | Pcs | Pieces | Weight | matra | nag | ginti | नग",
                "संख्या | عدد | تعداد",
            ),
        ),
    ] = None
    unit: Annotated[
        str | None,
        Column(heading=N_("Unit"), kind=Kind.CHOICE, list_name="Units", aliases=also("UOM | Per | Units | ikai")),
    ] = None
    amount: Annotated[
        Decimal | None,
        Column(
            heading=N_("Amount"),
            kind=Kind.MONEY,
            help=N_("What it cost in all."),
            example="3200",
            aliases=also(
                "Amt | Item Total | Line Total | Total | Total Amount | Bill Amount | Bill Amt | Invoice Amount | Sale Amount | Net Amount",
                "Grand Total | Value",
                "Price | Cost | Amount (Rs) | Amount Rs | Rs | Rupees | Total Amt | Total Price | Bill Value",
                "Gross Total | Debit",
                "rakam | raqam | paisa | paise | kul | kul rakam | kimat | keemat | dam | rashi | udhar diya",
                "रकम | कुल | कुल रकम | राशि | कुल राशि | कीमत | रुपये | टोटल | नाम (उधार) | کل رقم | کل | قیمت",
                "روپے | ٹوٹل",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    received: Annotated[
        Decimal | None,
        Column(
            heading=N_("Received"),
            kind=Kind.MONEY,
            help=N_("What was paid at once, advance included."),
            example="2000",
            aliases=also(
                "Received Amount | Amount Received | Paid | Paid Amount | Amount Paid | Advance | Advance Paid",
                "Deposit | Credit | Cash Received",
                "Received Amt | Adv | एडवांस | ایڈوانس",
                "Recd | Rcvd | Rec'd | Payment | Payment Received | Part Payment | Paid Amt | Jama Rakam",
                "jama | jma | vasool | wasool | mila | diya | जमा | जमा राशि | वसूल | मिला | दिया | अग्रिम",
                "जमा रकम | प्राप्त | प्राप्त राशि | प्राप्ति | جمع | وصول | وصولی | ملا | پیشگی | ادا",
            ),
            is_listed=True,
        ),
    ] = None
    due: Annotated[
        Decimal | None,
        Column(
            heading=N_("Due"),
            kind=Kind.MONEY,
            help=N_("Amount less received, or a running balance, which is never added up. Bahi finds out which."),
            example="1200",
            aliases=also(
                "Due Amount | Amount Due | Balance | Balance Due | Balance Amount | Bal | Bal Amt | Remaining",
                "Pending | Pending Amount",
                "Outstanding | Outstanding Amount | Dues | Udhaar Amount | Running Balance | Rest",
                "Closing Balance | Unpaid | Balance Amt",
                "baki | baaki | baqi | bakaya | bakaaya | baqaya | udhar | udhaar baki | shesh",
                "बाकी | बाक़ी | बकाया | बकाया राशि | शेष | उधार | باقی | بقایا | بقایا رقم | ادھار",
            ),
            is_listed=True,
        ),
    ] = None
    method: Annotated[
        str | None,
        Column(
            heading=N_("Paid by"),
            kind=Kind.CHOICE,
            help=N_("Cash, UPI, card, cheque, bank."),
            list_name="Payment methods",
            aliases=also(
                "Method | Payment Method | Payment Mode | Mode | Mode of Payment | Pay Mode | Payment Type",
                "Cash/Credit | Cash/UPI",
                "kaise diya | भुगतान का तरीका | भुगतान | نقد/ادھار | ادائیگی",
            ),
            is_facet=True,
        ),
    ] = None
    owner: Annotated[
        str | None,
        Column(
            heading=N_("Sold by"),
            kind=Kind.LINK,
            links_to="Team",
            aliases=also(
                "Salesman | Salesperson | Sales Person | Staff | Executive | Counter | Biller | Attended By",
                "सेल्समैन | سیلز مین",
            ),
            is_facet=True,
        ),
    ] = None
    remarks: Annotated[
        str | None,
        Column(
            heading=N_("Remarks"),
            kind=Kind.LONG_TEXT,
            aliases=also(
                "Remark | Notes | Note | Comments | Comment | Narration | Memo | टिप्पणी | नोट | रिमार्क | نوٹ",
                "ریمارکس | تبصرہ",
            ),
            is_searched=True,
        ),
    ] = None
    document: Annotated[
        str | None,
        Column(
            heading=N_("Bill or document"),
            kind=Kind.LINK,
            help=N_("The bill in the Documents tab for this sale, so that it counts once."),
            links_to="Documents",
            aliases=also("Document | Document ID | Bill ID | Invoice ID"),
        ),
    ] = None


class Payment(Record):
    """Money that came in or went out, or is promised."""

    table: ClassVar[Table] = Table(
        name="Payments",
        title=N_("Payments"),
        one=N_("payment"),
        module="selling",
        help=N_("A line a payment; with sales and bills they make each party's account."),
        label="amount",
        happened="on",
        parties=("party",),
        tab_aliases=also(
            "Payment | Receipts | Collections | Collection | Cash Book | Cashbook | Contributions | Donations",
            "Fees | Money | Customer Payments | Customer Payment | Vendor Payments | Vendor Payment | Payments Received | Payments Made",
            "Payment In | Payment Out",
            "भुगतान | जमा | वसूली | रोकड़ | ادائیگیاں | وصولی | جمع | روکڑ",
        ),
    )

    on: Annotated[
        date | None,
        Column(
            heading=N_("Date"),
            kind=Kind.DATE,
            aliases=also(
                "Payment Date | Paid On | Received On | Date Received | Receipt Date | Transaction Date | Txn Date",
                "On | tarikh | दिनांक",
            ),
            is_listed=True,
            default="today",
        ),
    ] = None
    party: Annotated[
        str | None,
        Column(
            heading=N_("Customer or firm"),
            kind=Kind.LINK,
            help=N_("Who paid, or who was paid. You may type the name or the phone."),
            links_to=PARTIES,
            aliases=also(
                "Party | Party Name | Customer | Customer Name | Customer ID | Client | Name | Contact",
                "Contact Name | Supplier | Vendor",
                "Received From | Paid To | Paid By Whom | Donor | Donor Name | Name of Donor | Devotee",
                "Student | Student Name | Member | Member Name | Patient | Patient Name | Tenant | Tenant Name",
                "Account | Firm | naam | grahak | पार्टी | ग्राहक | किससे | पार्टी का नाम | ग्राहक का नाम | नाम | छात्र का नाम | दाता | दानदाता",
                "सदस्य का नाम | پارٹی | گاہک | کس سے | نام | گاہک کا نام | پارٹی کا نام | طالب علم | عطیہ دہندہ",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    direction: Annotated[
        str | None,
        Column(
            heading=N_("In or out"),
            kind=Kind.CHOICE,
            help=N_("In: they paid you. Out: you paid them."),
            list_name="In or out",
            aliases=also(
                "Direction | Type | Payment Type | In/Out | Dr/Cr | Receipt/Payment | Transaction Type | aaya gaya",
                "आया/गया | آیا/گیا",
            ),
            is_listed=True,
            is_facet=True,
            default="in",
        ),
    ] = None
    amount: Annotated[
        Decimal | None,
        Column(
            heading=N_("Amount"),
            kind=Kind.MONEY,
            example="2000",
            aliases=also(
                "Amt | Amount Paid | Amount Received | Paid | Received | Payment Amount | Total Amount",
                "Paid Amount | Received Amount",
                "rakam | raqam | paisa | jama | रकम | राशि | रुपये | روپے",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    method: Annotated[
        str | None,
        Column(
            heading=N_("Paid by"),
            kind=Kind.CHOICE,
            help=N_("Cash, UPI, card, cheque, bank."),
            list_name="Payment methods",
            aliases=also(
                "Method | Payment Method | Payment Mode | Mode | Mode of Payment | Payment Instrument",
                "भुगतान का तरीका | ذریعہ",
            ),
            is_first=True,
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    reference: Annotated[
        str | None,
        Column(
            heading=N_("Reference"),
            kind=Kind.TEXT,
            help=N_("The UPI reference, or the number of the cheque or receipt."),
            aliases=also(
                "Ref | Ref No | Reference No | Transaction ID | Txn ID | UTR | UTR No | Cheque No | Cheque Number",
                "Receipt No | UPI Ref | Reference Number | Payment Number | Payment No | रसीद नं | रसीद संख्या | رسید نمبر",
            ),
            is_searched=True,
        ),
    ] = None
    pays_for: Annotated[
        tuple[str, ...],
        Column(
            heading=N_("Paid for"),
            kind=Kind.LINKS,
            help=N_("The sales, bills, contracts or memberships it pays; empty goes to the account, oldest due first."),
            links_to="Sales|Documents|Contracts|Memberships",
            aliases=also("For | Against | Against Bill | Applied To | Bill | Invoice | किसके लिए | کس کے لیے"),
        ),
    ] = ()
    promised_on: Annotated[
        date | None,
        Column(
            heading=N_("Promised for"),
            kind=Kind.DATE,
            help=N_("The day they said they would pay; leave Date empty until they do."),
            aliases=also(
                "Promise Date | Promised On | Promised Date | Vada | wada | vaada | वादा | वादे की तारीख | وعدہ",
                "وعدے کی تاریخ",
            ),
            is_listed=True,
        ),
    ] = None
    cheque_on: Annotated[
        date | None,
        Column(
            heading=N_("Cheque date"),
            kind=Kind.DATE,
            help=N_("The date on the cheque, if it is not today's."),
            aliases=also("Check Date | PDC Date | Post Dated | Dated"),
        ),
    ] = None
    tax_withheld: Annotated[
        Decimal | None,
        Column(
            heading=N_("Tax withheld"),
            kind=Kind.MONEY,
            help=N_("What the payer kept back for the tax office (TDS, WHT). It counts as paid."),
            aliases=also("TDS | TDS Amount | WHT | Withholding Tax | Tax Deducted | टीडीएस"),
        ),
    ] = None
    notes: shared.Notes = None
