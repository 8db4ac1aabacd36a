"""What a typed search text finds, in three scripts."""

import pytest

from validation.folding import ascii_digits, fold, search_key, search_terms


def finds(typed: str, key: str) -> bool:
    return all(any(substring in key for substring in group) for group in search_terms(typed))


SAME_TEXT = [
    ("ज़ारा", "ज़ारा"),
    ("ज़ारा", "जारा"),
    ("चाँद", "चांद"),
    ("عَلِي", "علی"),
    ("كريم", "کریم"),
    ("فاطمة", "فاطمہ"),
    ("فاطمه", "فاطمہ"),
    ("نظام\u200cالدین", "نظامالدین"),
    ("آصف", "اصف"),
    ("\u202bعلی\u202c", "علی"),
    ("محمـد", "محمد"),
    ("José  ÁLVAREZ", "jose alvarez"),
    ("Straße", "STRASSE"),
    ("ＡＢＣ", "abc"),
    ("दुकान १२", "दुकान 12"),
    ("دکان ۱۲", "دکان 12"),
    ("دكان ١٢", "دکان 12"),
    (" two\u00a0 words\n", "two words"),
]


@pytest.mark.parametrize(("one", "other"), SAME_TEXT)
def test_spellings_that_look_alike_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("ज़ारा", "जर"), ("मीरा", "मेरा"), ("सीता", "सोता"), ("علی", "عالی")])
def test_vowels_of_hindi_and_urdu_are_never_lost(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_digits_of_every_script_are_written_as_on_a_phone() -> None:
    assert ascii_digits("मो. ९८७६५ ۴۳۲۱۰ ٠ ૯ ৫") == "मो. 98765 43210 0 9 5"


NAMES = ["Seeta Sharma", "Sita Sharma", "सीता शर्मा", "سیتا شرما"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("typed", ["seeta", "sita", "सीता", "سیتا", "SEETA sharma", "शर्मा", "sharm", "شرما سیتا"])
def test_a_name_is_found_in_whatever_script_it_is_typed(name: str, typed: str) -> None:
    assert finds(typed, search_key([], names=[name]))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Mohd. Iqbal", "मोहम्मद"),
        ("محمد اقبال", "mohd"),
        ("عبدالرحمن", "rahman"),
        ("حبیب الرحمن", "rehman"),
        ("عبد الرحمن", "abdurrahman"),
        ("عبدالرحمن", "abdul rehman"),
        ("Nizam-ud-Din", "nizamuddin"),
        ("نظام الدین", "nizamuddin"),
        ("Chopra", "चोपड़ा"),
        ("चोपड़ा", "chopra"),
        ("चोपड़ा", "chopda"),
        ("انور", "anwar"),
        ("آنند", "anand"),
        ("یادو", "yadav"),
        ("गोयल", "goel"),
        ("बोस", "bose"),
        ("Menon", "मेनन"),
        ("शिव", "shiva"),
        ("लखनऊ", "lucknow"),
        ("फ़ातिमा ख़ान", "fatima"),
        ("عمران", "imran"),
        ("O'Brien & Sons", "brien"),
        ("ગીતા", "geeta"),
    ],
)
def test_other_ways_to_write_a_name_find_it(name: str, typed: str) -> None:
    assert finds(typed, search_key([], names=[name]))


@pytest.mark.parametrize("typed", ["geeta", "satish", "satya", "सतीश", "ستیش", "ramesh", "si ta x"])
def test_other_names_are_not_found(typed: str) -> None:
    assert not finds(typed, search_key([], names=["Seeta Sharma"]))


def test_names_are_found_while_they_are_being_typed() -> None:
    key = search_key([], names=["राजेश अग्रवाल"])

    assert all(finds("rajesh"[:length], key) for length in (3, 4, 5, 6))


@pytest.mark.parametrize(
    "typed",
    [
        "9876543210",
        "98765 43210",
        "098765-43210",
        "+91 98765 43210",
        "+91-98765-43210",
        "0091 98765 43210",
        "919876543210",
        "(+91) 98765.43210",
        "९८७६५ ४३२१०",
        "۹۸۷۶۵۴۳۲۱۰",
        "\u202a+91 98765\u00a043210\u202c",
        "98765",
        "९८७६५",
        "+91 98765",
        "+91",
        "098765",
        "43210",
        "543210,",
    ],
)
def test_a_phone_is_found_in_any_shape_and_by_any_part(typed: str) -> None:
    assert finds(typed, search_key(["Ravi"], phones=["+919876543210"]))


def test_a_phone_from_pakistan_is_found_without_its_trunk_zero() -> None:
    assert finds("0300-1234567", search_key([], phones=["+923001234567"]))


def test_a_phone_typed_with_spaces_is_one_thing_to_look_for() -> None:
    assert search_terms("sharma 98765 43210")[1:] == (("98765 43210", "9876543210"),)


def test_two_phones_are_two_things_to_look_for() -> None:
    digits = [group[-1] for group in search_terms("98765-43210 / 9811122222")]

    assert digits == ["9876543210", "9811122222"]


@pytest.mark.parametrize(
    "typed", ["INV-2024-00123", "5/3/24", "2,500", "2500", "mg road", "m.g.", "ravi@x.in", "ग्राहक"]
)
def test_other_cells_are_found_as_they_are_written(typed: str) -> None:
    assert finds(
        typed,
        search_key(["INV-2024-00123", "5/3/24", "Rs 2500", "2,500", "12 M.G. Road, MG Road", "ravi@x.in", "ग्राहक"]),
    )


def test_every_word_must_be_found() -> None:
    key = search_key(["Pune"], names=["Seeta Sharma"])

    assert finds("seeta pune", key)
    assert not finds("seeta delhi", key)


def test_an_empty_search_asks_for_nothing() -> None:
    assert search_terms("  / - ") == ()
