"""The two money columns of a khata: what went out on credit and what came in, whatever a shop calls them.

Such a book says "udhar" over what was taken on credit, though elsewhere the word means what is left to pay. So the two headings are
read together, and only where no other column has the amount.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from validation.heading_words import bilingual_parts, heading_key, heading_keys, is_number_of_something
from validation.layout import HowKnown
from validation.tables.spelling import also
from validation.vocabulary import Word

_ON_CREDIT = (
    "Udhar | Udhaar | Udhari | Udhar Amount | Udhar Diya | Udhaar Diya | Given | Gave | You Gave | Amount Given | Credit Given",
    "Given on Credit | Credit Sale | Maal Diya | Aapne Diye | Aapne Diya | Naame | Naave | Nave",
    "उधार | उधारी | उधार दिया | उधार राशि | नामे | नावे | आपने दिए | आपने दिया | माल दिया",
    "ادھار | اُدھار | ادھار دیا | ادھار رقم | آپ نے دیے | آپ نے دیا | مال دیا | بنام",
)
_OF_SOMEBODY = ("Debit | Debit Amount | Dr | Dr Amount | Sale | Sale Amount | Bill Amount | Bikri | बिक्री | فروخت",)
"""Words that mean it only where a customer is named: a bank's statement has debits as well."""
_CAME_BACK = (
    "Jama | Jma | Jama Amount | Jama Rakam | Got | You Got | Received | Amount Received | Received Amount | Recd | Rcvd | Credit",
    "Credit Amount | Cr | Cr Amount | Payment | Payment Received | Vasool | Wasool | Vasooli | Wasooli",
    "Vasuli | Recovery | Collection | Aapko Mile | Aapko Mila | Mila | Mile",
    "जमा | जमा राशि | जमा रकम | वसूल | वसूली | प्राप्त | प्राप्ति | मिला | मिले | आपको मिले | आपको मिला | भुगतान",
    "جمع | جمع رقم | وصول | وصولی | وصول رقم | آپ کو ملے | آپ کو ملا | ملا | ملے | ادائیگی",
)
_GIVEN_BESIDE = {"Credit": "Payment | Payment Received | Received | Recovery | Jama", "Bill": "Received | Payment | Jama",
                 "Diya | दिया | دیا": "Mila | Mile | मिला | मिले | ملا | ملے"}  # fmt: skip
"""Words that mean what went out only beside these, where a customer is named."""
_PRICED = (
    "Rate | Price | MRP | Unit Price | Qty | Quantity | Nos | Pcs | Bhav | दर | भाव | मात्रा | संख्या | نرخ | تعداد",
)
"""What went out has its price there, so that udhar is what is left of it."""
_FEES = ("Fee | Fees | Charges | Consultation Fee | Estimate | Estimated Cost",)


def khata_words(headings: Mapping[int, str], known: Mapping[int, Word], *, names_somebody: bool) -> dict[int, Word]:
    """The columns of sales that are a khata's two, by place; none where there are not just two, or another has the amount.

    `known` are the columns as they are understood one by one. A list without days is none.
    """
    if all(word.field != "on" for word in known.values()):
        return {}
    keys = {at: _keys(heading) for at, heading in headings.items()}
    given, got = _given_and_got(keys, names_somebody=names_somebody)
    rest = {at: word for at, word in known.items() if at not in (*given, *got)}
    if any(word.field == "amount" for word in rest.values()):
        return {}
    if len(given) == 1 and len(got) == 1 and not _called(keys, _PRICED):
        return {given[0]: Word("amount", HowKnown.ALIAS), got[0]: Word("received", HowKnown.ALIAS)}
    fees = _called(keys, _FEES) if names_somebody and "amount" not in {word.field for word in known.values()} else []
    return {fees[0]: Word("amount", HowKnown.ALIAS)} if fees else {}


def _given_and_got(keys: Mapping[int, frozenset[str]], *, names_somebody: bool) -> tuple[list[int], list[int]]:
    given = _called(keys, (*_ON_CREDIT, *(_OF_SOMEBODY if names_somebody else ())))
    got = [at for at in _called(keys, _CAME_BACK) if at not in given]
    for word, beside in _GIVEN_BESIDE.items() if names_somebody else ():
        found = _called(keys, (word,)) if not given else []
        others = [at for at in got if at not in found]
        if found and others and others == _called({at: keys[at] for at in others}, (beside,)):
            return found, others
    return given, got


def _called(keys: Mapping[int, frozenset[str]], spoken: Sequence[str]) -> list[int]:
    return [at for at, own in keys.items() if not own.isdisjoint(_words(tuple(spoken)))]


def _keys(heading: str) -> frozenset[str]:
    if is_number_of_something(heading):
        return frozenset()
    return frozenset(key for text in (heading, *bilingual_parts(heading)) for key in heading_keys(text))


@cache
def _words(spoken: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(heading_key, also(*spoken)))
