"""An unsigned survey and a public list that, read together, tell who answered what."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import Cell, csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES, TOWNS

TRADES = (
    "infirmier ou infirmière", "boulanger ou boulangère", "facteur ou factrice", "comptable",
    "agriculteur ou agricultrice", "professeur", "artisan", "retraité ou retraitée",
)  # fmt: skip
Profile = tuple[str, int, str]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Only one member has the profile of the answer; near ones differ by one part."""
    towns, answers = draw.sample(TOWNS, 6), list(options["answers"])
    target = _profile(draw, towns)
    near = [_differing(draw, target, towns, part=part) for part in (0, 1, 2)]
    others = _others(draw, target, towns, count=14)
    people = draw.sample([f"{a} {b}" for a in FIRST_NAMES for b in FAMILY_NAMES], 18)
    members = list(zip(people, [target, *near, *others], strict=True))
    codes = [f"R{code}" for code in draw.sample(range(100, 999), 12)]
    told = draw.choice(answers)
    rest = [answer for answer in answers if answer != told]
    replies = [(codes[0], target, told)]
    replies += [
        (code, profile, draw.choice(rest))
        for code, profile in zip(codes[1:], [*near, *others], strict=False)
    ]
    values = {
        "nom": people[0], "proche1": people[1], "proche2": people[2], "proche3": people[3],
        "code": codes[0], "code_proche": codes[1], "reponse": told,
        "reponse_proche": replies[1][2], "commune": target[0], "annee": str(target[1]),
        "metier": target[2], "voisin": codes[2],
    }  # fmt: skip
    survey: list[tuple[Cell, ...]] = [
        ("Réponse", "Commune", "Année de naissance", "Métier", options["question"])
    ]
    survey += [(code, *profile, answer) for code, profile, answer in draw.shuffled(replies)]
    register: list[tuple[Cell, ...]] = [("Nom", "Commune", "Année de naissance", "Métier")]
    register += [(name, *profile) for name, profile in sorted(members)]
    files = {"enquete.csv": csv_file(survey), "membres.csv": csv_file(register)}
    return Variant(values=values, files=files)


def _profile(draw: Draw, towns: list[str]) -> Profile:
    return draw.choice(towns), draw.integer(1948, 2004), draw.choice(TRADES)


def _differing(draw: Draw, target: Profile, towns: list[str], *, part: int) -> Profile:
    """The same but for one part."""
    town, year, trade = target
    if part == 0:
        town = draw.choice([other for other in towns if other != town])
    elif part == 1:
        year += draw.choice((-10, -1, 1, 10))
    else:
        trade = draw.choice([other for other in TRADES if other != trade])
    return town, year, trade


def _others(draw: Draw, target: Profile, towns: list[str], *, count: int) -> list[Profile]:
    """Profiles that are not the target's."""
    found: list[Profile] = []
    while len(found) < count:
        made = _profile(draw, towns)
        if made != target:
            found.append(made)
    return found
