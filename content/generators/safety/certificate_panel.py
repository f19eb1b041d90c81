"""A site and the certificate that its connection shows."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import readable_date

SITES = (
    ("Coopérative du Val", "cooperative-du-val"), ("Mutuelle Soleil", "mutuelle-soleil"),
    ("Crédit des Îles", "credit-des-iles"), ("Eaux de Montclar", "eaux-montclar"),
    ("Logis Fraternels", "logis-fraternels"),
)  # fmt: skip
ISSUERS = (
    "Certiplus",
    "Confiance Sud",
    "Racine Numérique",
    "Autorité Boréale",
    "Clés Publiques SA",
)
PREFIXES = ("www", "clients", "paiement", "aide", "documents")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Valid today; with `other`, made for another site of the same host provider."""
    (name, host), (other_name, other_host) = draw.sample(SITES, 2)
    owner, owned = (other_name, other_host) if options.get("other") else (name, host)
    start = date(2026, 3, 20) - timedelta(days=draw.integer(20, 80))
    end = date(2026, 3, 20) + timedelta(days=draw.integer(10, 200))
    names = [f"{owned}.example"]
    names += [f"{prefix}.{owned}.example" for prefix in draw.sample(PREFIXES, draw.integer(1, 4))]
    issuer, wrong = draw.sample(ISSUERS, 2)
    certificate = {
        "name": names[0], "organization": owner, "issuer": issuer, "from": start.isoformat(),
        "to": end.isoformat(), "names": names,
    }  # fmt: skip
    return Variant({
        "prenom": draw.choice(FIRST_NAMES), "organisme": name, "hote": f"{host}.example",
        "certificate_json": json.dumps(certificate, ensure_ascii=False),
        "proprietaire": owner, "domaine_certifie": names[0], "autorite": issuer,
        "autre_autorite": wrong, "debut": start.isoformat(), "fin": end.isoformat(),
        "fin_lisible": readable_date(end), "noms": str(len(names)),
        "liste": ", ".join(f"`{shown}`" for shown in names), "noms_faux": str(len(names) + 1),
    })  # fmt: skip
