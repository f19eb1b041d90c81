"""Made-up people of the toy identity provider."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

PUPIL, TEACHER = "National_elv", "National_ens"
SCHOOL = "0751234J"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a portal knows; `uai` is their school."""

    id: str
    first_name: str
    last_name: str
    profile: str = PUPIL
    uai: str = SCHOOL

    @property
    def shown(self) -> str:
        """How the page lists them."""
        what = "pupil" if self.profile == PUPIL else "adult"
        return f"{self.first_name} {self.last_name}, {what} of {self.uai}"


PEOPLE = (
    Person("p-0001", "Zélie", "Martelin-Roy"),
    Person("p-0002", "Anouk", "Le Goff"),
    Person("p-0003", "Ibrahim", "Diallo"),
    Person("t-0001", "Hélène", "Castaing", TEACHER),
)


def found(query: Mapping[str, str]) -> Person:
    """Somebody made up on the spot, from the fields of a form."""
    usual = Person("p-9999", "", "")
    given = {
        name: query[name]
        for name in ("id", "first_name", "last_name", "uai", "profile")
        if query.get(name)
    }
    return replace(usual, **given)
