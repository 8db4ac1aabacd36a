"""Sheets as shops, clinics, classes and clubs keep them, under headings of their own: what each column must feed."""

from dataclasses import dataclass

import pytest

from validation.business import Business
from validation.headings import recognise
from validation.sheet import RawTab


@dataclass(frozen=True)
class Sheet:
    """A sheet: "heading = cell | cell ..." a line with the field before it, "-" for one that stays the owner's own."""

    name: str
    table: str
    is_register: bool
    lines: str

    def columns(self) -> list[tuple[str, str, list[str]]]:
        found = []
        for line in filter(str.strip, self.lines.splitlines()):
            told, cells = line.split("=", 1)
            field, heading = told.strip().split(None, 1)
            found.append((heading, field, [cell.strip() for cell in cells.split("|")]))
        return found


SHEETS = (
    Sheet("a clinic's day book", "Sales", True, """
        on        Date = 01/04/2026 | 01/04/2026 | 09/04/2026 | 10/04/2026
        -         Token No = 1 | 2 | 1 | 4
        name      Patient Name = Asha Rani | Bilal Khan | Asha Rani | Bilal Khan
        -         Age/Sex = 34/F | 45/M | 34/F | 45/M
        phones    Mobile = 9811012345 | 9811012346 | 9811012345 | 9811012346
        -         Complaint = fever | cough | fever | review
        amount    Fee = 300 | 300 | 200 | 0
        """),
    Sheet("a hospital's list of patients", "Contacts", False, """
        -         S.No = 1 | 2
        -         OPD No = 101 | 102
        -         Date = 01/04/2026 | 01/04/2026
        name      Name = Asha | Bilal
        relative  F/H Name = Ram Lal | Imran
        -         Age = 34 | 45
        address   Address = MG Road | Civil Lines
        phones    Contact No = 9811012345 | 9811012346
        """),
    Sheet("a repair shop's jobs", "Sales", True, """
        -         Job No = J1 | J2
        on        Date = 01/04/2026 | 02/04/2026
        name      Customer = Asha | Bilal
        phones    Phone = 9811012345 | 9811012346
        item      Model = Redmi 9 | Vivo
        -         IMEI = 860000000000001 | 860000000000002
        amount    Estimate = 1500 | 800
        received  Advance = 500 | 0
        -         Delivery Date = 03/04/2026 | 04/04/2026
        """),
    Sheet("a housing society", "Contacts", False, """
        -         Flat No = A-101 | A-102
        name      Owner Name = Asha | Bilal
        phones    Mobile = 9811012345 | 9811012346
        -         Maintenance = 2000 | 2000
        """),
    Sheet("a list of donations, some of them by the same people", "Sales", True, """
        -         Receipt No = 1 | 2 | 3 | 4
        on        Date = 01/04/2026 | 02/04/2026 | 03/04/2026 | 04/04/2026
        name      Donor Name = Asha | Bilal | Asha | Asha
        phones    Mobile = 9811012345 | 9811012346 | 9811012345 | 9811012345
        pan       PAN No = ABCPA1234K | | ABCPA1234K | ABCPA1234K
        amount    Amount = 1100 | 500 | 1100 | 2100
        """),
    Sheet("leads of a broker", "Contacts", False, """
        -         Date = 01/04/2026 | 02/04/2026
        name      Name = Asha | Bilal
        phones    Contact No = 9811012345 | 9811012346
        needs     Requirement = 2BHK | Shop
        -         Budget = 45 lakh | 1 cr
        """),
    Sheet("complaints", "Tickets", False, """
        -         Complaint No = C1 | C2
        opened_at Date = 01/04/2026 | 02/04/2026
        contact   Customer Name = Asha | Bilal
        product   Product = RO | AC
        subject   Complaint = leaks | noise
        status    Status = Open | Closed
        """),
    Sheet("a milkman's month", "Contacts", False, """
        name      Name = Asha | Bilal
        phones    Mobile = 9811012345 | 9811012346
        -         1 = 1 | 2
        -         2 = 1 | 2
        -         3 = 1 | 2
        -         4 = 1 | 0
        -         5 = 1 | 2
        -         Rate = 60 | 60
        """),
    Sheet("a landlord's shops", "Contacts", False, """
        name      Tenant Name = Asha | Bilal
        -         Shop No = 12 | 13
        phones    Mobile = 9811012345 | 9811012346
        -         Rent = 8000 | 7000
        """),
    Sheet("orders by WhatsApp", "Sales", True, """
        on        Timestamp = 01/04/2026 10:00 | 01/04/2026 11:00
        name      Name = Asha | Bilal
        phones    WhatsApp No = 9811012345 | 9811012346
        address   Address = MG Road | Civil Lines
        item      Order = Pickle | Papad
        quantity  Quantity = 2 | 1
        amount    Amount = 400 | 150
        """),
    Sheet("parcels", "Sales", False, """
        on        Date = 01/04/2026 | 01/04/2026
        -         Sender = Asha | Om
        -         Receiver = Bilal | Sita
        quantity  Weight = 1.5 | 2
        amount    Amount = 120 | 200
        """),
    Sheet("an agent's policies", "Contacts", False, """
        -         Policy No = P1 | P2
        name      Insured Name = Asha | Bilal
        phones    Mobile = 9811012345 | 9811012346
        firm      Company = LIC | HDFC
        -         Premium = 8000 | 1500
        """),
    Sheet("a garage", "Sales", True, """
        on        Date = 01/04/2026 | 02/04/2026
        name      Customer Name = Asha | Bilal
        phones    Mobile = 9811012345 | 9811012346
        -         Vehicle No = UP80AB1234 | UP80AB1235
        item      Work Done = oil | brake
        -         Parts = 800 | 500
        -         Labour = 300 | 200
        amount    Total = 1100 | 700
        received  Paid = 1100 | 0
        due       Due = 0 | 700
        """),
    Sheet("fees that were received", "Payments", False, """
        reference Receipt No = 101 | 102
        on        Date = 01/04/2026 | 02/04/2026
        party     Student Name = Asha Rani | Bilal Khan
        -         Class = 5 | 6
        amount    Amount = 1500 | 1800
        method    Mode = Cash | UPI
        """),
    Sheet("phones sold by their model numbers", "Sales", True, """
        on        Date = 01/04/2026 | 02/04/2026
        name      Customer Name = Asha Rani | Bilal Khan
        phones    Mobile = 9811012345 | 9811012346
        item      Model No = Redmi 9 | Vivo Y20
        -         IMEI = 860000000000001 | 860000000000002
        amount    Amount = 9000 | 12000
        """),
    Sheet("a gym", "Memberships", False, """
        contact   Member Name = Asha | Bilal
        -         Mobile = 9811012345 | 9811012346
        plan      Plan = Monthly | Yearly
        start_on  Start Date = 01/04/2026 | 01/04/2026
        end_on    Expiry Date = 30/04/2026 | 31/03/2027
        fee       Fee = 1000 | 9000
        """),
)  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_each_column_of_a_sheet_feeds_what_its_owner_means(sheet):
    columns = sheet.columns()
    rows = zip(*(cells for _, _, cells in columns), strict=True)
    layout = recognise(RawTab("Sheet1", (tuple(heading for heading, _, _ in columns), *map(tuple, rows))), Business())

    found = {column.heading: "-" if column.is_custom else column.field for column in layout.columns}
    assert (layout.table, layout.is_register) == (sheet.table, sheet.is_register)
    assert found == {heading: field for heading, field, _ in columns}


def test_months_as_dates_in_the_headings_are_columns_of_their_own():
    from datetime import datetime

    months = tuple(datetime(2026, month, 1) for month in range(4, 10))
    rows = (("Student", "Mobile", *months), ("Asha", "9811012345", *(1500 for _ in months)))

    layout = recognise(RawTab("Sheet1", rows), Business())

    assert layout.header_row == 1
    assert [column.field for column in layout.columns][:2] == ["name", "phones"]
