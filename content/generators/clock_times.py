"""Times of day as people write them."""

from collections.abc import Mapping

HOUR = 60


def in_words(minutes: int) -> str:
    """A time from the minutes since midnight ("9 h 05", "14 h")."""
    hours, rest = divmod(minutes, HOUR)
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def written_forms(name: str, minutes: int) -> Mapping[str, str]:
    """The usual ways to write a time, as values of a variant: name, name_deux_points..."""
    hours, rest = divmod(minutes, HOUR)
    return {
        name: in_words(minutes),
        f"{name}_deux_points": f"{hours:02d}:{rest:02d}",
        f"{name}_court": f"{hours}:{rest:02d}",
        f"{name}_zero": f"{hours:02d} h {rest:02d}",
        f"{name}_heures": f"{hours} heures {rest:02d}" if rest else f"{hours} heures",
        f"{name}_minutes": f"{hours} h {rest:02d} min" if rest else f"{hours} h 00",
    }
