"""Small sums of digital life: the same wording, other numbers for each learner."""

from collections.abc import Callable, Mapping

from content.compiler.variants import Draw, Variant


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The sum named by the option `sum`."""
    return Variant(values=_SUMS[str(options["sum"])](draw))


def _resize(draw: Draw) -> dict[str, str]:
    """Reduce a picture in proportion; the classic error takes as much off both sides."""
    wide, high = draw.choice([(4, 3), (3, 2), (16, 9), (5, 4)])
    before = draw.integer(20, 39)
    after = draw.integer(before // 2 + 1, before - 2)
    before, after = before * 10, after * 10
    return {
        "largeur": str(wide * before),
        "hauteur": str(high * before),
        "nouvelle": str(wide * after),
        "resultat": str(high * after),
        "erreur": str(high * before - wide * (before - after)),
    }


def _print(draw: Draw) -> dict[str, str]:
    """Width on paper of a picture, knowing the pixels wanted by centimetre."""
    density = draw.choice([60, 80, 100, 120])
    centimetres = draw.integer(13, 54)
    return {
        "largeur": str(density * centimetres),
        "hauteur": str(density * centimetres // 2),
        "densite": str(density),
        "resultat": str(centimetres),
        "dixieme": str(centimetres * 10),
        "hauteur_cm": f"{centimetres / 2:g}".replace(".", ","),
    }


def _standby(draw: Draw) -> dict[str, str]:
    """Energy of a device left on standby, in watt-hours."""
    watts = draw.integer(3, 12)
    hours = draw.integer(14, 20)
    days = draw.choice([10, 20, 25, 30, 50])
    energy = watts * hours * days
    return {
        "puissance": str(watts),
        "heures": str(hours),
        "jours": str(days),
        "resultat": str(energy),
        "kwh": f"{energy / 1000:.3f}".rstrip("0").rstrip(".").replace(".", ","),
        "un_jour": str(watts * hours),
        "toujours": str(watts * 24 * days),
        "sans_heures": str(watts * days),
    }


def _storage(draw: Draw) -> dict[str, str]:
    """How many photos fit in what is left of a memory card (1 GB counts for 1,000 MB).

    Never 1,000: the statement says that number.
    """
    card = draw.choice([16, 32, 64])
    used = draw.integer(card // 4, card - 4)
    weight = draw.choice([size for size in (4, 5, 8) if size != card - used])
    return {
        "carte": str(card),
        "occupe": str(used),
        "poids": str(weight),
        "libre": str(card - used),
        "resultat": str((card - used) * 1000 // weight),
        "carte_vide": str(card * 1000 // weight),
        "sans_conversion": str(max(1, (card - used) // weight)),
    }


_SUMS: Mapping[str, Callable[[Draw], dict[str, str]]] = {
    "resize": _resize,
    "print": _print,
    "standby": _standby,
    "storage": _storage,
}
