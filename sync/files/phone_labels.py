"""What a heading or a label says of a phone beside that it is one: whose it is, where it rings, whether it has WhatsApp."""

import re

_SAYS_NOTHING = frozenset(
    [
        "phone",
        "phones",
        "mobile",
        "mob",
        "cell",
        "number",
        "no",
        "nos",
        "nr",
        "tel",
        "telephone",
        "contact",
        "contacts",
        "value",
        "digits",
        "voice",
        "pref",
        "msg",
        "video",
        "internet",
        "text",
        "iphone",
        "primary",
        "customer",
        "client",
        "party",
        "person",
        "my",
        "the",
        "of",
        "and",
        "मोबाइल",
        "मोबाईल",
        "मो",
        "मोब",
        "नंबर",
        "नं",
        "फ़ोन",
        "फोन",
        "दूरभाष",
        "संपर्क",
        "فون",
        "نمبر",
        "موبائل",
        "رابطہ",
    ]
)
_OF_GOOGLE = re.compile(r"(Phone \d+ - )(?:Type|Label)", re.IGNORECASE)


def telling(label: str) -> str:
    """The words of a label that tell phones apart: "home" of "Home Phone", "" of "Mobile No."."""
    words = [word for word in re.split(r"[\s.:#()\[\]\-_*/,0-9]+", label) if word]
    return " ".join(word.lower() for word in words if word.lower() not in _SAYS_NOTHING)


def labelled_column(heading: str) -> str:
    """The column of Google Contacts whose phones a column of labels is about; "" for any other heading."""
    found = _OF_GOOGLE.fullmatch(heading.strip())
    return f"{found[1]}Value" if found else ""


def noted(phone: str, label: str) -> str:
    """A phone with its label, as "About the phones" says it; "" where there is nothing to say."""
    phone = " ".join(phone.split())
    return f"{phone} {label}" if phone and label else ""
