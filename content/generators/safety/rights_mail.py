"""A mailbox from which somebody writes to the right address about their own data."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.mailbox import bare

SHOPS: Mapping[str, str] = {
    "Chaussures Léo": "chaussures-leo.example", "Piscines du Sud": "piscines-sud.example",
    "Le Grenier à jeux": "grenier-jeux.example", "Optique Clairvue": "clairvue.example",
    "Radio Vallée": "radio-vallee.example", "Bus du Littoral": "bus-littoral.example",
}  # fmt: skip
OFFICERS = ("dpo", "donnees", "vie-privee", "mes-droits", "confidentialite", "protection")
HELPS = ("contact", "clients", "aide", "support", "bonjour")
HOSTS = ("courrier.example", "lettres.test", "postal.example")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A shop's addresses: customer service, sales, officer; and the person's own."""
    shop, host = draw.choice(list(SHOPS.items()))
    first, family = draw.choice(FIRST_NAMES), draw.choice(FAMILY_NAMES)
    officer, aid = draw.choice(OFFICERS), draw.choice(HELPS)
    helper, helper_family = draw.choice(FIRST_NAMES), draw.choice(FAMILY_NAMES)
    number = f"{draw.choice('BCDFGHK')}{draw.integer(10000, 99999)}"
    values = {
        "enseigne": shop, "prenom": first, "personne": f"{first} {family}",
        "adresse": f"{bare(first)}.{bare(family)}@{draw.choice(HOSTS)}",
        "delegue": f"{officer}@{host}", "service": f"{aid}@{host}", "envoi": f"lettre@{host}",
        "ventes": f"offres@{host}", "numero": number, "objet": f"Client {number}",
        "conseil": f"{helper} {helper_family}",
        "adresse_conseil": f"{bare(helper)}.{bare(helper_family)}@conso-entraide.example",
        "suite": f"Tr : Votre demande {number}",
    }  # fmt: skip
    values["deux"] = ",".join(sorted((values["delegue"], values["service"])))
    return Variant(values)
