"""A web address in which a known name reassures while another domain owns the site."""

from collections.abc import Mapping

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

KNOWN = ("banque-du-lac", "mairie-valmont", "poste-rapide", "mutuelle-soleil", "trains-du-sud")
SUBJECTS = ("espace", "connexion", "dossiers", "compte", "services", "demarches", "suivi")
ADJECTIVES = ("securise", "rapide", "protege", "en-ligne", "unique", "officiel")
PREFIXES = ("www", "clients", "secure", "mon-compte", "portail")
PAGES = ("connexion", "mon-espace", "verification", "mise-a-jour")
TOP = "example"


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Put the imitated name before the true domain, and again after the slash."""
    known = draw.choice(KNOWN)
    imitated = f"{known}.{TOP}"
    domain = f"{draw.choice(SUBJECTS)}-{draw.choice(ADJECTIVES)}.{TOP}"
    prefix = draw.choice(PREFIXES)
    machine = draw.choice((f"{imitated}.{domain}", f"{prefix}.{known}.{domain}"))
    page = f"{known}.{TOP}/{draw.choice(PAGES)}"
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "adresse": f"https://{machine}/{page}?ref={draw.integer(1000, 9999)}",
        "domaine": domain,
        "imite": imitated,
        "machine": machine,
        "page": page,
    }
    return Variant(values=values)
