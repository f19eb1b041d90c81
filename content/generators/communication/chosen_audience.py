"""A post to write for those whom it is for, and nobody else."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import MONTHS
from content.generators.french_values import listed
from content.generators.network import as_json, cast, joined

EXPIRIES = (("24h", "24 heures"), ("7d", "7 jours"), ("30d", "30 jours"))


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`cases`: `{text, audience, wish}`; some of five people agreed to be named."""
    case = draw.choice(options["cases"])
    people = cast(draw, 5)
    agreed = draw.sample(people[1:], draw.integer(1, 3))
    preset = draw.choice([one for one in options["audiences"] if one != case["audience"]])
    tagged = draw.sample(people[1:], 2)
    expiry, lasting = draw.choice(EXPIRIES)
    day, month = draw.integer(2, 28), draw.integer(4, 9)
    hour, quarter = draw.integer(8, 20), draw.choice((0, 15, 30, 45))
    date = f"2026-{month:02}-{day:02}"
    return Variant(
        {
            "personnes_json": as_json(people),
            "texte": case["text"],
            "voulu": case["wish"],
            "audience": case["audience"],
            "audience_posee": preset,
            "marques_json": as_json([one["id"] for one in tagged]),
            "marques_posees": joined(one["id"] for one in tagged),
            "marques": joined(one["id"] for one in agreed),
            "personnes": listed([one["name"] for one in agreed]),
            "toutes": joined(one["id"] for one in people[1:]),
            "duree": expiry,
            "duree_dite": lasting,
            "autre_duree": draw.choice([one for one, _ in EXPIRIES if one != expiry]),
            "programme": f"{date} {hour:02}:{quarter:02}",
            "programme_dit": f"{day} {MONTHS[month - 1]} 2026 à {hour} h {quarter:02}",
            "programme_matin": f"{date} {(hour + 12) % 24:02}:{quarter:02}",
            "prenom": people[0]["name"].split(" ")[0],
        }
    )
