"""A day's screen time by application, with limits written in other units."""

from collections.abc import Mapping

from content.compiler.variants import Draw, Variant

NAMES = (
    "Vidéos courtes", "Jeu de cartes", "Messagerie", "Actualités", "Musique", "Réseau photo",
    "Bande dessinée", "Échecs",
)  # fmt: skip
HOUR = 60


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Two applications over their limit, one exactly on it, two under."""
    names = draw.sample(NAMES, 5)
    limits = [draw.integer(13, 24) * 5 for _ in names]
    gaps = [draw.integer(4, 18), draw.integer(4, 18), 0, -draw.integer(3, 9), -draw.integer(3, 30)]
    used = [limit + gap for limit, gap in zip(limits, gaps, strict=True)]
    lines = [
        _line(name, (minutes, limit), is_used_in_minutes=bool(draw.integer(0, 1)))
        for name, minutes, limit in zip(names, used, limits, strict=True)
    ]
    values = {f"ligne{index}": line for index, line in enumerate(draw.shuffled(lines), start=1)}
    values |= {"nom1": names[0], "nom2": names[1], "egale": names[2], "sous_limite": names[3]}
    values |= {f"minutes{index}": str(used[index - 1]) for index in (1, 2)}
    values |= {f"limite{index}": str(limits[index - 1]) for index in (1, 2)}
    return Variant(values=values)


def _line(name: str, used_and_limit: tuple[int, int], *, is_used_in_minutes: bool) -> str:
    """One duration in minutes, the other in hours and minutes."""
    used, limit = used_and_limit
    if is_used_in_minutes:
        return f"{name} : {used} min (limite : {_in_hours(limit)})"
    return f"{name} : {_in_hours(used)} (limite : {limit} min)"


def _in_hours(minutes: int) -> str:
    return f"{minutes // HOUR} h {minutes % HOUR:02}" if minutes >= HOUR else f"{minutes} min"
