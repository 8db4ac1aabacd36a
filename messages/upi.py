"""Paying by UPI: the link that a phone's payment app opens, and the same as a QR to be scanned."""

import re
from decimal import Decimal
from io import BytesIO
from urllib.parse import quote

import segno

from validation.business import Business

# NPCI's linking specification: the id before the @ is letters, digits, dots, hyphens and underscores; the handle behind it a word.
_UPI_ID = re.compile(r"[A-Za-z0-9.\-_]{2,255}@[A-Za-z][A-Za-z0-9.\-]{1,63}")
_LONGEST_NAME, _LONGEST_NOTE = 50, 60
MOST = Decimal(100_000)
"""A UPI payment to a shop takes no more than one lakh; a link with more is refused by the app."""


def is_upi_id(text: str) -> bool:
    """Whether this can be a UPI ID: name@bank."""
    return bool(_UPI_ID.fullmatch(text.strip()))


def upi_id(business: Business) -> str:
    """The UPI ID that Settings has, "" where there is none, it cannot be one, or the shop does not take rupees of India."""
    typed = business.settings.get("upi_id", "").strip()
    return typed if is_upi_id(typed) and business.currency == "INR" else ""


def upi_link(business: Business, amount: Decimal | None = None, note: str = "") -> str:
    """The link that opens a UPI app with payee, amount and note filled in; "" without a UPI ID.

    The amount is left for the payer to type where it is not above zero or more than UPI takes at once.
    """
    payee = upi_id(business)
    if not payee:
        return ""
    parts = {"pa": payee, "pn": business.name.strip()[:_LONGEST_NAME], "am": _amount(amount), "cu": "INR"}
    parts["tn"] = " ".join(note.split())[:_LONGEST_NOTE]
    return "upi://pay?" + "&".join(f"{name}={_quoted(value)}" for name, value in parts.items() if value)


def upi_qr(link: str) -> str:
    """The link as a QR, an SVG picture."""
    return segno.make(link, error="m", micro=False).svg_inline(scale=5, border=4, dark="#1F1B16", light="#FFFFFF")


def upi_qr_png(link: str) -> bytes:
    """The link as a QR, a PNG picture that can be sent on or printed."""
    picture = BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="png", scale=8, border=4)
    return picture.getvalue()


def _amount(amount: Decimal | None) -> str:
    return f"{amount:.2f}" if amount is not None and 0 < amount <= MOST else ""


def _quoted(text: str) -> str:
    """The @ stays as it is, which older apps insist on; _ is written out, for WhatsApp would read it as slanting."""
    return quote(text, safe="@.-").replace("_", "%5F")
