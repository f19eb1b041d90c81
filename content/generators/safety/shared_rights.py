"""Who should have which rights on an association's folders."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.french_values import readable_date


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Five people, of whom one keeps the accounts and another the members' list."""
    names = draw.sample([f"{a} {b}" for a in FIRST_NAMES for b in FAMILY_NAMES], 6)
    values = {f"nom{number}": name for number, name in enumerate(names, start=1)}
    treasurer, secretary = draw.sample(range(2, 7), 2)
    end = date(2026, draw.integer(5, 12), draw.integer(2, 27))
    return Variant(values | {
        "tresor": f"u{treasurer}", "nom_tresor": names[treasurer - 1],
        "secret": f"u{secretary}", "nom_secret": names[secretary - 1],
        "fin": end.isoformat(), "fin_lisible": readable_date(end),
    })  # fmt: skip
