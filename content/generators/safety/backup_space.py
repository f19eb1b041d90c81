"""The room that weekly backups take, a full one and six small ones a week."""

from collections.abc import Mapping
from decimal import Decimal

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import plain_number, readable_number

MB_PER_GB = 1000
SMALL_DAYS, DAYS = 6, 7


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw the sizes and the weeks; totals in GB and the mistakes people make."""
    full, weeks = draw.integer(12, 60), draw.integer(3, 8)
    daily = draw.integer(3, 19) * 50
    small = Decimal(daily) / MB_PER_GB
    week = full + SMALL_DAYS * small
    total = weeks * week
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "complete": str(full),
        "quotidienne": str(daily),
        "semaines": str(weeks),
        "total": plain_number(total),
        "total_mo": plain_number(total * MB_PER_GB),
        "total_lisible": readable_number(total),
        "quotidien_go": readable_number(SMALL_DAYS * small),
        "semaine_go": readable_number(week),
        "tout_complet": plain_number(weeks * DAYS * full),
        "tout_complet_lisible": readable_number(weeks * DAYS * full),
        "sept_jours": plain_number(weeks * (full + DAYS * small)),
        "sans_semaines": plain_number(week),
        "sans_conversion": plain_number(weeks * (full + SMALL_DAYS * daily)),
    }
    return Variant(values=values)
