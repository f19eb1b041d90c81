"""An association's workbook of three sheets linked by keys: members, activities, enrolments."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.compiler.files import Cell, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES, TOWNS, drawn_until

_ACTIVITIES = (
    "Aquarelle", "Chorale", "Danse", "Échecs", "Guitare", "Natation", "Poterie", "Théâtre",
)  # fmt: skip
_SIZE = 36


@dataclass(frozen=True)
class _Member:
    number: int
    first_name: str
    family_name: str
    town: str


@dataclass(frozen=True)
class _Activity:
    code: str
    title: str
    full_price: int
    low_price: int


@dataclass(frozen=True)
class _Enrolment:
    number: int
    code: str
    terms: int


@dataclass(frozen=True)
class _Book:
    members: list[_Member]
    activities: dict[str, _Activity]
    enrolments: list[_Enrolment]
    town: str
    asked: _Member
    namesake: _Member

    def due(self, member: _Member, *, is_local: bool, one_term: bool = False) -> int:
        """What a member owes, at the low price when local."""
        return sum(
            price * (1 if one_term else terms)
            for price, terms in self.lines(member, is_local=is_local)
        )

    def lines(self, member: _Member, *, is_local: bool) -> list[tuple[int, int]]:
        """The (price, terms) of each of a member's enrolments."""
        return [
            (self._price(enrolment.code, is_local=is_local), enrolment.terms)
            for enrolment in self.enrolments
            if enrolment.number == member.number
        ]

    def _price(self, code: str, *, is_local: bool) -> int:
        activity = self.activities[code]
        return activity.low_price if is_local else activity.full_price


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The member asked for has a namesake, who owes another amount."""
    book = drawn_until(lambda: _drawn(draw), _is_instructive)
    return Variant(_values(book), {"association.ods": ods(_sheets(book))})


def _drawn(draw: Draw) -> _Book:
    town, *others = draw.sample(TOWNS, 4)
    members = _members(draw, [town, town, *others])
    activities = _activities(draw)
    enrolments = [
        _Enrolment(member.number, code, draw.integer(1, 3))
        for member in members
        for code in draw.sample(sorted(activities), draw.integer(1, 3))
    ]
    place = draw.integer(0, _SIZE - 2)
    first, second = members[place], members[place + 1]
    members[place + 1] = second = _Member(
        second.number, second.first_name, first.family_name, second.town
    )
    shuffled = draw.shuffled(enrolments)
    return _Book(draw.shuffled(members), activities, shuffled, town, first, second)


def _members(draw: Draw, towns: list[str]) -> list[_Member]:
    numbers = draw.sample(range(101, 400), _SIZE)
    first_names = draw.sample(FIRST_NAMES, _SIZE)
    return [
        _Member(number, first_name, draw.choice(FAMILY_NAMES), draw.choice(towns))
        for number, first_name in zip(numbers, first_names, strict=True)
    ]


def _activities(draw: Draw) -> dict[str, _Activity]:
    codes = draw.sample([f"{letter}{digit}" for letter in "KMPRT" for digit in range(2, 8)], 8)
    found = {}
    for code, title in zip(codes, _ACTIVITIES, strict=True):
        full = draw.integer(30, 70)
        found[code] = _Activity(code, title, full, full - draw.integer(6, 15))
    return found


def _is_instructive(book: _Book) -> bool:
    """Whether each usual mistake leads to another amount than the right one."""
    is_local = book.asked.town == book.town
    due = book.due(book.asked, is_local=is_local)
    wrong = {
        book.due(book.asked, is_local=not is_local),
        book.due(book.asked, is_local=is_local, one_term=True),
        book.due(book.namesake, is_local=book.namesake.town == book.town),
    }
    return len(book.lines(book.asked, is_local=is_local)) > 1 and due not in wrong


def _values(book: _Book) -> dict[str, str]:
    asked, is_local = book.asked, book.asked.town == book.town
    lines = book.lines(asked, is_local=is_local)
    return {
        "commune": book.town,
        "prenom": asked.first_name,
        "nom": asked.family_name,
        "numero": str(asked.number),
        "domicile": asked.town,
        "tarif": "tarif réduit" if is_local else "tarif plein",
        "detail": " + ".join(f"{price} × {terms}" for price, terms in lines),
        "montant": str(book.due(asked, is_local=is_local)),
        "autre_tarif": str(book.due(asked, is_local=not is_local)),
        "un_trimestre": str(book.due(asked, is_local=is_local, one_term=True)),
        "homonyme": str(book.due(book.namesake, is_local=book.namesake.town == book.town)),
    }


def _sheets(book: _Book) -> dict[str, list[list[Cell]]]:
    members: list[list[Cell]] = [["Numéro", "Prénom", "Nom", "Commune"]]
    members += [[m.number, m.first_name, m.family_name, m.town] for m in book.members]
    activities: list[list[Cell]] = [["Code", "Activité", "Tarif plein", "Tarif réduit"]]
    activities += [[a.code, a.title, a.full_price, a.low_price] for a in book.activities.values()]
    enrolments: list[list[Cell]] = [["Numéro", "Code", "Trimestres"]]
    enrolments += [[e.number, e.code, e.terms] for e in book.enrolments]
    return {"Adhérents": members, "Activités": activities, "Inscriptions": enrolments}
