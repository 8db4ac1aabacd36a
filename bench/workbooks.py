"""Workbooks of any size: contacts and activities such as shops have."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import xlsxwriter

CONTACTS = (
    "ID",
    "Name",
    "Phones",
    "E-mails",
    "City",
    "State",
    "PIN code",
    "Category",
    "Source",
    "Tags",
    "Birthday",
    "Notes",
)
ACTIVITIES = ("ID", "At", "Kind", "Direction", "Contact", "Subject", "Notes", "Outcome", "Status", "Due on")
GIVEN = ("Rajesh", "Sunita", "Imran", "Ayesha", "सीता", "राहुल", "عمران", "Neha", "Bilal", "Kavita", "Mohan", "Zara")
FAMILY = ("Sharma", "Khan", "Verma", "Ali", "वर्मा", "Gupta", "خان", "Patel", "Ansari", "Singh", "Malik", "Jain")
CITIES = (("Lucknow", "Uttar Pradesh", "2260"), ("Lahore", "Punjab", "5400"), ("Jaipur", "Rajasthan", "3020"))


def workbook(path: Path, contacts: int, activities: int) -> Path:
    """A workbook with so many contacts and activities; made once."""
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    chance = Random(7)
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "dd mmm yyyy"})
        moment = book.add_format({"num_format": "dd mmm yyyy hh:mm"})
        sheet = book.add_worksheet("Contacts")
        sheet.write_row(0, 0, CONTACTS)
        for number in range(contacts):
            city, state, post = chance.choice(CITIES)
            name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
            national = f"{chance.choice('6789')}{chance.randint(10**8, 10**9 - 1)}"
            phone = f"+91{national}" if chance.random() < 0.8 else f"0{national}"
            words = ("", "", "wholesale", "pays late")
            row = (f"c{number:08d}x", name, phone, f"p{number}@example.com", city, state, f"{post}{number % 90 + 10}")
            sheet.write_row(number + 1, 0, (*row, "Household", "Walk-in", chance.choice(words)))
            sheet.write_datetime(number + 1, 10, datetime(1980, 1, 1) + timedelta(days=chance.randint(0, 9000)), day)
        sheet = book.add_worksheet("Activities")
        sheet.write_row(0, 0, ACTIVITIES)
        begin = datetime(2023, 1, 1, 10)
        for number in range(activities):
            at = begin + timedelta(minutes=chance.randint(0, 1_500_000))
            contact = f"c{chance.randint(0, contacts - 1):08d}x"
            sheet.write_string(number + 1, 0, f"a{number:08d}x")
            sheet.write_datetime(number + 1, 1, at, moment)
            kind = chance.choice(("Call", "WhatsApp", "Visit", "SMS"))
            subject = chance.choice(("Price", "Delivery", "Payment reminder", "Thank you"))
            note = f"note {number}" if chance.random() < 0.3 else ""
            sheet.write_row(number + 1, 2, (kind, "They did", contact, subject, note, "Reached", "Done"))
    return path
