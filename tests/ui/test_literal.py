"""Text in labels is never obeyed as formatting."""

import pytest

from ui.literal import literal


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Rajesh Sharma", "Rajesh Sharma"),
        ("*bold*", "\\*bold\\*"),
        ("[a](http://x)", "\\[a\\]\\(http\\:\u2060//x\\)"),
        (":red[x]", "\\:red\\[x\\]"),
        ("$5$", "\\$5\\$"),
        ("a\nb", "a b"),
        ("राजेश", "राजेश"),
    ],
)
def test_marks_of_formatting_are_made_literal(typed: str, shown: str) -> None:
    assert literal(typed) == shown
