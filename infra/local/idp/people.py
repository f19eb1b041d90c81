"""Made-up people of the toy identity provider; its pupils are on the demonstration's list."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

PUPIL, TEACHER = "National_elv", "National_ens"
SCHOOL = "0991234D"
_FACTS = ("id", "first_name", "last_name", "uai", "profile")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a portal knows; `uai` is their school; `born` is not told to anybody."""

    id: str
    first_name: str
    last_name: str
    profile: str = PUPIL
    uai: str = SCHOOL
    born: str = ""

    @property
    def shown(self) -> str:
        """How the page lists them."""
        what = "pupil" if self.profile == PUPIL else "adult"
        born = f", born on {self.born}" if self.born else ""
        return f"{self.first_name} {self.last_name}, {what} of {self.uai}{born}"


PEOPLE = (
    Person("p-0001", "Yasmine", "Rousseau", born="2014-07-16"),
    Person("p-0002", "Ismael", "LEFEVRE", born="2014-02-07"),
    Person("p-0003", "Fatou", "Özdemir", born="2014-12-31"),
    Person("t-0001", "Hélène", "Castaing", TEACHER),
)


def made_up(query: Mapping[str, str]) -> Person:
    """Somebody made up on the spot, from the fields of a form."""
    given = {name: query[name] for name in _FACTS if query.get(name)}
    return replace(Person("p-9999", "", ""), **given)
