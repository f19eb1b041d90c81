"""Offers of online storage: the cheapest that fulfils every need, over a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.workbooks import workbook

NAMES = ("Abri", "Boréal", "Cumulus", "Dune", "Éole", "Fjord", "Galet")
_HEAD = [
    "Offre",
    "Prix de base par mois (€)",
    "Personnes comprises",
    "Par personne en plus et par mois (€)",
    "Place comprise (Go)",
    "Par tranche de 100 Go en plus, entamée, et par mois (€)",
    "Historique (jours)",
    "Stockage en Europe",
]


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


@dataclass(frozen=True, slots=True)
class _Needs:
    """People to serve, GB to store, and days of history to keep."""

    people: int
    room: int
    history: int

    def cost(self, offer: Offer) -> int:
        """Cents for a year of this offer."""
        return offer.yearly(self.people, self.room)

    def best(self, offers: Sequence[Offer]) -> Offer:
        """The cheapest of them over a year."""
        return min(offers, key=self.cost)

    def fitting(self, offers: Sequence[Offer]) -> list[Offer]:
        """Those that lack nothing."""
        return [one for one in offers if one.fits(self.history)]

    def is_good(self, offers: Sequence[Offer]) -> bool:
        """Whether one single offer is right, and is the cheapest at no hasty look."""
        fit = self.fitting(offers)
        return (
            len(fit) >= 3
            and len({self.cost(one) for one in offers}) == len(offers)
            and len({one.base for one in offers}) == len(offers)
            and self.best(fit).name not in {self.best(offers).name, _shown(offers).name}
        )


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The cheapest on paper, and the cheapest of all, lack something."""
    needs = _Needs(draw.integer(7, 14), draw.integer(23, 57) * 10, draw.choice((30, 60, 90)))
    offers = drawn_until(lambda: [_offer(draw, name) for name in NAMES], needs.is_good)
    best, cheapest = needs.best(needs.fitting(offers)), needs.best(offers)
    values = {
        "personnes": str(needs.people),
        "place": str(needs.room),
        "historique": str(needs.history),
        "offre": best.name,
        "cout": _euros(needs.cost(best)),
        "mois": _euros(needs.cost(best) // 12),
        "base_an": _euros(12 * best.base),
        "moins_chere": cheapest.name,
        "affichee": _shown(offers).name,
        "cout_moins_chere": _euros(needs.cost(cheapest)),
    }
    return Variant(values, _files(offers))


def _files(offers: Sequence[Offer]) -> dict[str, bytes]:
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
        for one in offers
    ]
    texts = [[str(cell).replace(".", ",") for cell in row] for row in rows]
    return {
        "offres.xlsx": workbook({"Offres": [_HEAD, *rows]}),
        "offres.csv": csv_file([_HEAD, *texts]),
    }


def _shown(offers: Sequence[Offer]) -> Offer:
    return min(offers, key=lambda one: one.base)


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
