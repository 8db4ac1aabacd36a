"""A little shop's workbook, new for each test: 60 customers, 40 sales, 12 follow-ups, a few slips."""

from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

HOSTILE = "<b>VIP</b> [offer](https://evil.example/x.png) ![pic](https://evil.example/t.png) :red[x] $5$ *bold* `code`"
"""What somebody may have typed as a name: none of it may be obeyed."""
CITIES = ("Lucknow", "Lahore", "Kanpur")
CONTACTS = ("ID", "Name", "Phones", "E-mails", "City", "Tags", "Birthday", "Notes", "Credit limit", "Allergy")
SALES = ("ID", "Date", "Customer", "Item", "Quantity", "Amount", "Received", "Due")
ACTIVITIES = ("ID", "At", "Kind", "Contact", "Subject", "Status", "Due on")


def write_little_shop(path: Path, *, with_ids: bool = True) -> Path:
    """Write the workbook; without ids as an owner's own sheet comes."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "dd mmm yyyy"})
    skipped = 0 if with_ids else 1
    for name, headings, rows in (
        ("Contacts", CONTACTS, [_contact(number) for number in range(1, 61)]),
        ("Sales", SALES, [_sale(number) for number in range(1, 41)]),
        ("Activities", ACTIVITIES, [_activity(number) for number in range(1, 13)]),
        ("Rough work", ("foo", "bar"), [(1, 2)]),
    ):
        sheet = book.add_worksheet(name)
        for at, row in enumerate([headings, *rows]):
            for column, value in enumerate(row[skipped:]):
                _write(sheet, at, column, value, day)
    book.close()
    return path


def _write(sheet: Worksheet, row: int, column: int, value: object, day: Format) -> None:
    if isinstance(value, str) and value.startswith("="):
        sheet.write_formula(row, column, value, None, 124000 + row)
    else:
        sheet.write(row, column, value, day if isinstance(value, datetime) else None)


def _contact(number: int) -> tuple[object, ...]:
    name = {1: "Rajesh Sharma", 2: "सीता वर्मा", 3: "عمران خان", 4: HOSTILE}.get(number, f"Customer {number:02}")
    phone = "9.87654E+09" if number == 5 else f"98765{number:05}"
    mail = "six@gmial.com" if number == 6 else f"c{number}@example.com"
    birthday = "11-Dec" if number == 7 else datetime(1970 + number % 30, 5, 4)
    tags = "wedding" if number % 2 else "wedding, wholesale"
    note = "  Prefers   evenings" if number in (8, 9) else ""
    return (
        f"k{number:04}",
        name,
        phone,
        mail,
        CITIES[number % 3],
        tags,
        birthday,
        note,
        number * 1000,
        "peanut" if number == 1 else "",
    )


def _sale(number: int) -> tuple[object, ...]:
    day = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=number)
    return (
        f"s{number:04}",
        day,
        f"k{1 + number % 4:04}",
        "Mixer" if number % 2 else "Fan",
        1,
        125000 + number,
        1000,
        f"=F{number + 1}-G{number + 1}",
    )


def _activity(number: int) -> tuple[object, ...]:
    at = datetime.now().replace(microsecond=0) - timedelta(days=number)
    status = "planned" if number % 2 else "done"
    return (f"a{number:04}", at, "Call", f"k{number:04}", f"Call back {number}", status, datetime(2024, 3, 5))
