"""Backup services to choose from, under five conditions."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import Cell, ods, xlsx
from content.compiler.variants import Draw, Variant

NAMES = (
    "Alto",
    "Brume",
    "Cargo",
    "Dune",
    "Écho",
    "Fjord",
    "Galet",
    "Halo",
    "Isba",
    "Jade",
    "Kayak",
    "Lagon",
)
_MEGABYTES, _SECONDS = 1000, 3600


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The cheapest fitting offer; cheaper ones each miss one condition, dearer ones fit."""
    volume, loss, hours = draw.integer(6, 30) * 100, draw.choice((2, 4, 6, 8)), draw.integer(4, 10)
    least = volume * _MEGABYTES / (hours * _SECONDS)
    price = draw.integer(60, 90) * 10
    fitting = _offer(draw, least, loss, price=price)
    offers = [fitting]
    offers += [
        _spoiled(
            draw,
            _offer(draw, least, loss, price=price - draw.integer(2, 40) * 5),
            fault=fault,
            needs=(least, loss),
        )
        for fault in (0, 1, 2, 3, 0, 1)
    ]
    offers += [_offer(draw, least, loss, price=price + draw.integer(1, 60) * 5) for _ in range(4)]
    names = draw.sample(NAMES, len(offers))
    right, slow, rare, open_, near, *_ = names
    rows: list[list[Cell]] = [[name, *offer] for name, offer in zip(names, offers, strict=True)]
    duration = round(volume * _MEGABYTES / int(fitting[1]) / _SECONDS, 1)
    values = {
        "volume": str(volume), "perte": str(loss), "remise": str(hours), "offre": right,
        "duree": str(duration).replace(".", ","), "duree_nombre": str(duration),
        "lente": slow, "espacee": rare, "modifiable": open_, "meme_lieu": near,
        "plus_chere": names[-1], "prix": str(price), "debit": str(fitting[1]),
        "debit_mini": str(int(least) + 1),
    }  # fmt: skip
    header: list[Cell] = [
        "Offre",
        "Une copie toutes les (h)",
        "Débit de restauration (Mo/s)",
        "Copies non modifiables",
        "Lieu de stockage",
        "Prix par an (€)",
    ]
    sheets = {"Offres": [header, *draw.shuffled(rows)]}
    return Variant(values, {"offres.xlsx": xlsx(sheets), "offres.ods": ods(sheets)})


def _offer(draw: Draw, least: float, loss: int, *, price: int) -> list[str | int]:
    """An offer that fits."""
    speed = int(least) + draw.integer(8, 60)
    return [
        draw.choice([h for h in (1, 2, 3, 4, 6, 8) if h <= loss]),
        speed,
        "oui",
        "autre ville",
        price,
    ]


def _spoiled(
    draw: Draw, offer: list[str | int], *, fault: int, needs: tuple[float, int]
) -> list[str | int]:
    """The offer with one thing that does not fit: too slow, too rare, alterable, same place."""
    least, loss = needs
    spoiled = list(offer)
    if fault == 0:
        spoiled[1] = max(5, int(least) - draw.integer(4, 30))
    elif fault == 1:
        spoiled[0] = draw.choice([h for h in (6, 8, 12, 24) if h > loss])
    else:
        spoiled[fault] = "non" if fault == 2 else "même bâtiment"
    return spoiled
