"""Names that are the same name, in three scripts and many habits of spelling."""

from pathlib import Path

import pytest

from validation.matching.names import name_keys, romanise, similarity

SAME_NAME = [
    ("राजेश शर्मा", "Rajesh Sharma"),
    ("راجیش شرما", "Rajesh Sharma"),
    ("राजेश शर्मा", "راجیش شرما"),
    ("मोहम्मद इकबाल", "محمد اقبال"),
    ("محمد اقبال", "Mohd. Iqbal"),
    ("Md Iqbal", "Mohammad Iqbal"),
    ("عبدالرحمن", "Abdur Rehman"),
    ("Abdul Rahman", "Abdur-Rahman"),
    ("अब्दुल रहमान", "عبدالرحمٰن"),
    ("نظام الدین", "Nizamuddin"),
    ("निज़ामुद्दीन", "Nizam-ud-Din"),
    ("حبیب الرحمن", "Habib ur Rehman"),
    ("Smt. Lakshmi Devi", "लक्ष्मी देवी"),
    ("M/s Gupta Traders Pvt. Ltd.", "गुप्ता ट्रेडर्स"),
    ("Sharma, Rajesh", "राजेश शर्मा"),
    ("डॉ॰ विवेक जोशी", "Vivek Joshi"),
    ("के. एल. राहुल", "K. L. Rahul"),
    ("फ़ातिमा ख़ान", "فاطمہ خان"),
    ("Chaudhary", "चौधरी"),
    ("गुरप्रीत सिंह", "Gurpreet Singh"),
    ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "Gurpreet Singh"),
    ("રાજેશ પટેલ", "Rajesh Patel"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAME)
def test_one_name_in_two_spellings_is_very_alike(one: str, other: str) -> None:
    assert similarity(one, other) > 0.88


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rajesh Sharma", "Suresh Sharma"),
        ("Rajesh Sharma", "रमेश शर्मा"),
        ("Imran Khan", "عرفان خان"),
        ("Sita Devi", "गीता देवी"),
        ("Mohd Iqbal", "Mohd Aslam"),
        ("Dr Mehta", "Dr Sharma"),
        ("Gupta Traders Pvt Ltd", "Jain Stores Pvt Ltd"),
    ],
)
def test_two_names_are_less_alike(one: str, other: str) -> None:
    assert similarity(one, other) < 0.88


def test_likeness_is_mutual() -> None:
    assert similarity("راجیش شرما", "Rajesh K Sharma") == similarity("Rajesh K Sharma", "راجیش شرما")


@pytest.mark.parametrize("name", ["", "   ", "--"])
def test_no_name_is_like_nothing(name: str) -> None:
    assert similarity(name, "Rajesh") == 0.0
    assert similarity(name, name) == 0.0


@pytest.mark.parametrize("spelling", ["Rajesh Sharma", "SHARMA Rajesh", "Mr. Raajesh Sarma", "राजेश शर्मा", "راجیش شرما"])
def test_every_spelling_of_a_name_has_the_same_keys(spelling: str) -> None:
    assert name_keys(spelling) == ("rjs", "srm")


@pytest.mark.parametrize("spelling", ["Lucknow", "लखनऊ", "لکھنؤ"])
def test_a_place_has_one_key_in_three_scripts(spelling: str) -> None:
    assert name_keys(spelling) == ("lkn",)


def test_a_letter_that_is_read_in_two_ways_gives_two_keys() -> None:
    assert set(name_keys("चोपड़ा")) == {"cpr", "cpd"}


def test_a_title_alone_is_kept_as_a_name() -> None:
    assert name_keys("Haji") == ("hj",)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("राजेश शर्मा", "rajesh sharma"),
        ("मित्र", "mitra"),
        ("ज़ारा", "zara"),
        ("लक्ष्मी", "lakshmi"),
        ("راجیش شرما", "rajish sharma"),
        ("خان", "khan"),
        ("چودھری", "chodhri"),
        ("Rajesh", "rajesh"),
        ("१२", "12"),
    ],
)
def test_a_name_can_be_read_in_latin_letters(text: str, latin: str) -> None:
    assert romanise(text) == latin


def test_hardly_any_full_name_is_nearer_to_somebody_else() -> None:
    path = Path(__file__).parents[3] / "bench" / "names" / "full_names.tsv"
    names = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")][1:121]

    nearest = [max(names, key=lambda other: similarity(name[1], other[0])) for name in names]

    assert sum(map(list.__eq__, names, nearest)) >= 0.95 * len(names)
