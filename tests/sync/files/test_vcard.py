"""vCards as phones and mail programs write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.files.vcard import is_vcard, vcard_rows
from validation.business import Business
from validation.headings import recognise
from validation.sheet import RawTab


def card(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def contacts(content: bytes) -> list[dict[str, object]]:
    headings, *rows = vcard_rows(content)
    return [{heading: cell for heading, cell in zip(headings, row, strict=True) if cell} for row in rows]


@pytest.mark.parametrize(
    ("line", "heading", "value"),
    [
        ("FN:Ram Kumar", "Name", "Ram Kumar"),
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=A4=B0=E0=A4=BE=E0=A4=AE", "Name", "राम"),
        ("FN;CHARSET=UTF-8;QUOTED-PRINTABLE:=D8=B9=D9=84=DB=8C", "Name", "علی"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:one =\r\ntwo=0D=0Athree", "Notes", "one two\r\nthree"),
        ("NOTE:one\\ntwo\\, three\r\n  four", "Notes", "one\ntwo, three four"),
        ("TEL;CELL:98765 43210", "Phones", "98765 43210"),
        ("TEL;TYPE=cell,voice:98765 43210", "Phones", "98765 43210"),
        ('TEL;VALUE=uri;TYPE="voice,home":tel:+91-98765-43210', "Phones", "+91-98765-43210"),
        ("item1.TEL:98765 43210\r\nitem1.X-ABLabel:_$!<Main>!$_", "Phones", "98765 43210"),
        ("TEL;HOME;FAX:0522 234567", "Fax", "0522 234567"),
        ("TEL:1\r\nTEL:2\r\nTEL:1", "Phones", "1, 2"),
        ("BDAY:19800322", "Birthday", "1980-03-22"),
        ("BDAY;VALUE=date:1980-03-22", "Birthday", "1980-03-22"),
        ("item2.X-ABDATE:1975-03-01\r\nitem2.X-ABLabel:_$!<Anniversary>!$_", "Anniversary", "1975-03-01"),
        ("ORG:Sharma\\; Sons;Sales", "Firm", "Sharma; Sons"),
        ("ADR;HOME:;;14 Mall Road;Agra;UP;282001;India", "Address", "14 Mall Road"),
        ("ADR;HOME:;;14 Mall Road;Agra;UP;282001;India", "PIN or postal code", "282001"),
        ("CATEGORIES:wedding,wholesale", "Tags", "wedding, wholesale"),
    ],
)
def test_each_property_becomes_a_cell(line, heading, value):
    assert contacts(card(line))[0][heading] == value


def test_a_name_is_made_of_its_parts_when_the_card_has_no_whole_one():
    assert contacts(card("N:Kumar;Ram;;Shri;"))[0]["Name"] == "Shri Ram Kumar"


def test_pictures_are_passed_over():
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg\r\nPHOTO;ENCODING=BASE64:\r\n/9j/4A\r\nAQSkZJRg==\r\n"

    assert contacts(card("FN:Ram", picture, "TEL:12345")) == [{"Name": "Ram", "Phones": "12345"}]


def test_every_card_is_a_row_even_one_that_says_nothing():
    assert len(contacts(card("FN:Ram") + card() + card("EMAIL:asha@example.com", version="4.0"))) == 3


def test_a_value_has_the_charset_that_it_names():
    content = card("FN;CHARSET=windows-1252:Jos?").replace(b"?", b"\xe9")

    assert contacts(content)[0]["Name"] == "José"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_may_be_in_any_encoding(encoding):
    content = card("FN:राम علی", "TEL:98765").decode().encode(encoding)

    assert is_vcard(content)
    assert contacts(content) == [{"Name": "राम علی", "Phones": "98765"}]


def test_the_headings_of_a_card_are_known():
    rows = vcard_rows(
        card("FN:Ram", "TEL:98765", "EMAIL:r@example.com", "ORG:Sharma", "NICKNAME:Pappu", "ADR:;;1;2;3;4;5")
    )
    layout = recognise(RawTab("contacts", rows), Business())

    assert layout.table == "Contacts"
    assert not any(column.is_custom for column in layout.columns)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40), st.sampled_from([b"BEGIN:VCARD\n", b"END:VCARD\n", b"TEL;ENCODING=", b"=\n", b"N:"])
        )
    )
)
def test_no_bytes_stop_the_reading(parts):
    rows = vcard_rows(b"".join(parts))

    assert all(len(row) == len(rows[0]) for row in rows)


@pytest.mark.parametrize(
    ("line", "noted"),
    [
        ("TEL;TYPE=work,voice:0141 2345678", "0141 2345678 work"),
        ("TEL;CELL:98765 43210", None),
        ("item1.TEL:98765 43210\r\nitem1.X-ABLabel:WhatsApp", "98765 43210 whatsapp"),
        ("item1.TEL:98765 43210\r\nitem1.X-ABLabel:_$!<Mobile>!$_", None),
        ("TEL;HOME:1111\r\nTEL;WORK:2222", "1111 home, 2222 work"),
        ("TEL;HOME;FAX:0522 234567", None),
    ],
)
def test_whose_a_phone_is_stays_known(line, noted):
    (contact,) = contacts(card("FN:Asha", *line.split("\r\n")))

    assert contact.get("About the phones") == noted


def test_labels_without_end_do_not_make_columns_without_end():
    cards = [
        card("FN:Asha", f"item1.X-ABRELATEDNAMES:Ravi {n}", f"item1.X-ABLabel:Friend {n}", "NOTE:Kind")
        for n in range(300)
    ]

    headings, *rows = vcard_rows(b"".join(cards))

    assert (len(rows), len(headings) < 120) == (300, True)
    assert {f"Ravi {n}" for n in range(300)} == {
        text.split(": ")[-1].split("\n")[-1] for row in rows for text in row if text and "Ravi" in text
    }


@pytest.mark.parametrize("charset", ["win\x00", "nothing-known", "undefined", "hex", "idna"])
def test_a_charset_that_nobody_knows_is_told_from_the_bytes(charset):
    assert contacts(card(f"FN;CHARSET={charset}:सीता"))[0]["Name"] == "सीता"


def test_zero_bytes_in_a_card_do_not_make_it_utf_16():
    assert vcard_rows(b"BEGIN:VCARD\nFN:Asha\x00\x01\x00?\x00\x00\x00\x00\nEND:VCARD")[1][0] == "Asha\x01?"


def test_a_line_folded_a_hundred_thousand_times_is_read_at_once():
    content = b"BEGIN:VCARD\nFN:a\n" + b" b\n" * 100_000 + b"END:VCARD\n"

    assert vcard_rows(content)[1][0] == "a" + "b" * 100_000


@pytest.mark.parametrize(
    "content",
    [
        "BEGIN:VCARD \nFN:Asha\nEND:VCARD\t\nBEGIN : vcard\nFN:Imran\nEND: VCARD\n",
        "  BEGIN:VCARD\n  FN:As\n   ha\n  END:VCARD\n  BEGIN:VCARD\n  FN:Imran\n  END:VCARD\n",
        "\ufeffBEGIN:VCARD\nFN:Asha\nEND:VCARD\n\ufeffBEGIN:VCARD\nFN:Imran\nEND:VCARD\n",
        "BEGIN:VCARD\nFN:Asha\nBEGIN:VCARD\nFN:Imran\n",
        "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:Asha=\nEND:VCARD\nBEGIN:VCARD\nFN:Imran\nEND:VCARD\n",
        "BEGIN:VCARD\nFN:Asha\nAGENT:\nBEGIN:VCARD\nFN:Ravi\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Imran\nEND:VCARD\n",
    ],
    ids=["blanks", "indented", "joined files", "no end", "open line break", "a card within the card"],
)
def test_no_card_is_lost_for_how_it_begins_or_ends(content):
    assert is_vcard(content.encode())
    assert contacts(content.encode()) == [{"Name": "Asha"}, {"Name": "Imran"}]


def test_a_list_with_cards_in_a_column_is_a_list():
    assert not is_vcard(b'Name,Code\nAsha,"BEGIN:VCARD\nFN:Asha\nEND:VCARD"\n')
