"""E-mail addresses with the slips that people make, and websites."""

import pytest

from tests.validation.cells.reading import read, told
from validation.kinds import Kind


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("ram@x.com", ("ram@x.com",)),
        (" Ram@Gmail.com ", ("ram@gmail.com",)),
        ("ram@gmail.com.", ("ram@gmail.com",)),
        ("mailto:ram@x.com", ("ram@x.com",)),
        ("Ram <ram@x.com>", ("ram@x.com",)),
        ("Office: ram@x.com", ("ram@x.com",)),
        ("ram@x.com (wife)", ("ram@x.com",)),
        ("o'neil@x.com", ("o'neil@x.com",)),
        ("ram.k+shop@mail.x.co.in", ("ram.k+shop@mail.x.co.in",)),
        ("राम@गूगल.भारत", ("राम@गूगल.भारत",)),
        ("ram@mail.com", ("ram@mail.com",)),
        ("a@x.com, b@y.com", ("a@x.com", "b@y.com")),
        ("a@x.com b@y.com", ("a@x.com", "b@y.com")),
        ("a@x.com;b@y.com", ("a@x.com", "b@y.com")),
        ("a@x.com/b@y.com", ("a@x.com", "b@y.com")),
        ("a@x.com\nb@y.com", ("a@x.com", "b@y.com")),
        ("a@x.com, A@X.com", ("a@x.com",)),
    ],
)
def test_addresses_are_understood(cell: str, value: tuple[str, ...]) -> None:
    said = read(Kind.EMAILS, cell)

    assert (said.value, said.problem) == (value, None)


@pytest.mark.parametrize(
    ("cell", "proposed"),
    [
        (f"ram@{slip}", f"ram@{meant}")
        for slip, meant in [("gmial.com", "gmail.com"), ("gamil.com", "gmail.com"), ("gmail.con", "gmail.com")]
    ]
    + [
        ("ram@yahooo.com", "ram@yahoo.com"),
        ("ram@hotmial.com", "ram@hotmail.com"),
        ("ram@gmail.cmo", "ram@gmail.com"),
        ("ram@gmail.co", "ram@gmail.com"),
    ]
    + [
        ("ram@shop.con", "ram@shop.com"),
        ("ram@gmail,com", "ram@gmail.com"),
        ("ram kumar@gmail.com", "ramkumar@gmail.com"),
        ("ram@gmail", "ram@gmail.com"),
    ]
    + [
        ("ram.gmail.com", "ram@gmail.com"),
        ("ram@@gmail.com", "ram@gmail.com"),
        ("ram@x..com", "ram@x.com"),
        ("Ram Kumar Das ram@x.com", "ram@x.com"),
    ],
)
def test_a_slip_is_proposed_and_is_no_address_before_it_is_accepted(cell: str, proposed: str) -> None:
    said = read(Kind.EMAILS, cell)

    assert said.value == ()
    assert told(said) == ("email_slip", proposed)
    assert said.problem is not None
    assert not said.problem.is_certain


def test_spaces_beside_a_sign_are_repaired_with_certainty() -> None:
    said = read(Kind.EMAILS, "ram @gmail .com")

    assert said.value == ("ram@gmail.com",)
    assert said.problem is not None
    assert (told(said), said.problem.is_certain) == (("email_slip", "ram@gmail.com"), True)


def test_the_good_address_of_a_cell_is_kept_beside_a_slip() -> None:
    said = read(Kind.EMAILS, "a@x.com; b@gmial.com")

    assert said.value == ("a@x.com",)
    assert told(said) == ("email_slip", "a@x.com, b@gmail.com")


@pytest.mark.parametrize("cell", ["ram", "a@b", "9876543210", "@x.com", "ram@", "see card", "ram@x.c", 5, "a b c d@e"])
def test_what_is_no_address_is_named(cell: str) -> None:
    assert (read(Kind.EMAILS, cell).value, told(read(Kind.EMAILS, cell))) == ((), ("email_unclear", None))


@pytest.mark.parametrize(
    "cell", ["www.x.com", "https://x.com", "http://x.co.in/path?a=1", "facebook.com/shop", "x.com:8080", "भारत.भारत"]
)
def test_a_website_is_kept_as_typed(cell: str) -> None:
    assert (read(Kind.WEBSITE, cell).value, read(Kind.WEBSITE, cell).problem) == (cell, None)


@pytest.mark.parametrize(
    ("cell", "proposed"),
    [
        ("www,x.com", "www.x.com"),
        ("http:/x.com", "http://x.com"),
        ("https//x.com", "https://x.com"),
        ("www. x.com", "www.x.com"),
        ("ram@x.com", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("@shop", None),
        ("shop", None),
        ("https://x.com/a b", None),
    ],
)
def test_what_is_no_website_is_named(cell: str, proposed: str | None) -> None:
    assert (read(Kind.WEBSITE, cell).value, told(read(Kind.WEBSITE, cell))) == (None, ("website_unclear", proposed))
