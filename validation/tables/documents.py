"""The tabs of papers with a number, from quotation to receipt, and of their lines."""

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


class Document(Record):
    """A paper with a number: quotation, order, invoice, receipt and their like. Cancelled, never deleted."""

    table: ClassVar[Table] = Table(
        name="Documents",
        title=N_("Bills & quotations"),
        one=N_("document"),
        module="selling",
        help=N_("Quotations, orders, bills and receipts, numbered without gaps."),
        label="number",
        happened="on",
        parties=("party",),
        tab_aliases=also(
            "Invoices | Bills | Quotations | Quotes | Estimates | Challans | Vouchers | बिल | चालान | بل | رسیدیں"
        ),
    )

    number: Annotated[
        str | None,
        Column(
            heading=N_("Document number"),
            kind=Kind.TEXT,
            help=N_("Bahi gives the next one of the series when the document is issued."),
            example="INV/24-25/0017",
            aliases=also(
                "Number | Document No | Bill No | Bill Number | Invoice No | Invoice Number",
                "Quotation No | Voucher No | No | Invoice #",
                "Quote Number | Estimate Number | Credit Note Number | Debit Note Number | SalesOrder Number | Sales Order Number",
                "Receipt No | Challan No | Order No | बिल नं | बिल नंबर | بل نمبر",
            ),
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    kind: Annotated[
        str | None,
        Column(
            heading=N_("Kind"),
            kind=Kind.CHOICE,
            list_name="Document kinds",
            aliases=also("Type | Document Type | Voucher Type | Transaction Type | Txn Type | Invoice Type | Document"),
            is_first=True,
            is_listed=True,
            is_facet=True,
            default="invoice",
        ),
    ] = None
    on: Annotated[
        date | None,
        Column(
            heading=N_("Date"),
            kind=Kind.DATE,
            aliases=also(
                "Document Date | Bill Date | Invoice Date | Quotation Date | Voucher Date | Order Date | On",
                "Quote Date | Estimate Date | Credit Note Date | Debit Note Date | Challan Date",
                "tarikh | दिनांक",
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
            help=N_("Whom it is for; on a supplier's bill, who sent it. You may type the name or the phone."),
            links_to=PARTIES,
            aliases=also(
                "Party | Party Name | Customer | Customer Name | Customer ID | Client | Bill To | Contact | Firm",
                "Supplier | Supplier Name | Vendor | Vendor Name | पार्टी | ग्राहक | پارٹی | گاہک",
            ),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    deal: Annotated[
        str | None,
        Column(heading=N_("Enquiry"), kind=Kind.LINK, links_to="Deals", aliases=also("Deal | Deal ID | Opportunity")),
    ] = None
    original_document: Annotated[
        str | None,
        Column(
            heading=N_("Made from"),
            kind=Kind.LINK,
            help=N_("The quotation or order this came from, or the bill that a credit note corrects."),
            links_to="Documents",
            aliases=also("Original Document | Original Invoice | Against Invoice | Original Invoice No"),
        ),
    ] = None
    place_of_supply: Annotated[
        str | None,
        Column(
            heading=N_("Place of supply"),
            kind=Kind.TEXT,
            help=N_("The state or province the tax is for; usually the buyer's."),
            example="Uttar Pradesh",
            aliases=also("Supply Place | State of Supply | POS | Place of Supply (State)"),
        ),
    ] = None
    expires_on: Annotated[
        date | None,
        Column(
            heading=N_("Valid until"),
            kind=Kind.DATE,
            help=N_("Until when a quotation holds."),
            aliases=also("Valid Till | Validity | Expiry Date | Expires On | Valid Upto"),
        ),
    ] = None
    due_on: Annotated[
        date | None,
        Column(
            heading=N_("Due on"),
            kind=Kind.DATE,
            help=N_("When a bill is to be paid."),
            aliases=also("Due Date | Payment Due Date | Pay By"),
            is_listed=True,
        ),
    ] = None
    status: Annotated[
        str | None,
        Column(
            heading=N_("Status"),
            kind=Kind.CHOICE,
            help=N_("Whether it is a draft, sent, accepted or cancelled. What is paid comes from Payments."),
            list_name="Document statuses",
            aliases=also(
                "State | Invoice Status | Document Status | Quote Status | Estimate Status | Credit Note Status | Bill Status"
            ),
            is_listed=True,
            is_facet=True,
            default="draft",
        ),
    ] = None
    is_tax_inclusive: Annotated[
        bool | None,
        Column(
            heading=N_("Prices include tax"),
            kind=Kind.YES_NO,
            aliases=also("Tax Inclusive | Inclusive of Tax | Is Inclusive Tax"),
        ),
    ] = None
    discount: Annotated[
        Decimal | None,
        Column(
            heading=N_("Discount"),
            kind=Kind.MONEY,
            help=N_("Taken off the whole document, before tax."),
            aliases=also("Discount Amount | Bill Discount | chhoot | छूट | رعایت"),
        ),
    ] = None
    round_off: Annotated[
        Decimal | None,
        Column(
            heading=N_("Round-off"),
            kind=Kind.MONEY,
            help=N_("The paise added or left out to make the total whole."),
            aliases=also("Rounding | Rounded Off | Adjustment"),
        ),
    ] = None
    is_reverse_charge: Annotated[
        bool | None,
        Column(
            heading=N_("Reverse charge"),
            kind=Kind.YES_NO,
            help=N_("India: the buyer pays the GST to the tax office, not the seller."),
            aliases=also("RCM | Is Reverse Charge | Reverse Charge Applicable"),
        ),
    ] = None
    total: Annotated[
        Decimal | None,
        Column(
            heading=N_("Total"),
            kind=Kind.MONEY,
            help=N_("With tax, discount and round-off; checked against the lines."),
            aliases=also(
                "Total Amount | Grand Total | Amount | Net Amount | Bill Amount | Invoice Value | Invoice Amount",
                "kul | कुल | कुल राशि | کل | کل رقم",
            ),
            is_listed=True,
        ),
    ] = None
    owner: Annotated[
        str | None,
        Column(
            heading=N_("Made by"),
            kind=Kind.LINK,
            links_to="Team",
            aliases=also("Salesperson | Salesman | Prepared By | Created By | Owner"),
            is_facet=True,
        ),
    ] = None
    notes: shared.Notes = None
    seller_name: Annotated[
        str | None,
        Column(
            heading=N_("Seller's name"),
            kind=Kind.NAME,
            help=N_("As it was on the day of issue."),
            aliases=also("Seller | Seller Name"),
            is_app_owned=True,
        ),
    ] = None
    seller_tax_number: Annotated[
        str | None,
        Column(
            heading=N_("Seller's tax number"),
            kind=Kind.TAX_NUMBER,
            aliases=also("Seller GSTIN | Seller NTN | Seller Tax Number"),
            is_app_owned=True,
        ),
    ] = None
    seller_address: Annotated[
        str | None,
        Column(heading=N_("Seller's address"), kind=Kind.LONG_TEXT, aliases=also("Seller Address"), is_app_owned=True),
    ] = None
    buyer_name: Annotated[
        str | None,
        Column(
            heading=N_("Buyer's name"),
            kind=Kind.NAME,
            help=N_("As it was on the day of issue."),
            aliases=also("Buyer | Buyer Name | Name on Bill"),
            is_searched=True,
            is_personal=True,
            is_app_owned=True,
        ),
    ] = None
    buyer_tax_number: Annotated[
        str | None,
        Column(
            heading=N_("Buyer's tax number"),
            kind=Kind.TAX_NUMBER,
            aliases=also(
                "Buyer GSTIN | Buyer NTN | Buyer Tax Number | GSTIN/UIN of Recipient | Customer GSTIN | Party GSTIN"
            ),
            is_app_owned=True,
        ),
    ] = None
    buyer_address: Annotated[
        str | None,
        Column(
            heading=N_("Buyer's address"),
            kind=Kind.LONG_TEXT,
            aliases=also("Buyer Address | Billing Address | Bill To Address"),
            is_personal=True,
            is_app_owned=True,
        ),
    ] = None

    @model_validator(mode="after")
    def _dates_are_in_order(self) -> Self:
        return in_order(in_order(self, "on", "due_on"), "on", "expires_on")


class DocumentLine(Record):
    """One line of a document, with its rate, code and cost as they were when it was issued."""

    table: ClassVar[Table] = Table(
        name="Document lines",
        title=N_("Lines of bills"),
        one=N_("line"),
        module="selling",
        help=N_("What stands on each bill or quotation, a line each."),
        label="description",
        tab_aliases=also("Invoice Items | Invoice Lines | Bill Items | Line Items | Quotation Items | Document Items"),
    )

    document: Annotated[
        str | None,
        Column(
            heading=N_("Bill or document"),
            kind=Kind.LINK,
            links_to="Documents",
            aliases=also(
                "Document | Document ID | Document No | Bill No | Invoice No | Invoice Number | Invoice | Bill",
                "Invoice No./Txn No.",
            ),
            is_required=True,
            is_listed=True,
        ),
    ] = None
    product: Annotated[
        str | None,
        Column(
            heading=N_("Product"),
            kind=Kind.LINK,
            links_to="Products",
            aliases=also("Product Name | Item | Item Name | Product ID | Product/Service"),
            is_first=True,
            is_listed=True,
            is_facet=True,
        ),
    ] = None
    description: Annotated[
        str | None,
        Column(
            heading=N_("Description"),
            kind=Kind.TEXT,
            help=N_("What stands on the bill; the product's name if empty."),
            aliases=also("Text | Particulars | Details | Item Description | Item Desc | विवरण | تفصیل"),
            is_first=True,
            is_listed=True,
            is_searched=True,
        ),
    ] = None
    hsn_code: Annotated[
        str | None,
        Column(heading=N_("HSN or SAC"), kind=Kind.TEXT, aliases=also("HSN | HSN Code | SAC | HSN/SAC | HS Code")),
    ] = None
    quantity: Annotated[
        Decimal | None,
        Column(
            heading=N_("Quantity"),
            kind=Kind.NUMBER,
            aliases=also("Qty | Nos | मात्रा | تعداد"),
            is_first=True,
            is_listed=True,
            default=1,
        ),
    ] = None
    unit: Annotated[
        str | None,
        Column(heading=N_("Unit"), kind=Kind.CHOICE, list_name="Units", aliases=also("UOM | Per | Units | Usage Unit")),
    ] = None
    unit_price: Annotated[
        Decimal | None,
        Column(
            heading=N_("Unit price"),
            kind=Kind.MONEY,
            aliases=also("Rate | Price | Unit Rate | UnitPrice | Item Price | List Price | भाव | दर | نرخ"),
            is_first=True,
            is_listed=True,
        ),
    ] = None
    discount_percent: Annotated[
        Decimal | None,
        Column(
            heading=N_("Discount (%)"),
            kind=Kind.PERCENT,
            aliases=also("Discount % | Disc % | Discount Percent | Discount"),
        ),
    ] = None
    tax_percent: Annotated[
        Decimal | None,
        Column(
            heading=N_("Tax (%)"),
            kind=Kind.PERCENT,
            aliases=also("Tax % | Tax Percent | Tax Rate | GST % | GST Rate | Tax | GST"),
            is_listed=True,
        ),
    ] = None
    cess: Annotated[
        Decimal | None,
        Column(
            heading=N_("Cess"),
            kind=Kind.MONEY,
            help=N_("India: the amount of cess on this line, if any."),
            aliases=also("Cess Amount | CESS"),
        ),
    ] = None
    cost: Annotated[
        Decimal | None,
        Column(
            heading=N_("Cost"),
            kind=Kind.MONEY,
            help=N_("What one unit cost you on the day of issue; never printed."),
            aliases=also("Cost Price | Unit Cost | Purchase Price"),
            is_app_owned=True,
        ),
    ] = None
