"""The sample business's goods, sales, payments, bills and enquiries."""

from datetime import date, timedelta
from decimal import Decimal

from sync.demo.names import ITEMS
from sync.demo.people import TEAM
from sync.demo.tab import DemoTab, Dice, Values
from sync.new_workbook import Formula

_PROMISED_LATELY = 3
"""Payments promised for a day so near have not come in: the shop has promises to look after."""
METHODS = ("Cash", "UPI", "Card", "Bank transfer", "Cheque")


def product_tab(dice: Dice) -> DemoTab:
    """The goods of an electrical shop."""
    tab = DemoTab(
        "Products",
        (
            "id",
            "name",
            "sku",
            "category",
            "unit",
            "price",
            "cost",
            "tax_rate",
            "hsn_code",
            "reorder_level",
            "is_active",
        ),
    )
    for number, (name, _, category, price) in enumerate(ITEMS * 6):
        brand = ("Asha", "Deccan", "Sitara", "Royal", "Kiran", "Nova")[number // len(ITEMS)]
        tab.rows.append(
            {
                "id": dice.id(),
                "name": f"{brand} {name}",
                "sku": f"{brand[:2].upper()}-{number:03d}",
                "category": category,
                "unit": "Piece",
                "price": Decimal(price),
                "cost": Decimal(round(price * 0.78)),
                "tax_rate": Decimal(18),
                "hsn_code": str(8500 + number % 40),
                "reorder_level": dice.of((5, 10, 20)),
                "is_active": "Yes" if dice.chance(0.93) else "No",
            }
        )
    return tab


def stock_tab(dice: Dice, products: DemoTab, count: int) -> DemoTab:
    """What came in and went out."""
    tab = DemoTab("Stock moves", ("id", "on", "product", "quantity", "reason", "notes"))
    stock: dict[object, int] = {}
    for on in sorted(dice.ago(700).date() for _ in range(count)):
        product = dice.random.choice(products.rows)["id"]
        comes_in = dice.chance(0.4) or stock.get(product, 0) < 12
        quantity = dice.random.randint(10, 60) if comes_in else -dice.random.randint(1, 12)
        stock[product] = stock.get(product, 0) + quantity
        reason = (
            dice.of(("Bought in", "Returned by customer"), (85, 15))
            if comes_in
            else dice.of(("Sold", "Damaged or lost"), (95, 5))
        )
        tab.rows.append({"id": dice.id(), "on": on, "product": product, "quantity": quantity, "reason": reason})
    return tab


def sales_tab(dice: Dice, contacts: DemoTab, products: DemoTab, count: int) -> DemoTab:
    """Sales at the counter; what is due is a formula of the sheet."""
    tab = DemoTab(
        "Sales",
        (
            "id",
            "on",
            "customer",
            "item",
            "product",
            "quantity",
            "amount",
            "received",
            "due",
            "method",
            "owner",
            "remarks",
        ),
    )
    regulars = dice.random.sample(contacts.rows, max(1, len(contacts.rows) // 5))
    for _ in range(count):
        product = dice.random.choice(products.rows)
        quantity = dice.random.choices((1, 2, 3, 6), (78, 14, 5, 3))[0]
        amount = dice.rupees(float(product["price"]) * quantity)  # type: ignore[arg-type]
        received = amount if dice.chance(0.8) else (amount * dice.random.choice((0, 25, 50)) / 100).quantize(Decimal(1))
        buyer = dice.random.choice(regulars if dice.chance(0.7) else contacts.rows)
        tab.rows.append(
            {
                "id": dice.id(),
                "on": dice.ago(1100).date(),
                "customer": buyer["id"],
                "item": product["name"],
                "product": product["id"],
                "quantity": quantity,
                "amount": amount,
                "received": received,
                "due": Formula("=G{row}-H{row}", float(amount - received)),
                "method": dice.of(METHODS, (40, 42, 6, 8, 4)),
                "owner": dice.of(TEAM),
                "remarks": dice.of((None, "Home delivery", "अगले महीने देंगे", "باقی جمعہ کو"), (88, 7, 3, 2)),
            }
        )
    tab.rows.sort(key=lambda row: str(row["on"]))
    _mess_up(dice, tab.rows)
    return tab


def _mess_up(dice: Dice, rows: list[Values]) -> None:
    for row in rows:
        on = row["on"]
        if isinstance(on, date) and dice.chance(0.01):
            row["on"] = dice.of((f"{on.day}/{on.month}/{on.year % 100}", f"{on:%d.%m.%Y}", f"{on:%d-%b-%y}"))
        if dice.chance(0.003):
            row["amount"] = dice.of(("1,25,000", "₹ 1.25 lakh", "Rs 500/-", "5000-2000", "२५००"))
        if dice.chance(0.002):
            row["customer"] = "Unknown customer"


def payment_tab(dice: Dice, contacts: DemoTab, sales: DemoTab, count: int) -> DemoTab:
    """Money that came in later, and money paid to suppliers."""
    tab = DemoTab(
        "Payments",
        ("id", "on", "party", "direction", "amount", "method", "reference", "pays_for", "promised_on", "notes"),
    )
    unpaid = [sale for sale in sales.rows if _left(sale) > 0]
    for number in range(count):
        sale = dice.random.choice(sales.rows)
        comes_in = dice.chance(0.85)
        row: Values = {
            "id": dice.id(),
            "on": dice.ago(900).date(),
            "party": sale["customer"] if comes_in else dice.random.choice(contacts.rows)["id"],
            "direction": "In" if comes_in else "Out",
            "amount": dice.rupees(1800),
            "method": dice.of(METHODS, (40, 42, 6, 8, 4)),
            "reference": f"UTR{dice.random.randint(10**9, 10**10)}" if dice.chance(0.2) else None,
            "pays_for": sale["id"] if comes_in and dice.chance(0.3) else None,
        }
        days = dice.random.randint(-20, 20) if dice.chance(0.05) else None
        if days is not None:
            row["promised_on"] = (dice.now + timedelta(days=days)).date()
            if comes_in and unpaid and abs(days) <= _PROMISED_LATELY:
                row |= _not_paid_yet(unpaid[number % len(unpaid)])
        tab.rows.append(row)
    return tab


def _left(sale: Values) -> Decimal:
    """What is still to be paid of a sale; nothing where its amounts are not plain numbers."""
    amount, received = sale["amount"], sale["received"]
    return amount - received if isinstance(amount, Decimal) and isinstance(received, Decimal) else Decimal(0)


def _not_paid_yet(sale: Values) -> Values:
    """The cells of a payment that was promised for what is left of a sale, and has not come yet."""
    open_cells: Values = {"party": sale["customer"], "amount": _left(sale), "pays_for": sale["id"]}
    return {**open_cells, "on": None, "method": None, "reference": None}


def document_tabs(dice: Dice, contacts: DemoTab, products: DemoTab, count: int) -> tuple[DemoTab, DemoTab]:
    """Quotations and invoices with their lines; numbers run on within each kind and financial year."""
    documents = DemoTab(
        "Documents", ("id", "number", "kind", "on", "party", "due_on", "expires_on", "status", "total", "notes")
    )
    lines = DemoTab(
        "Document lines",
        ("id", "document", "product", "description", "hsn_code", "quantity", "unit", "unit_price", "tax_percent"),
    )
    numbers: dict[tuple[str, int], int] = {}
    for on in sorted(dice.ago(800).date() for _ in range(count)):
        kind = str(dice.of(("Invoice", "Quotation", "Receipt"), (60, 30, 10)))
        year = on.year if on.month >= 4 else on.year - 1
        numbers[kind, year] = numbers.get((kind, year), 0) + 1
        id, total = dice.id(), Decimal(0)
        for _ in range(dice.random.randint(1, 4)):
            product = dice.random.choice(products.rows)
            quantity, price = dice.random.randint(1, 5), Decimal(str(product["price"]))
            total += (quantity * price * Decimal("1.18")).quantize(Decimal("0.01"))
            line = {
                "product": product["id"],
                "description": product["name"],
                "hsn_code": product["hsn_code"],
                "unit": "Piece",
            }
            lines.rows.append(
                {
                    "id": dice.id(),
                    "document": id,
                    "quantity": quantity,
                    "unit_price": price,
                    "tax_percent": Decimal(18),
                    **line,
                }
            )
        documents.rows.append(
            {
                "id": id,
                "number": f"{kind[:3].upper()}/{year % 100}-{(year + 1) % 100}/{numbers[kind, year]:04d}",
                "kind": kind,
                "on": on,
                "party": dice.random.choice(contacts.rows)["id"],
                "due_on": on + timedelta(days=30) if kind == "Invoice" else None,
                "expires_on": on + timedelta(days=15) if kind == "Quotation" else None,
                "status": dice.of(("Issued", "Accepted", "Cancelled"), (70, 25, 5)),
                "total": total,
            }
        )
    return documents, lines


def deal_tab(dice: Dice, contacts: DemoTab, organisations: DemoTab, count: int) -> DemoTab:
    """Enquiries and where they stand."""
    fields = (
        "id", "title", "contact", "organisation", "stage", "amount", "source", "owner", "opened_on", "expected_on", "closed_on",
        "lost_reason", "next_step", "next_step_on",
    )  # fmt: skip
    tab = DemoTab("Deals", fields)
    for _ in range(count):
        opened = dice.ago(500).date()
        stage = str(dice.of(("New", "Contacted", "Quoted", "Won", "Lost"), (18, 16, 16, 32, 18)))
        is_open = stage in ("New", "Contacted", "Quoted")
        has_firm = dice.chance(0.25)
        tab.rows.append(
            {
                "id": dice.id(),
                "title": f"{dice.random.choice(ITEMS)[0]} x {dice.random.randint(1, 12)}",
                "contact": None if has_firm else dice.random.choice(contacts.rows)["id"],
                "organisation": dice.random.choice(organisations.rows)["id"] if has_firm else None,
                "stage": stage if not dice.chance(0.006) else dice.of(("Wonn", "quoted ", "नया")),
                "amount": dice.rupees(14000),
                "source": dice.of(("Walk-in", "Friend or customer", "WhatsApp", "Phone call", "Fair or event")),
                "owner": dice.of(TEAM),
                "opened_on": opened,
                "expected_on": opened + timedelta(days=dice.random.randint(5, 60)),
                "closed_on": None if is_open else opened + timedelta(days=dice.random.randint(1, 45)),
                "lost_reason": dice.of(("Too expensive", "Bought elsewhere", "Never replied"))
                if stage == "Lost"
                else None,
                "next_step": dice.of((None, "Call back", "Send quotation", "Visit")) if is_open else None,
                "next_step_on": (dice.now + timedelta(days=dice.random.randint(-8, 15))).date()
                if is_open and dice.chance(0.6)
                else None,
            }
        )
    return tab
