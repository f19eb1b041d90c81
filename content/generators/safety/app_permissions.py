"""Permissions of phone applications, two of which do not need what they were given."""

from collections.abc import Mapping

from content.compiler.variants import Draw, Variant

NEEDING = ("Itinéraires à vélo", "Covoiturage", "Météo du jour", "Suivi de course à pied")
NOT_NEEDING = (
    "Calculatrice", "Lampe de poche", "Bloc-notes", "Coloriage", "Chronomètre", "Mots croisés",
    "Métronome", "Livre de recettes",
)  # fmt: skip
OTHERS = ("photos", "appareil photo", "micro", "contacts", "agenda", "notifications")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Two applications that need the position, two that only have it, two without it."""
    useful = draw.sample(NEEDING, 2)
    greedy_and_sober = draw.sample(NOT_NEEDING, 4)
    greedy, sober = greedy_and_sober[:2], greedy_and_sober[2:]
    lines = [_line(draw, name, ["position"]) for name in (*useful, *greedy)]
    lines += [_line(draw, name, []) for name in sober]
    values = {f"ligne{index}": line for index, line in enumerate(draw.shuffled(lines), start=1)}
    values |= {"nom1": greedy[0], "nom2": greedy[1], "utile": useful[0], "sobre": sober[0]}
    return Variant(values=values)


def _line(draw: Draw, name: str, accesses: list[str]) -> str:
    granted = draw.shuffled([*accesses, *draw.sample(OTHERS, 2)])
    return f"{name} : {', '.join(granted)}"
