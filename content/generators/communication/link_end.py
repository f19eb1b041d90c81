"""A link valid for some days: its last day, and how long is left."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french_values import readable_date
from content.generators.spaces import TODAY, first_name, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw the day the link was made and how many days it works, the first one counted."""
    people = members(draw, ["", ""])
    made = TODAY - timedelta(days=draw.integer(1, 12))
    count = draw.integer(14, 45)
    last = made + timedelta(days=count - 1)
    values = {
        "prenom": first_name(people[0]),
        "autre": first_name(people[1]),
        "creation": readable_date(made),
        "duree": str(count),
        "dernier": last.isoformat(),
        "dernier_mots": readable_date(last),
        "lendemain": (last + timedelta(days=1)).isoformat(),
        "veille": (last - timedelta(days=1)).isoformat(),
        "un_mois": (made + timedelta(days=count + 6)).isoformat(),
    }
    return Variant(values)
