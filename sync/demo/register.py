"""The second sample: a one-tab register such as shops keep, a row a purchase, the customer repeated."""

from datetime import date
from itertools import groupby

from sync.demo.names import ITEMS
from sync.demo.people import person, phone
from sync.demo.tab import Dice
from sync.new_workbook import WrittenTab
from sync.workbook import CellValue, NewColumn

HEADINGS = ("S.No.", "Date", "Customer Name", "Mobile", "Address", "Item", "Amount", "Received", "Due", "Remarks")
FORMATS = {"Date": "dd/mm/yyyy", "Mobile": "@", "Amount": "#,##0", "Received": "#,##0", "Due": "#,##0"}


def register_tab(dice: Dice, *, customers: int = 140, sales: int = 900) -> WrittenTab:
    """Two years of a small shop: month titles, totals, ditto marks, and dues row by row."""
    people = [
        (who := person(dice), who.name("hi" if dice.chance(0.2) else "en"), _mobile(dice)) for _ in range(customers)
    ]
    days = sorted(dice.ago(700).date() for _ in range(sales))
    rows: list[tuple[CellValue, ...]] = []
    number = 0
    for month, of_month in groupby(days, key=lambda day: (day.year, day.month)):
        rows.append((None, date(*month, 1).strftime("%B %Y")))
        total = 0
        for on in of_month:
            number += 1
            who, name, mobile = people[int(customers * dice.random.random() ** 2)]
            item, hindi, _, price = dice.random.choice(ITEMS)
            amount = int(dice.rupees(price))
            received = amount if dice.chance(0.7) else amount // 2
            total += amount
            day: CellValue = on if dice.chance(0.9) else f"{on.day}/{on.month}/{on:%y}"
            rows.append(
                (
                    number, day, name, mobile if dice.chance(0.8) else None, f"{who.city.areas[0]}, {who.city.name.en}",
                    hindi if dice.chance(0.15) else item, amount, received, amount - received or None,
                    dice.of((None, "baki Friday", "udhaar", "अगले हफ्ते"), (85, 6, 5, 4)),
                )
            )  # fmt: skip
        rows.append((None, None, "Total", None, None, None, total))
    columns = tuple(NewColumn(heading, number_format=FORMATS.get(heading, "")) for heading in HEADINGS)
    return WrittenTab("Bahi 2025-26", columns, rows, title="Sitara Electricals, sale register")


def _mobile(dice: Dice) -> str:
    number = phone(dice, "IN")[3:]
    return number if dice.chance(0.7) else f"0{number[:5]}-{number[5:]}"
