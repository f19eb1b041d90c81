"""The toy identity provider fits the demonstration."""

from infra.local.demo_school import SCHOOL, _pupils
from infra.local.idp import people


def test_its_school_is_the_demonstrations() -> None:
    assert SCHOOL.uai == people.SCHOOL


def test_its_pupils_are_on_the_list_of_their_school() -> None:
    born = {one.birth_date.isoformat() for one in _pupils() if one.birth_date}
    pupils = [person for person in people.PEOPLE if person.profile == people.PUPIL]
    assert pupils
    assert {person.born for person in pupils} <= born
