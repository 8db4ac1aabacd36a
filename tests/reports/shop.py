"""A small shop that the reports of this folder are made from."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from validation.business import Business
from validation.problems import Problem, ProblemKind

BUSINESS = Business(name="Gupta Electricals", currency="INR", year_starts_in=4)
ROWS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "contacts": [
        {
            "id": "C1",
            "name": "Rajesh Sharma",
            "phones": ["+919876543210"],
            "city": "Lucknow",
        },
        {"id": "C2", "name": "फ़ातिमा ख़ान", "phones": ["+919812345678"], "city": "Kanpur"},
        {
            "id": "C3",
            "name": "احمد رضا",
            "city": "Lucknow",
            "_typed": '{"phones": "98 ask his son"}',
        },
        {"id": "C4", "name": "Rajesh S.", "city": "Lucknow", "merged_into": "C1"},
    ],
    "organisations": [{"id": "O1", "name": "Verma & Sons", "city": "Lucknow"}],
    "sales": [
        {"id": "S0", "on": date(2023, 2, 20), "customer": "C1", "item": "Fan", "amount": Decimal(2000)},
        {"id": "S1", "on": date(2023, 4, 3), "customer": "C1", "item": "Fan", "amount": Decimal(1500)},
        {"id": "S2", "on": date(2023, 5, 9), "customer": "C2", "item": "Mixer", "amount": Decimal(3000)},
        {"id": "S3", "on": None, "customer": "C2", "item": "Mixer", "amount": Decimal(700)},
    ],
}
PROBLEMS = (
    Problem(ProblemKind.PHONE_UNCLEAR, "Contacts", "Contacts", 4, "C3", "phones", "Phones", "98 ask his son"),
    Problem(
        ProblemKind.SPACES, "Contacts", "Contacts", 2, "C1", "name", "Name", "Rajesh  Sharma", "Rajesh Sharma", True
    ),
    Problem(ProblemKind.SPACES, "Contacts", "Contacts", 3, "C2", "name", "Name", " फ़ातिमा ख़ान", "फ़ातिमा ख़ान", True),
)
