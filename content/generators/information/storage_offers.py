"""Offers of online storage: the cheapest that fulfils every need, over a year."""

from collections.abc import Mapping
from dataclasses import dataclass

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.workbooks import workbook

NAMES = ("Abri", "Boréal", "Cumulus", "Dune", "Éole", "Fjord", "Galet")


@dataclass(frozen=True, slots=True)
class Offer:
    """Prices in cents a month; room in GB, history in days."""

    name: str
    base: int
    people: int
    extra: int
    room: int
    block: int
    history: int
    europe: bool

    def yearly(self, people: int, room: int) -> int:
        """Cents for a year: base, people beyond those included, blocks of 100 GB."""
        blocks = -(-max(0, room - self.room) // 100)
        return 12 * (self.base + max(0, people - self.people) * self.extra + blocks * self.block)

    def fits(self, history: int) -> bool:
        """Whether it is stored in Europe and remembers long enough."""
        return self.europe and self.history >= history


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The cheapest on paper, and the cheapest of all, lack something."""
    people, room, history = (
        draw.integer(7, 14),
        draw.integer(23, 57) * 10,
        draw.choice((30, 60, 90)),
    )

    def offers() -> list[Offer]:
        return [_offer(draw, name) for name in NAMES]

    def is_good(made: list[Offer]) -> bool:
        costs = [one.yearly(people, room) for one in made]
        fit = [one for one in made if one.fits(history)]
        tops = {_best(made, people, room).name, min(made, key=lambda one: one.base).name}
        return (
            len(fit) >= 3
            and len(set(costs)) == len(costs)
            and len({one.base for one in made}) == len(made)
            and _best(fit, people, room).name not in tops
        )

    made = drawn_until(offers, is_good)
    best = _best([one for one in made if one.fits(history)], people, room)
    cheapest, shown = _best(made, people, room), min(made, key=lambda one: one.base)
    values = {
        "personnes": str(people),
        "place": str(room),
        "historique": str(history),
        "offre": best.name,
        "cout": _euros(best.yearly(people, room)),
        "mois": _euros(best.yearly(people, room) // 12),
        "base_an": _euros(12 * best.base),
        "moins_chere": cheapest.name,
        "affichee": shown.name,
        "cout_moins_chere": _euros(cheapest.yearly(people, room)),
    }
    head = [
        "Offre",
        "Prix de base par mois (€)",
        "Personnes comprises",
        "Par personne en plus et par mois (€)",
        "Place comprise (Go)",
        "Par tranche de 100 Go en plus, entamée, et par mois (€)",
        "Historique (jours)",
        "Stockage en Europe",
    ]
    rows = [
        [
            one.name,
            one.base / 100,
            one.people,
            one.extra / 100,
            one.room,
            one.block / 100,
            one.history,
            "oui" if one.europe else "non",
        ]
        for one in made
    ]
    texts = [[str(cell).replace(".", ",") for cell in row] for row in rows]
    return Variant(
        values,
        {
            "offres.xlsx": workbook({"Offres": [head, *rows]}),
            "offres.csv": csv_file([head, *texts]),
        },
    )


def _best(offers: list[Offer], people: int, room: int) -> Offer:
    return min(offers, key=lambda one: one.yearly(people, room))


def _offer(draw: Draw, name: str) -> Offer:
    return Offer(
        name,
        draw.integer(8, 40) * 100,
        draw.choice((3, 5, 10)),
        draw.integer(4, 16) * 25,
        draw.choice((100, 200, 250)),
        draw.integer(2, 12) * 50,
        draw.choice((15, 30, 60, 90, 180)),
        draw.integer(1, 10) > 3,
    )


def _euros(cents: int) -> str:
    return f"{cents / 100:.2f}".replace(".", ",")
