from validation.business import Business
from validation.checking import check_values
from validation.tables import Contact


def test_a_postal_code_of_another_country_is_taken_as_typed() -> None:
    checked = check_values(
        Contact, {"name": "Imran", "postal_code": "54000", "country": "Pakistan"}, Business(region="IN")
    )

    assert checked.problems == ()
    assert checked.values["postal_code"] == "54000"


def test_a_postal_code_at_home_has_to_follow_its_rules() -> None:
    checked = check_values(
        Contact, {"name": "Rajesh", "postal_code": "22601", "country": "भारत"}, Business(region="IN")
    )

    assert [problem.found for problem in checked.problems] == ["22601"]
