"""Lines as people type, paste or dictate them at the counter, in three scripts, and what each is taken to say.

The 31st of March 2026, a Tuesday, is today. Days are written as day and month.
"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validation.one_line import Entry, Known, read_line, read_lines

TODAY = date(2026, 3, 31)
GOODS = "mixer fridge fan saree ac iphone मिक्सर पंखा फ्रिज مکسر پنکھا فریج"
KNOWN = Known(items=frozenset(GOODS.split()))
# fmt: off
# line, what it tells of, who, what, amount, received, on which day, until or for which day
LINES = (
    ("Ramesh 9876543210 mixer 3200 paid 2000 baki Friday", "SALE", "Ramesh", "mixer", "3200", "2000", "", "03 Apr"),
    ("Ramesh mixer 3200 paid 2000 baki", "SALE", "Ramesh", "mixer", "3200", "2000", "", ""),
    ("Ramesh mixer 3200 paid", "SALE", "Ramesh", "mixer", "3200", "3200", "", ""),
    ("Ramesh mixer 3200", "SALE", "Ramesh", "mixer", "3200", "", "", ""),
    ("Ramesh mixer 3200 2000 diye baki Friday", "SALE", "Ramesh", "mixer", "3200", "2000", "", "03 Apr"),
    ("Ramesh Sharma mixer 3200 2000 diye 1200 baki", "SALE", "Ramesh Sharma", "mixer", "3200", "2000", "", ""),
    ("Ramesh mixer 3200 paid 2000 due 1200", "SALE", "Ramesh", "mixer", "3200", "2000", "", ""),
    ("9876543210 Ramesh mixer 3.2k paid 2k", "SALE", "Ramesh", "mixer", "3200", "2000", "", ""),
    ("mixer 3200 Ramesh 98765 43210 jama 2000 udhaar kal", "SALE", "Ramesh", "mixer", "3200", "2000", "", "01 Apr"),
    ("3200 ka mixer Ramesh le gaya, 1000 diye baki Monday", "SALE", "Ramesh", "mixer", "3200", "1000", "", "06 Apr"),
    ("total 3200 paid 2000 Ramesh mixer", "SALE", "Ramesh", "mixer", "3200", "2000", "", ""),
    ("Ramesh Gupta, 98765 43210, fan, 1800, paid", "SALE", "Ramesh Gupta", "fan", "1800", "1800", "", ""),
    ("Ramesh ka mixer 3200 mila 1200", "SALE", "Ramesh", "mixer", "3200", "1200", "", ""),
    ("Ramesh 2 mixer 6400 cash", "SALE", "Ramesh", "2 mixer", "6400", "6400", "", ""),
    ("Ramesh mixer 3,200/- paid Rs 2,000 balance 1,200 on 12/4", "SALE", "Ramesh", "mixer", "3200", "2000", "", "12 Apr"),
    ("Ramesh iphone 14 45000 paid 20000", "SALE", "Ramesh", "iphone 14", "45000", "20000", "", ""),
    ("Imran bhai AC 1.5 ton 38000 advance 10000 baki 15 tarikh", "SALE", "Imran bhai", "AC 1.5 ton", "38000", "10000", "", "15 Apr"),
    ("Imran Khan 9876543210 saree 4500 udhaar", "SALE", "Imran Khan", "saree", "4500", "0", "", ""),
    ("Ramesh udhaar 1200", "SALE", "Ramesh", "", "1200", "0", "", ""),
    ("Ramesh ko 500 udhaar diya", "SALE", "Ramesh", "", "500", "0", "", ""),
    ("Dr Khan fridge 42000 card", "SALE", "Dr Khan", "fridge", "42000", "42000", "", ""),
    ("M/s Gupta Traders 9876543210 mixer 3200", "SALE", "M/s Gupta Traders", "mixer", "3200", "", "", ""),
    ("Gulzari, mixer, 3200", "SALE", "Gulzari", "mixer", "3200", "", "", ""),
    ("aaj Ramesh mixer 3200 paid 2000 baki kal", "SALE", "Ramesh", "mixer", "3200", "2000", "31 Mar", "01 Apr"),
    ("yesterday Ramesh mixer 3200 paid 2000 baki parso", "SALE", "Ramesh", "mixer", "3200", "2000", "30 Mar", "02 Apr"),
    ("Ramesh mixer 3200 paid 2000 baki in 3 days", "SALE", "Ramesh", "mixer", "3200", "2000", "", "03 Apr"),
    ("Ramesh mixer 3200 paid 2000 baki 10 April", "SALE", "Ramesh", "mixer", "3200", "2000", "", "10 Apr"),
    ("Ramesh mixer 3200 paid 2000 baki 5 tarikh", "SALE", "Ramesh", "mixer", "3200", "2000", "", "05 Apr"),
    ("Mangal 9876543210 mixer 3200", "SALE", "Mangal", "mixer", "3200", "", "", ""),
    ("Ramesh fridge 1.25 lakh advance 25 hazar baki kal", "SALE", "Ramesh", "fridge", "125000", "25000", "", "01 Apr"),
    ("रमेश 9876543210 मिक्सर 3200 दिए 2000 बाकी शुक्रवार", "SALE", "रमेश", "मिक्सर", "3200", "2000", "", "03 Apr"),
    ("रमेश शर्मा मिक्सर ३२०० जमा २००० बाकी कल", "SALE", "रमेश शर्मा", "मिक्सर", "3200", "2000", "", "01 Apr"),
    ("रमेश मिक्सर 3200 नकद", "SALE", "रमेश", "मिक्सर", "3200", "3200", "", ""),
    ("रमेश को पंखा 1800 उधार", "SALE", "रमेश", "पंखा", "1800", "0", "", ""),
    ("मिक्सर 3200 रमेश 9876543210 दिए 2000 बाकी 5 तारीख", "SALE", "रमेश", "मिक्सर", "3200", "2000", "", "05 Apr"),
    ("दो मिक्सर 6400 रमेश 9876543210", "SALE", "रमेश", "दो मिक्सर", "6400", "", "", ""),
    ("रमेश का फ्रिज 42000, 10000 दिए, बाकी परसों", "SALE", "रमेश", "फ्रिज", "42000", "10000", "", "02 Apr"),
    ("رمیش ۹۸۷۶۵۴۳۲۱۰ مکسر ۳۲۰۰ دیے ۲۰۰۰ باقی جمعہ", "SALE", "رمیش", "مکسر", "3200", "2000", "", "03 Apr"),
    ("رمیش شرما مکسر ۳۲۰۰ نقد", "SALE", "رمیش شرما", "مکسر", "3200", "3200", "", ""),
    ("عمران خان ۹۸۷۶۵۴۳۲۱۰ فریج ۴۲۰۰۰ جمع ۱۰۰۰۰ باقی کل", "SALE", "عمران خان", "فریج", "42000", "10000", "", "01 Apr"),
    ("عمران بھائی پنکھا ۱۸۰۰ ادھار", "SALE", "عمران بھائی", "پنکھا", "1800", "0", "", ""),
    ("Ramesh ne 500 diye", "PAYMENT", "Ramesh", "", "", "500", "", ""),
    ("Ramesh ne diye 500", "PAYMENT", "Ramesh", "", "", "500", "", ""),
    ("Ramesh paid 500", "PAYMENT", "Ramesh", "", "", "500", "", ""),
    ("paid 2000 Ramesh", "PAYMENT", "Ramesh", "", "", "2000", "", ""),
    ("500 received from Ramesh", "PAYMENT", "Ramesh", "", "", "500", "", ""),
    ("Received 500 from Ramesh by UPI", "PAYMENT", "Ramesh", "", "", "500", "", ""),
    ("Sunita ji ne kal 1500 jama kiye upi", "PAYMENT", "Sunita ji", "", "", "1500", "30 Mar", ""),
    ("Ramesh ne Friday ko 500 diye", "PAYMENT", "Ramesh", "", "", "500", "27 Mar", ""),
    ("Ramesh se 500 mile", "PAYMENT", "Ramesh", "", "", "500", "", ""),
    ("Ramesh ne mixer ke 500 diye", "PAYMENT", "Ramesh", "mixer", "", "500", "", ""),
    ("Ramesh 1.25 lakh advance", "PAYMENT", "Ramesh", "", "", "125000", "", ""),
    ("रमेश ने 500 दिए", "PAYMENT", "रमेश", "", "", "500", "", ""),
    ("सुनीता जी ने कल 1500 जमा किए", "PAYMENT", "सुनीता जी", "", "", "1500", "30 Mar", ""),
    ("رمیش نے ۵۰۰ دیے", "PAYMENT", "رمیش", "", "", "500", "", ""),
    ("سنیتا جی نے کل ۱۵۰۰ جمع کیے", "PAYMENT", "سنیتا جی", "", "", "1500", "30 Mar", ""),
    ("Ramesh 500 dega Friday", "PROMISE", "Ramesh", "", "500", "", "", "03 Apr"),
    ("Ramesh will pay 500 on Friday", "PROMISE", "Ramesh", "", "500", "", "", "03 Apr"),
    ("Ramesh 1200 baki tarikh 5", "PROMISE", "Ramesh", "", "1200", "", "", "05 Apr"),
    ("रमेश 500 देगा शुक्रवार", "PROMISE", "रमेश", "", "500", "", "", "03 Apr"),
    ("رمیش ۵۰۰ دے گا جمعہ", "PROMISE", "رمیش", "", "500", "", "", "03 Apr"),
    ("Sunita wants fridge call Monday", "ENQUIRY", "Sunita", "fridge", "", "", "", "06 Apr"),
    ("Sunita ko fridge chahiye, parso phone karna", "ENQUIRY", "Sunita", "fridge", "", "", "", "02 Apr"),
    ("Ramesh wants mixer quotation 3200 call tomorrow", "ENQUIRY", "Ramesh", "mixer", "3200", "", "", "01 Apr"),
    ("सुनीता को फ्रिज चाहिए सोमवार को फोन करना", "ENQUIRY", "सुनीता", "फ्रिज", "", "", "", "06 Apr"),
    ("عمران کو پنکھا چاہیے پیر کو فون کرنا", "ENQUIRY", "عمران", "پنکھا", "", "", "", "06 Apr"),
    ("Ramesh ko kal phone karna", "FOLLOW_UP", "Ramesh", "", "", "", "", "01 Apr"),
    ("Call Sunita Friday", "FOLLOW_UP", "Sunita", "", "", "", "", "03 Apr"),
    ("रमेश को 5 तारीख को फोन करना", "FOLLOW_UP", "रमेश", "", "", "", "", "05 Apr"),
    ("رمیش کو کل فون کرنا", "FOLLOW_UP", "رمیش", "", "", "", "", "01 Apr"),
    ("Ramesh aaya tha, mixer dekha, parso aayega", "VISIT", "Ramesh", "mixer dekha", "", "", "", "02 Apr"),
    ("Sunita visited today liked the fridge", "VISIT", "Sunita", "liked the fridge", "", "", "31 Mar", ""),
    ("kal Sunita aayi thi fridge dekhne", "VISIT", "Sunita", "fridge dekhne", "", "", "30 Mar", ""),
    ("सुनीता आई थी", "VISIT", "सुनीता", "", "", "", "", ""),
    ("سنیتا کل آئی تھی", "VISIT", "سنیتا", "", "", "", "30 Mar", ""),
    ("Sunita 9876543210", "CUSTOMER", "Sunita", "", "", "", "", ""),
    ("Ramesh Sharma +91 98765 43210", "CUSTOMER", "Ramesh Sharma", "", "", "", "", ""),
    ("रमेश शर्मा ९८७६५४३२१०", "CUSTOMER", "रमेश शर्मा", "", "", "", "", ""),
)
# line, what it tells of, what is left over for the person
NOT_CERTAIN = (
    ("Ramesh 500", "UNCLEAR", ("500",)),
    ("Ramesh mixer 3200 diye 2000 baki", "UNCLEAR", ("3200 diye 2000 baki",)),
    ("Ramesh mixer 3200 paid 5000", "UNCLEAR", ("3200 paid 5000",)),
    ("Ramesh mixer 3200 Friday", "SALE", ("Friday",)),
    ("Ramesh ne 500 nahi diye", "UNCLEAR", ("Ramesh ne 500 nahi diye",)),
    ("Ramesh mixer 3200 returned", "UNCLEAR", ("Ramesh mixer 3200 returned",)),
    ("Gulzari mixer 3200", "UNCLEAR", ("Gulzari mixer", "3200",)),
    ("Ramesh mixer 3200 2000", "UNCLEAR", ("3200 2000",)),
    ("Ramesh fridge 42000 advance 5000 baki agle hafte", "SALE", ("agle hafte",)),
    ("hello", "UNCLEAR", ("hello",)),
)
# fmt: on


def read(line: str) -> Entry:
    """The line as a shop in India reads it that sells these goods."""
    return read_line(line, today=TODAY, known=KNOWN)


@pytest.mark.parametrize(("line", "doing", "who", "what", "amount", "received", "day", "due_on"), LINES)
def test_a_line_is_taken_apart(
    line: str, doing: str, who: str, what: str, amount: str, received: str, day: str, due_on: str
) -> None:
    entry = read(line)

    said = [f"{value:%d %b}" if value else "" for value in (entry.day, entry.due_on)]
    sums = ["" if value is None else str(int(value)) for value in (entry.amount, entry.received)]
    assert (entry.doing.name, entry.name, entry.item, *sums, *said) == (doing, who, what, amount, received, day, due_on)
    assert not entry.left_over


@pytest.mark.parametrize(("line", "doing", "left_over"), NOT_CERTAIN)
def test_what_is_not_certain_is_left_over_and_never_guessed(line: str, doing: str, left_over: tuple[str, ...]) -> None:
    entry = read(line)

    assert (entry.doing.name, entry.left_over) == (doing, left_over)


@pytest.mark.parametrize(
    "digits", ["9876543210", "98765 43210", "+91 98765-43210", "९८७६५४३२१०", "۹۸۷۶۵۴۳۲۱۰", "09876543210"]
)
def test_a_phone_is_found_in_any_shape(digits: str) -> None:
    assert read(f"Ramesh {digits} mixer 3200").phones == ("+919876543210",)


def test_a_phone_of_pakistan_is_read_in_a_shop_of_pakistan() -> None:
    entry = read_line("0321-4567890 Bilal fridge 85000", today=TODAY, region="PK", known=KNOWN)

    assert (entry.phones, entry.name) == (("+923214567890",), "Bilal")


def test_words_of_the_shops_own_customers_tell_a_name_from_an_item() -> None:
    known = Known(names=frozenset({"gulzari"}), items=frozenset({"mixer"}))

    entry = read_line("Gulzari mixer 3200", today=TODAY, known=known)

    assert (entry.name, entry.item) == ("Gulzari", "mixer")


def test_how_it_was_paid_is_kept() -> None:
    assert read("Ramesh mixer 3200 paid 2000 upi baki Friday").method == "upi"


def test_several_lines_are_several_entries() -> None:
    entries = read_lines("Ramesh ne 500 diye\n\n  Sunita wants fridge\n", today=TODAY, known=KNOWN)

    assert [entry.name for entry in entries] == ["Ramesh", "Sunita"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *GOODS.split(),
                "Ramesh",
                "3200",
                "12",
                "paid",
                "diye",
                "baki",
                "Friday",
                "kal",
                ",",
                "5",
                "ko",
                "9876543210",
            ]
        ),
        max_size=9,
    )
)
def test_any_words_in_any_order_give_an_entry_whose_sums_fit(words: list[str]) -> None:
    entry = read(" ".join(words))

    assert entry.amount is None or 0 <= (entry.received or 0) <= entry.amount


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_text_makes_it_stumble(text: str) -> None:
    assert read(text).typed == text.strip()
