"""Four sorting rules, each a particular case of the next: only one order suits."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.mailbox import person

HOSTS = (
    "atelier-sud.example",
    "laboclair.example",
    "clubs-nautiques.example",
    "lycee-sorel.example",
)
WORDS = ("devis", "planning", "urgent", "budget", "absence")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """From the narrowest to the widest: n1 to n4, shown as r1 to r4 in a random order."""
    host, word = draw.choice(HOSTS), draw.choice(WORDS)
    name, address = person(draw, host=host)
    rules = (
        f"Si l'adresse est {address} et l'objet contient « {word} » : vers Priorité",
        f"Si l'adresse est {address} : vers Personnel",
        f"Si l'adresse se termine par @{host} : vers Équipe",
        "Si le message n'est pas d'un contact bloqué : vers Divers",
    )
    places = draw.shuffled(range(4))
    ids = {rule: f"r{places.index(rule) + 1}" for rule in range(4)}
    first = [f"r{number}" for number in range(1, 5)]
    right = [ids[rule] for rule in range(4)]
    if right == first:
        ids[2], ids[3] = ids[3], ids[2]
        places[places.index(2)], places[places.index(3)] = 3, 2
        right = [ids[rule] for rule in range(4)]
    values = {f"regle{number}": rules[rule] for number, rule in enumerate(places, start=1)}
    return Variant(
        values
        | {
            "nom": name,
            "adresse": address,
            "domaine": f"@{host}",
            "mot": word,
            "ordre": ",".join(right),
            "inverse": ",".join(reversed(right)),
            "presque": ",".join([right[1], right[0], *right[2:]]),
            "fin": ",".join([*right[:2], right[3], right[2]]),
        }
    )
