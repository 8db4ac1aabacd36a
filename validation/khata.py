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

_GIVEN = (
    "Udhar | Udhaar | Udhari | Udhar Amount | Udhar Diya | Udhaar Diya | Given | Gave | You Gave | Amount Given | Credit Given",
    "Given on Credit | Credit Sale | Debit | Debit Amount | Dr | Dr Amount | Sale | Sale Amount | Bill Amount | Bikri | Maal Diya",
    "Aapne Diye | Aapne Diya | Naame | Naave | Nave | Lena",
    "उधार | उधारी | उधार दिया | उधार राशि | नामे | नावे | आपने दिए | आपने दिया | माल दिया | बिक्री | लेना",
    "ادھار | اُدھار | ادھار دیا | ادھار رقم | آپ نے دیے | آپ نے دیا | مال دیا | فروخت | بنام | لینا",
)
_GOT = (
    "Jama | Jma | Jama Amount | Jama Rakam | Got | You Got | Received | Amount Received | Received Amount | Recd | Rcvd | Credit",
    "Credit Amount | Cr | Cr Amount | Payment | Payment Received | Paid | Paid Amount | Amount Paid | Vasool | Wasool | Vasooli | Wasooli",
    "Vasuli | Recovery | Collection | Aapko Mile | Aapko Mila | Mila | Mile",
    "जमा | जमा राशि | जमा रकम | वसूल | वसूली | प्राप्त | प्राप्ति | मिला | मिले | आपको मिले | आपको मिला | भुगतान",
    "جمع | جمع رقم | وصول | وصولی | وصول رقم | آپ کو ملے | آپ کو ملا | ملا | ملے | ادائیگی",
)
_GIVEN_BESIDE = {"Credit": "Payment | Payment Received | Paid | Received | Recovery | Jama", "Bill": "Received | Payment | Paid | Jama",
                 "Diya | दिया | دیا": "Mila | Mile | मिला | मिले | ملا | ملے"}  # fmt: skip
"""Words that mean what went out only beside these."""


def khata_words(headings: Mapping[int, str], known: Mapping[int, Word]) -> dict[int, Word]:
    """The columns of sales that are a khata's two, by place; none where there are not just two, or another has the amount.

    `known` are the columns as they are understood one by one.
    """
    keys = {at: _keys(heading) for at, heading in headings.items()}
    given, got = _called(keys, _GIVEN), _called(keys, _GOT)
    got = [at for at in got if at not in given]
    for word, beside in _GIVEN_BESIDE.items():
        found = _called(keys, (word,)) if not given else []
        others = [at for at in got if at not in found]
        if found and others and others == _called({at: keys[at] for at in others}, (beside,)):
            given, got = found, others
    if len(given) != 1 or len(got) != 1:
        return {}
    if any(word.field == "amount" for at, word in known.items() if at not in (*given, *got)):
        return {}
    return {given[0]: Word("amount", HowKnown.ALIAS), got[0]: Word("received", HowKnown.ALIAS)}


def _called(keys: Mapping[int, frozenset[str]], spoken: Sequence[str]) -> list[int]:
    return [at for at, own in keys.items() if not own.isdisjoint(_words(tuple(spoken)))]


def _keys(heading: str) -> frozenset[str]:
    if is_number_of_something(heading):
        return frozenset()
    return frozenset(key for text in (heading, *bilingual_parts(heading)) for key in heading_keys(text))


@cache
def _words(spoken: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(heading_key, also(*spoken)))
