"""When three persons are free, and the longest time they have in common."""

from collections.abc import Mapping

from content.compiler.variants import Draw, Variant
from content.generators.clock_times import HOUR, in_words, written_forms
from content.generators.french import FIRST_NAMES

QUARTER = 15
MORNING, AFTERNOON = 10 * HOUR, 14 * HOUR
SHORTEST = 3
Span = tuple[int, int]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw a slot in the morning and one in the afternoon, of different lengths."""
    lengths = draw.sample(range(SHORTEST, SHORTEST + 5), 2)
    morning, afternoon = (
        _slot(draw, start, length)
        for start, length in zip((MORNING, AFTERNOON), lengths, strict=True)
    )
    longest, other = sorted((morning, afternoon), key=_length, reverse=True)
    early, late = (draw.integer(1, 3) * QUARTER for _ in range(2))
    first = (morning[0], morning[1] + late), (afternoon[0] - early, afternoon[1])
    third = (morning[0] - early, morning[1]), (afternoon[0], afternoon[1] + late)
    whole_day = morning[0] - early, afternoon[1] + late
    names = draw.sample(FIRST_NAMES, 3)
    values = {f"nom_{rank}": name for rank, name in enumerate(names, 1)}
    spans = {"1a": first[0], "1b": first[1], "2": whole_day, "3a": third[0], "3b": third[1]}
    values |= {f"libre_{key}": _words(span) for key, span in spans.items()}
    values |= {
        **written_forms("debut", longest[0]),
        **written_forms("fin", longest[1]),
        "court_debut": in_words(other[0]),
        "court_fin": in_words(other[1]),
        "trop_tot": in_words(longest[0] - early),
        "trop_tard": in_words(longest[1] + late),
        "matin": _words(morning),
        "apres_midi": _words(afternoon),
    }
    return Variant(values=values)


def _slot(draw: Draw, earliest: int, quarters: int) -> Span:
    start = earliest + draw.integer(0, 3) * QUARTER
    return start, start + quarters * QUARTER


def _length(span: Span) -> int:
    return span[1] - span[0]


def _words(span: Span) -> str:
    return f"{in_words(span[0])} à {in_words(span[1])}"
