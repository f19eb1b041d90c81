"""What web sites may do in a browser; three of them have no reason to."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import listed

CALLS = ("cours-distance.example", "classe-en-ligne.example", "formation-val.example")
MAPS = ("trajets-doux.example", "plan-bus.example", "itineraires.example")
SITES = ("recettes.example", "meteo.example", "promos-flash.example", "jeux-malins.example",
         "courrier-du-val.example", "horoscope.example", "quiz-rigolo.example")  # fmt: skip
RIGHTS = {"camera": "caméra", "microphone": "micro", "location": "position",
          "notifications": "notifications"}  # fmt: skip
Line = tuple[str, str, str]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three needed, three to be blocked (one of a needed site), three that are asked or blocked."""
    call, maps, sites = draw.choice(CALLS), draw.choice(MAPS), draw.sample(SITES, 5)
    needed = [(call, "camera", "allow"), (call, "microphone", "allow"), (maps, "location", "allow")]
    twisted = draw.choice(((call, "location"), (maps, "camera"), (maps, "microphone")))
    wrong = [(*twisted, "allow")]
    wrong += [(site, draw.choice(list(RIGHTS)), "allow") for site in sites[:2]]
    quiet = [(sites[2], draw.choice(list(RIGHTS)), "ask")]
    quiet += [
        (site, draw.choice(list(RIGHTS)), draw.choice(("ask", "block"))) for site in sites[3:]
    ]
    lines: list[Line] = draw.shuffled([*needed, *wrong, *quiet])
    values = {"prenom": draw.choice(FIRST_NAMES), "visio": call, "carte": maps}
    for number, (site, right, value) in enumerate(lines, start=1):
        values |= {f"site{number}": site, f"droit{number}": right, f"v{number}": value}
    for number, line in enumerate(wrong, start=1):
        values[f"cle{number}"] = f"p{lines.index(line) + 1}"
    values["utile"] = f"p{lines.index(needed[0]) + 1}"
    values["demande"] = f"p{lines.index(quiet[0]) + 1}"
    values["noms"] = listed(sorted(f"{RIGHTS[right]} pour `{site}`" for site, right, _ in wrong))
    return Variant(values)
