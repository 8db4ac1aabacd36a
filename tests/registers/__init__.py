"""Registers as shops keep them, with answers worked out by hand: what was sold to whom, and who owes what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from validation.problems import ProblemKind
from validation.sheet import RawCell

Rows = Sequence[Sequence[RawCell]]


@dataclass(frozen=True)
class Account:
    """What a register says of one customer."""

    sales: int
    amount: Decimal
    due: Decimal


@dataclass(frozen=True)
class Register:
    """Tabs of rows, merged ranges by tab as (first row, first column from 1, last row, last column), and the answers."""

    name: str
    tabs: Mapping[str, Rows]
    accounts: Mapping[str, Account]
    """By the customer's name, and the phone where two have that name."""
    problems: Mapping[ProblemKind, int]
    merged: Mapping[str, Sequence[tuple[int, int, int, int]]] = field(default_factory=dict)

    @property
    def sales(self) -> int:
        """How many rows are sales."""
        return sum(account.sales for account in self.accounts.values())


def _account(sales: int, amount: int, due: int) -> Account:
    return Account(sales, Decimal(amount), Decimal(due))


# A cloth shop: due of each row, month titles, totals, ditto marks, a phone that Excel damaged, two amounts in a cell.
CLOTH = Register(
    "cloth",
    {
        "2026": [
            ["Gupta Vastra Bhandar, Sale register"],
            ["S.No.", "Date", "Customer Name", "Mobile", "Item", "Amount", "Received", "Due", "Remarks"],
            [None, "January 2026"],
            [1, date(2026, 1, 3), "Sunita Verma", "98765 43210", "Saree", 2400, 2400, None, None],
            [2, date(2026, 1, 3), "Rafiq Ahmed", "9812345678", "Suit length", 1800, 1000, 800, "baki Friday"],
            [3, "5/1/26", "Sunita Verma", "098765-43210", "Blouse piece", 350, 350, 0, None],
            [4, '"', '"', '"', "Fall", 60, 60, None, None],
            [5, "7-Jan-26", "Mohan Lal", None, "Dhoti", "1,200", 700, 500, None],
            [None, None, "Total", None, None, 5810, 4510, 1300],
            [None, "February 2026"],
            [6, date(2026, 2, 2), "Rafiq Ahmed", "9812345678", "Curtains", 5000, 2000, 3000, "udhaar"],
            [7, date(2026, 2, 9), "mohan lal", None, "Towel", 300, 0, 300, None],
            [8, date(2026, 2, 11), "Imran Khan", "9.87123E+09", "Kurta", 900, 900, None, None],
            [9, date(2026, 2, 14), "Rafiq Ahmed", "9812345678", "Lining", "5000-2000", None, None, "see slip"],
            [10, date(2026, 2, 20), "Sunita Verma", None, "Dupatta", 450, 200, 250, None],
            [None, None, "Total", None, None, 6650, 3100, 3550],
            [None, None, "Grand Total", None, None, 12460, 7610, 4850],
        ]
    },
    {
        "Sunita Verma": _account(4, 3260, 250),
        "Rafiq Ahmed": _account(3, 6800, 3800),
        "Mohan Lal": _account(2, 1500, 800),
        "Imran Khan": _account(1, 900, 0),
    },
    {ProblemKind.PHONE_DAMAGED: 1, ProblemKind.AMOUNT_GLUED: 1},
)

# A tuition class, in Hindi: a tab a month, the fee's due of each row, a sister on the same phone.
TUITION = Register(
    "tuition",
    {
        "अप्रैल": [
            ["क्र.", "दिनांक", "नाम", "मोबाइल", "विषय", "राशि", "प्राप्त", "बाकी"],
            [1, date(2026, 4, 1), "अंजलि शर्मा", "9876500001", "गणित", 1500, 1500, 0],
            [2, date(2026, 4, 1), "रोहित यादव", "9876500002", "विज्ञान", 1500, 500, 1000],
            [3, date(2026, 4, 2), "पूजा शर्मा", "9876500001", "अंग्रेज़ी", 1200, 1200, 0],
            [4, date(2026, 4, 3), "इमरान अंसारी", "९८७६५००००४", "गणित", 1500, 0, 1500],
            ["कुल योग", None, None, None, None, 5700, 3200, 2500],
        ],
        "मई": [
            ["क्र.", "दिनांक", "नाम", "मोबाइल", "विषय", "राशि", "प्राप्त", "बाकी"],
            [1, date(2026, 5, 1), "अंजलि शर्मा", "9876500001", "गणित", 1500, 1000, 500],
            [2, date(2026, 5, 1), "रोहित यादव", "9876500002", "विज्ञान", 1500, 1500, 0],
            [3, "2/5/26", "पूजा शर्मा", "9876500001", "अंग्रेज़ी", 1200, 1200, 0],
            [None, None, None, None, None, None, None, None],
            ["योग", None, None, None, None, 4200, 3700, 500],
        ],
    },
    {
        "अंजलि शर्मा": _account(2, 3000, 500),
        "रोहित यादव": _account(2, 3000, 1000),
        "पूजा शर्मा": _account(2, 2400, 0),
        "इमरान अंसारी": _account(1, 1500, 1500),
    },
    {},
)

# A mobile repair shop, in Urdu: each customer's balance is carried on from row to row, names are merged over their rows.
MOBILE_REPAIR = Register(
    "mobile repair",
    {
        "کھاتہ": [
            ["نمبر شمار", "تاریخ", "گاہک", "فون", "تفصیل", "رقم", "وصول", "بقایا"],
            [1, date(2026, 3, 1), "بلال احمد", "0300 1234567", "سکرین", 4500, 2000, 2500],
            [2, date(2026, 3, 2), "عائشہ بی بی", "0321-7654321", "بیٹری", 1800, 1800, 0],
            [3, date(2026, 3, 5), "بلال احمد", "0300 1234567", "چارجر", 700, 0, 3200],
            [4, date(2026, 3, 9), None, "0300 1234567", "کور", 300, 1000, 2500],
            [5, date(2026, 3, 10), "راجیش کمار", "0333 1112223", "اسپیکر", 1200, 500, 700],
            [6, date(2026, 3, 12), "عائشہ بی بی", "0321-7654321", "سکرین", 5200, 3000, 2200],
            [7, date(2026, 3, 15), "راجیش کمار", "0333 1112223", "مرمت", 0, 700, 0],
            [8, date(2026, 3, 21), "بلال احمد", "0300 1234567", "بیٹری", 1500, 1500, 2500],
            [None, None, "ٹوٹل", None, None, 15200, 10500, None],
        ]
    },
    {
        "بلال احمد": _account(4, 7000, 2500),
        "عائشہ بی بی": _account(2, 7000, 2200),
        "راجیش کمار": _account(2, 1200, 0),
    },
    {ProblemKind.MERGED: 1},
    merged={"کھاتہ": [(4, 3, 5, 3)]},
)

# A wholesaler's ledger with a tab a party: the tab's name is the customer's, the balance goes on from what was owed before.
_LEDGER = ["Date", "Particulars", "Debit (Naam)", "Credit (Jama)", "Balance"]
PARTY_LEDGER = Register(
    "party ledger",
    {
        "Ramesh Kirana": [
            ["Ramesh Kirana Store, Sadar Bazar"],
            _LEDGER,
            [date(2026, 4, 1), "Opening balance", None, None, 5000],
            [date(2026, 4, 3), "Sugar 2 bags", 4200, None, 9200],
            ["5/4/26", "Cash", None, 5000, 4200],
            ["9-Apr-26", "Tea 10 kg", 2800, 1000, 6000],
            [None, "Total", 7000, 6000, 6000],
        ],
        "Salma Boutique": [
            _LEDGER,
            [date(2026, 4, 2), "Cloth 12 m", 1800, 800, 1000],
            [date(2026, 4, 6), "Lace", 450, None, 1450],
            [date(2026, 4, 20), "UPI", None, 1450, 0],
        ],
        "हरि ओम ट्रेडर्स": [
            _LEDGER,
            ["7.4.26", "माल", "12,500", None, "12,500"],
            ["15.4.26", "चेक 004512", None, "10,000/-", "2,500"],
            [None, None, None, None, None],
            ["18.4.26", "माल", "₹ 3,000", None, "5,500"],
            ["कुल", None, 15500, 10000, 5500],
        ],
        "Imran & Sons": [
            _LEDGER,
            [date(2026, 4, 11), "Rice 5 bags", 9000, 4000, 7000],  # 2,000 was owed before
        ],
    },
    {
        "Ramesh Kirana": _account(4, 7000, 6000),
        "Salma Boutique": _account(3, 2250, 0),
        "हरि ओम ट्रेडर्स": _account(3, 15500, 5500),
        "Imran & Sons": _account(1, 9000, 7000),
    },
    {},
)

# A grocer's list of udhaar, Hindi in Latin letters: amounts in k, hazaar and lakh, totals in two scripts, one name on two phones.
UDHAAR_LIST = Register(
    "udhaar list",
    {
        "udhaar": [
            ["tareekh", "naam", "mobile", "saman", "rakam", "jama", "baki"],
            ["3/4/26", "Ramesh", "9876543210", "cheeni, chai", "1.5k", 500, 1000],
            ["3/4/26", "सलीम भाई", "98123 45678", "atta 10 kg", "2 hazaar", "1k", "1000"],
            ["4/4/26", "ramesh", "98765-43210", "tel 15 kg", 2400, "2400", 0],
            ["do", "Geeta Devi", "9811122233", "rashan", "₹ 1.25 lakh", "1 lakh", "25,000"],
            [None, "Total", None, None, 130900, 103900, 27000],
            ["5/4/26", "Ramesh", "9898989898", "daal", "350/-", None, 350],
            ["6/4/26", "Geeta Devi", None, "sabun", "120", "50 pd", 70],
            ["7/4/26", "Salim bhai", "९८१२३४५६७८", "maida", "₹500 baki", None, None],
            ["कुल", None, None, None, "131370", None, None],
        ]
    },
    {
        "Ramesh +919876543210": _account(2, 3900, 1000),
        "सलीम भाई": _account(1, 2000, 1000),
        "Geeta Devi": _account(2, 125120, 25070),
        "Ramesh +919898989898": _account(1, 350, 350),
        "Salim bhai": _account(1, 0, 0),
    },
    {ProblemKind.AMOUNT_GLUED: 2},
)

# A grocer's khata, in Hindi: what went out on udhar beside what came in as jama, each customer's balance carried on.
KHATA = Register(
    "khata",
    {
        "खाता": [
            ["तारीख", "नाम", "मोबाइल", "विवरण", "उधार", "जमा", "बाकी"],
            [date(2026, 4, 1), "राजेश शर्मा", "9876500011", "आटा, चीनी", 1500, None, 1500],
            [date(2026, 4, 2), "सीता देवी", "9876500012", "तेल", 800, 300, 500],
            [date(2026, 4, 5), "राजेश शर्मा", "9876500011", None, None, 1000, 500],
            [date(2026, 4, 9), "राजेश शर्मा", "9876500011", "दाल", 250, None, 750],
            [date(2026, 4, 12), "सीता देवी", "9876500012", "नकद", None, 500, 0],
            [date(2026, 4, 15), "इमरान", None, "चावल", 600, 0, 600],
            ["कुल", None, None, None, 3150, 1800, 1350],
        ],
    },
    {
        "राजेश शर्मा": _account(3, 1750, 750),
        "सीता देवी": _account(2, 800, 0),
        "इमरान": _account(1, 600, 600),
    },
    {},
)

# What Khatabook and its like write: gave and got, no balance; a customer paid more than was owed.
GAVE_AND_GOT = Register(
    "gave and got",
    {
        "Report": [
            ["Date", "Name", "Details", "You Gave (-)", "You Got (+)"],
            ["01 Apr 2026", "Om Electricals", "fan", 1500, None],
            ["02 Apr 2026", "Om Electricals", None, None, 1000],
            ["03 Apr 2026", "Sai Traders", "wire", "2,400.00", None],
            ["08 Apr 2026", "Sai Traders", "advance", None, 3000],
        ],
    },
    {"Om Electricals": _account(2, 1500, 500), "Sai Traders": _account(2, 2400, -600)},
    {},
)

REGISTERS = (CLOTH, TUITION, MOBILE_REPAIR, PARTY_LEDGER, UDHAAR_LIST, KHATA, GAVE_AND_GOT)
