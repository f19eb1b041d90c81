"""The stages of a way over the internet: where packets begin to be lost, or late, for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

_HOSTS = ("box", "acces", "bordure", "coeur", "echange", "transit", "epine", "relais", "site")


@dataclass(frozen=True, slots=True)
class Stage:
    """One line of the report."""

    address: str
    name: str
    loss: int
    delay: int


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.trouble`: loss or delay. An earlier stage only looks bad."""
    trouble = options["trouble"]
    count = draw.integer(10, 12)
    real = draw.integer(6, count - 2)
    decoy = draw.integer(3, real - 2)
    stages = [
        _stage(draw, place, trouble=trouble, real=real, decoy=decoy)
        for place in range(1, count + 1)
    ]
    culprit, before, false = stages[real - 1], stages[real - 2], stages[decoy - 1]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "adresse": culprit.address,
        "rang": str(real),
        "avant": before.address,
        "leurre": false.address,
        "rang_leurre": str(decoy),
        "dernier": stages[-1].address,
        "mesure": _measure(culprit, trouble),
        "mesure_leurre": _measure(false, trouble),
    }
    text = "\r\n".join([*_head(options["target"]), *_lines(stages)])
    return Variant(values, {"trajet.txt": text.encode("utf-8-sig")})


def _stage(draw: Draw, place: int, *, trouble: str, real: int, decoy: int) -> Stage:
    address = f"198.51.{11 * place + draw.integer(60, 70)}.{draw.integer(2, 250)}"
    name = f"{_HOSTS[min(place, len(_HOSTS)) - 1]}-{draw.integer(10, 99)}.reseau.example"
    loss, delay = 0, 4 * place + draw.integer(0, 3)
    if trouble == "loss":
        loss = draw.integer(22, 31) if place >= real else 0
        loss = draw.integer(60, 100) if place == decoy else loss
    else:
        delay += draw.integer(180, 196) if place >= real else 0
        delay += draw.integer(240, 400) if place == decoy else 0
    return Stage(address, name, loss, delay)


def _measure(stage: Stage, trouble: str) -> str:
    return f"{stage.loss} % de pertes" if trouble == "loss" else f"{stage.delay} ms"


def _head(target: str) -> list[str]:
    return [
        f"Trajet vers {target}, 100 messages envoyés à chaque étape",
        "",
        "Étape  Adresse            Nom                          Pertes   Délai moyen",
    ]


def _lines(stages: list[Stage]) -> list[str]:
    return [
        f"{place:>5}  {one.address:<17}  {one.name:<27}  {one.loss:>4} %  {one.delay:>8} ms"
        for place, one in enumerate(stages, start=1)
    ]
