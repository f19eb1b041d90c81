"""Sound: each level has its permitted time a week, halved by three more decibels."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.french_values import readable_number

BASE, STEP = 80, 3
_PEOPLE = 8
Listening = tuple[str, int, int]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """`hours` are permitted at 80 dB; several people's weeks, or one person's two uses."""
    hours = int(str(options["hours"]))
    if options.get("alone"):
        return Variant(values=_one(draw, hours))
    names = draw.sample(FIRST_NAMES, _PEOPLE)

    def weeks() -> list[Listening]:
        return [
            (name, _level(draw), draw.integer(1, 14))
            for name in names
            for _ in range(draw.integer(1, 3))
        ]

    def is_good(made: Sequence[Listening]) -> bool:
        doses = _doses(made, hours)
        over = [name for name, dose in doses.items() if dose > 100]
        top = max(doses, key=lambda name: doses[name])
        most = _most(made, hours=False)
        no_tie = list(doses.values()).count(doses[top]) == 1
        clear = all(dose <= 90 or dose >= 110 for dose in doses.values())
        return (
            2 <= len(over) <= 5 and no_tie and clear and top not in {most, _most(made, hours=True)}
        )

    made = drawn_until(weeks, is_good)
    doses = _doses(made, hours)
    top = max(doses, key=lambda name: doses[name])
    values = {
        "heures": str(hours),
        "nombre": str(sum(dose > 100 for dose in doses.values())),
        "nom": top,
        "dose": readable_number(round(doses[top])),
        "plus_fort": _most(made, hours=False),
        "plus_long": _most(made, hours=True),
        "dessous": str(sum(dose <= 100 for dose in doses.values())),
    }
    rows = draw.shuffled([(name, level, time) for name, level, time in made])
    return Variant(
        values,
        {"ecoutes.csv": csv_file([("Personne", "Niveau (dB)", "Heures dans la semaine"), *rows])},
    )


def _one(draw: Draw, hours: int) -> dict[str, str]:
    """Two uses in a week, and the share of the permitted dose."""

    def uses() -> list[Listening]:
        low, high = draw.integer(0, 2), draw.integer(3, 5)
        return [
            ("a", BASE + STEP * low, draw.integer(3, 14)),
            ("b", BASE + STEP * high, draw.choice((1, 2, 3))),
        ]

    def is_good(made: Sequence[Listening]) -> bool:
        dose = _doses([("x", level, time) for _, level, time in made], hours)["x"]
        return dose == dose.to_integral_value() and 30 <= dose <= 400

    made = drawn_until(uses, is_good)
    (_, one, first), (_, two, second) = made
    dose = _doses([("x", level, time) for _, level, time in made], hours)["x"]
    return {
        "prenom": draw.choice(FIRST_NAMES),
        "heures": str(hours),
        "niveau_1": str(one),
        "duree_1": str(first),
        "niveau_2": str(two),
        "duree_2": str(second),
        "permis_1": readable_number(_permitted(one, hours)),
        "permis_2": readable_number(_permitted(two, hours)),
        "resultat": str(dose),
        "sans_niveau": str(round(Decimal(100 * (first + second)) / hours)),
        "premier": str(round(100 * first / _permitted(one, hours))),
        "second": str(round(100 * second / _permitted(two, hours))),
    }


def _level(draw: Draw) -> int:
    return BASE + STEP * draw.choice((0, 1, 2, 3, 4, 5))


def _permitted(level: int, hours: int) -> Decimal:
    return Decimal(hours) / Decimal(2 ** ((level - BASE) // STEP))


def _doses(made: Sequence[Listening], hours: int) -> dict[str, Decimal]:
    doses: dict[str, Decimal] = {}
    for name, level, time in made:
        doses[name] = doses.get(name, Decimal(0)) + 100 * Decimal(time) / _permitted(level, hours)
    return {
        name: dose.normalize() if dose != dose.to_integral_value() else dose.quantize(Decimal(1))
        for name, dose in doses.items()
    }


def _most(made: Sequence[Listening], *, hours: bool) -> str:
    """Who listens longest, or loudest (then longest)."""
    sums: dict[str, int] = {}
    for name, level, time in made:
        sums[name] = (
            sums.get(name, 0) + time if hours else max(sums.get(name, 0), level * 100 + time)
        )
    return max(sorted(sums), key=lambda name: sums[name])
