"""The tabs of what is asked for and offered: deals, products, stock moves."""

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
from validation.tables.spelling import also


class Deal(Record):
    """Something that somebody may buy, from the first question to won or lost."""

    table: ClassVar[Table] = Table(
        name="Deals",
        title=N_("Enquiries"),
        one=N_("enquiry"),
        module="selling",
        help=N_("What people asked for, how far it has come, and what to do next."),
        label="title",
        happened="opened_on",
        parties=("contact", "organisation"),
        tab_aliases=also(
            "Enquiries | Inquiries | Leads | Opportunities | Pipeline | Quotations Sent | पूछताछ | انکوائری | सौदे",
            "سودے",
        ),
    )

    title: Annotated[
        str | None,
        Column(
            heading=N_("Title"),
            kind=Kind.TEXT,
            help=N_("What it is about, in a few words."),
            example=N_("Wedding catering, 200 guests"),
            aliases=also(
                "Deal | Deal Name | Enquiry | Enquiry For | Inquiry | Opportunity | Opportunity Name",
                "Potential Name | Subject",
                "Requirement | Topic | Name | Potentials Name | kya chahiye | क्या चाहिए | کیا چاہیے",
            ),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    contact: Annotated[
        str | None,
        Column(
            heading=N_("Customer"),
            kind=Kind.LINK,
            help=N_("Who asked. You may type the name or the phone."),
            links_to="Contacts",
            aliases=also(
                "Contact | Contact Name | Contact Person | Associated Contact | Customer Name | Primary Contact | Party | Party Name | Client",
                "Customer ID | grahak",
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
            aliases=also(
                "Organisation | Organization | Account | Account Name | Associated Company | Company | Company Name | Related To",
                "Organization Name",
            ),
        ),
    ] = None
    stage: Annotated[
        str | None,
        Column(
            heading=N_("Stage"),
            kind=Kind.CHOICE,
            help=N_("How far it has come. The words are yours, in the Lists tab."),
            list_name="Stages",
            aliases=also(
                "Deal Stage | Sales Stage | Stage Name | Pipeline Stage | Status | Lead Status | Enquiry Status | sthiti",
                "स्थिति | کیفیت",
            ),
            is_first=True,
            is_listed=True,
            is_facet=True,
            default="open",
        ),
    ] = None
    amount: Annotated[
        Decimal | None,
        Column(
            heading=N_("Amount"),
            kind=Kind.MONEY,
            help=N_("What it would bring."),
            example="125000",
            aliases=also(
                "Value | Deal Value | Deal Amount | Expected Amount | Opportunity Amount | Budget",
                "Estimated Value | Expected Revenue | rakam | कीमत | مالیت",
            ),
            is_listed=True,
        ),
    ] = None
    probability: Annotated[
        Decimal | None,
        Column(
            heading=N_("Chance (%)"),
            kind=Kind.PERCENT,
            help=N_("Empty takes the usual chance of the stage."),
            aliases=also("Probability | Probability (%) | Chance | Win Probability"),
        ),
    ] = None
    product: Annotated[
        str | None,
        Column(
            heading=N_("Product"),
            kind=Kind.LINK,
            links_to="Products",
            aliases=also("Product Name | Item | Service | Interested In | Product ID | saman | सामान | سامان"),
            is_facet=True,
        ),
    ] = None
    source: Annotated[
        str | None,
        Column(
            heading=N_("Source"),
            kind=Kind.CHOICE,
            help=N_("How they came to you."),
            list_name="Sources",
            aliases=also("Lead Source | Enquiry Source | Original Source | Campaign Source"),
            is_facet=True,
        ),
    ] = None
    owner: shared.Owner = None
    opened_on: Annotated[
        date | None,
        Column(
            heading=N_("Opened on"),
            kind=Kind.DATE,
            aliases=also(
                "Date | Enquiry Date | Inquiry Date | Created Time | Created On | Create Date | Created Date",
                "Lead Date | Date Created | Deal Created | Deal Created On | tarikh | तारीख | تاریخ",
            ),
        ),
    ] = None
    expected_on: Annotated[
        date | None,
        Column(
            heading=N_("Expected on"),
            kind=Kind.DATE,
            help=N_("When you think it will be decided."),
            aliases=also(
                "Expected Close Date | Expected Closing | Closing Date | Expected Closing Date | Close Date",
                "Expected Date",
            ),
            is_listed=True,
        ),
    ] = None
    closed_on: Annotated[
        date | None,
        Column(
            heading=N_("Closed on"),
            kind=Kind.DATE,
            aliases=also("Closed Date | Closed | Won On | Lost On | Date Closed | Deal Closed On"),
        ),
    ] = None
    lost_reason: Annotated[
        str | None,
        Column(
            heading=N_("Why lost"),
            kind=Kind.CHOICE,
            list_name="Lost reasons",
            aliases=also("Lost Reason | Reason for Loss | Closed Lost Reason | Reason Lost | Loss Reason"),
            is_facet=True,
        ),
    ] = None
    next_step: Annotated[
        str | None,
        Column(
            heading=N_("Next step"),
            kind=Kind.TEXT,
            help=N_("The one thing to do next."),
            example=N_("send the price list"),
            aliases=also("Next Action | Follow Up | Follow-up | Next | agla kadam | आगे क्या | آگے کیا"),
        ),
    ] = None
    next_step_on: Annotated[
        date | None,
        Column(
            heading=N_("Next step on"),
            kind=Kind.DATE,
            aliases=also(
                "Next Action Date | Next Activity Date | Follow Up Date | Follow-up Date | Next Follow Up | Next Follow-up Date | Reminder"
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    notes: shared.Notes = None

    @model_validator(mode="after")
    def _dates_are_in_order(self) -> Self:
        return in_order(self, "opened_on", "closed_on")


class Product(Record):
    """A thing or service that is sold or bought."""

    table: ClassVar[Table] = Table(
        name="Products",
        is_known_by_name=True,
        title=N_("Products"),
        one=N_("product"),
        module="selling",
        help=N_("What you sell, with its price and tax."),
        tab_aliases=also(
            "Items | Item List | Price List | Stock Items | Services | Catalogue | Inventory | सामान | वस्तुएँ",
            "سامان | مصنوعات | Rate List",
        ),
    )

    name: Annotated[
        str | None,
        Column(
            heading=N_("Name"),
            kind=Kind.NAME,
            example="Mixer Grinder 500 W",
            aliases=also(
                "Product | Product Name | Item | Item Name | Service | Service Name | Particulars | Name of Item",
                "Stock Item",
                "saman | maal | cheez | वस्तु | सामान | सामान का नाम | आइटम | چیز | سامان | سامان کا نام | آئٹم",
            ),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    sku: Annotated[
        str | None,
        Column(
            heading=N_("SKU"),
            kind=Kind.TEXT,
            help=N_("Your own short code, or the bar code."),
            aliases=also(
                "Code | Item Code | Product Code | Part Number | Part No | Barcode | Bar Code | Internal Reference",
                "Item No | Model No | Art No | Art.-Nr. | Article No | Article Number",
            ),
            is_searched=True,
        ),
    ] = None
    category: Annotated[
        str | None,
        Column(
            heading=N_("Category"),
            kind=Kind.CHOICE,
            list_name="Product categories",
            aliases=also(
                "Product Category | Item Category | Item Group | Group | Stock Group | Type | Brand | वर्ग | کیٹیگری"
            ),
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    unit: Annotated[
        str | None,
        Column(
            heading=N_("Unit"),
            kind=Kind.CHOICE,
            help=N_("What one of it is: piece, kg, metre, hour."),
            list_name="Units",
            aliases=also("UOM | Unit of Measure | Units | Base Unit | Per | Usage Unit | ikai | نگ"),
            is_listed=True,
        ),
    ] = None
    price: Annotated[
        Decimal | None,
        Column(
            heading=N_("Price"),
            kind=Kind.MONEY,
            help=N_("What a customer pays for one unit, before tax."),
            example="3200",
            aliases=also(
                "Rate | Unit Price | Sale Price | Selling Price | Sales Price | List Price | MRP | Price List Rate",
                "dam | daam | bhav | keemat | दाम | भाव | मूल्य | बिक्री मूल्य | دام | بھاؤ | نرخ",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    cost: Annotated[
        Decimal | None,
        Column(
            heading=N_("Cost"),
            kind=Kind.MONEY,
            help=N_("What one unit costs you."),
            aliases=also(
                "Cost Price | Purchase Price | Purchase Rate | Buying Price | Landing Cost | Unit Cost | kharid",
                "खरीद मूल्य | خرید",
            ),
        ),
    ] = None
    tax_rate: Annotated[
        Decimal | None,
        Column(
            heading=N_("Tax (%)"),
            kind=Kind.PERCENT,
            example="18",
            aliases=also(
                "Tax | Tax Rate | GST | GST % | GST Rate | Tax % | VAT | VAT % | Customer Taxes | Sales Tax | कर | ٹیکس"
            ),
            is_listed=True,
        ),
    ] = None
    hsn_code: Annotated[
        str | None,
        Column(
            heading=N_("HSN or SAC"),
            kind=Kind.TEXT,
            help=N_("India: the code of goods or services on GST bills."),
            example="8509",
            aliases=also("HSN | HSN Code | SAC | SAC Code | HSN/SAC | HSN/SAC Code | HS Code"),
            is_searched=True,
        ),
    ] = None
    reorder_level: Annotated[
        Decimal | None,
        Column(
            heading=N_("Reorder level"),
            kind=Kind.NUMBER,
            help=N_("When stock falls to this, it appears on the list of what to order."),
            example="5",
            aliases=also(
                "Minimum Stock | Min Stock | Min Qty | Minimum Quantity | Reorder Point | Low Stock",
                "Min Stock Quantity",
            ),
        ),
    ] = None
    is_active: Annotated[
        bool | None,
        Column(
            heading=N_("Active"),
            kind=Kind.YES_NO,
            help=N_("No hides it from new bills; old ones keep it."),
            aliases=also("Is Active | Product Active | Enabled | In Use"),
            is_facet=True,
            default=True,
        ),
    ] = None
    notes: shared.Notes = None


class StockMove(Record):
    """Goods that came in or went out."""

    table: ClassVar[Table] = Table(
        name="Stock moves",
        title=N_("Stock"),
        one=N_("stock entry"),
        module="selling",
        help=N_("A line each time goods come in or go out; stock in hand is their sum."),
        label="product",
        happened="on",
        tab_aliases=also(
            "Stock | Stock Register | Stock Entries | Inventory Moves | Stock In Out | स्टॉक | माल | اسٹاک | مال"
        ),
    )

    on: Annotated[
        date | None,
        Column(
            heading=N_("Date"), kind=Kind.DATE, aliases=also("On | tarikh | दिनांक"), is_listed=True, default="today"
        ),
    ] = None
    product: Annotated[
        str | None,
        Column(
            heading=N_("Product"),
            kind=Kind.LINK,
            links_to="Products",
            aliases=also("Product Name | Item | Item Name | Product ID | Particulars | saman | maal | सामान | سامان"),
            is_first=True,
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    quantity: Annotated[
        Decimal | None,
        Column(
            heading=N_("Quantity (+ in, - out)"),
            kind=Kind.NUMBER,
            help=N_("Plus for what came in, minus for what went out."),
            example="-2",
            aliases=also("Quantity | Qty | Stock | Change | Moved | matra | मात्रा | مقدار | تعداد"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    reason: Annotated[
        str | None,
        Column(
            heading=N_("Reason"),
            kind=Kind.CHOICE,
            list_name="Stock reasons",
            aliases=also("Type | Move Type | Transaction Type | In/Out | Voucher Type"),
            is_first=True,
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    document: Annotated[
        str | None,
        Column(
            heading=N_("Bill or document"),
            kind=Kind.LINK,
            links_to="Documents",
            aliases=also("Document | Document ID | Bill | Invoice"),
        ),
    ] = None
    notes: shared.Notes = None
