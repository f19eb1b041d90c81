"""A table of accounts in which a stolen password was used again."""

from collections.abc import Mapping

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SERVICES = (
    "Billetterie",
    "Covoiturage",
    "Messagerie",
    "Album photo",
    "Agenda partagé",
    "Banque en ligne",
    "Cartographie",
    "Dons en ligne",
    "Location de salles",
    "Assurance",
    "Fournitures",
    "Imprimerie",
    "Lettre d'information",
    "Site web",
    "Visioconférence",
    "Transport",
    "Annuaire",
    "Sondages",
    "Stockage de fichiers",
    "Radio locale",
    "Fédération",
    "Traduction",
)
WORDS = ("Cerise", "Goeland", "Lanterne", "Moulin", "Orage", "Pivoine", "Ruisseau", "Tilleul")
ROLES = ("tresorerie", "contact", "bureau", "atelier")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Three services share one password; a fourth has nearly the same."""
    services = draw.shuffled(SERVICES)
    stolen, first, second, near, other = services[:5]
    shared = _password(draw)
    almost = shared[:-1] + str((int(shared[-1]) + draw.integer(1, 9)) % 10)
    passwords = {service: _password(draw, length=3) for service in services}
    passwords |= {stolen: shared, first: shared, second: shared, near: almost}
    rows = [
        (service, f"{draw.choice(ROLES)}@marmite-solidaire.example", passwords[service])
        for service in draw.shuffled(services)
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "service": stolen,
        "reutilise_1": first,
        "reutilise_2": second,
        "presque": near,
        "autre": other,
        "mot_de_passe": shared,
        "ressemblant": almost,
    }
    table = csv_file([("Service", "Identifiant", "Mot de passe"), *rows])
    return Variant(values=values, files={"comptes.csv": table})


def _password(draw: Draw, *, length: int = 2) -> str:
    """Words and a number: the others are one word longer, so none can be equal by chance."""
    return "-".join(draw.sample(WORDS, length)) + f"-{draw.integer(1000, 9999)}"
