"""Six people of one host, by role: who is to be written to, in copy or hidden."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.mailbox import bare

HOSTS = ("foyer-rural.test", "club-canoe.test", "mediatheque.test", "cantine-bio.test")
FILES = (
    "compte-rendu.pdf",
    "devis.pdf",
    "planning.ods",
    "affiche.pdf",
    "inscriptions.ods",
    "plan.pdf",
)
SUBJECTS = (
    "Sortie au lac",
    "Travaux du local",
    "Repas de juin",
    "Matériel à louer",
    "Salle du 12 mai",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """nom1…nom6 and a1…a6; two files; everyone's address but some, sorted and joined."""
    host = draw.choice(HOSTS)
    people = draw.sample([(a, b) for a in FIRST_NAMES for b in FAMILY_NAMES], 6)
    addresses = [f"{bare(a)}.{bare(b)}@{host}" for a, b in people]
    wanted, other = draw.sample(FILES, 2)
    subject = draw.choice(SUBJECTS)
    values = {f"nom{number}": f"{a} {b}" for number, (a, b) in enumerate(people, start=1)}
    values |= {f"a{number}": address for number, address in enumerate(addresses, start=1)}
    return Variant(
        values
        | {
            "fichier": wanted,
            "autre_fichier": other,
            "objet": subject,
            "hote": host,
            "a12": _joined(addresses[0], addresses[1]),
            "a123": _joined(*addresses[:3]),
            "a124": _joined(addresses[0], addresses[1], addresses[3]),
            "a1234": _joined(*addresses[:4]),
            "a45": _joined(*addresses[3:5]),
            "reponse": f"Re : {subject}",
            "suite": f"Tr : {subject}",
        }
    )


def _joined(*addresses: str) -> str:
    return ",".join(sorted(addresses))
