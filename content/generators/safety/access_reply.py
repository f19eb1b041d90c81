"""The reply to a request for one's data, in which three compulsory parts are missing."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import docx, odt
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES

SERVICES = ("la salle Grand Souffle", "la boutique Au Petit Clou", "la plateforme Louétou",
            "l'opérateur Fil & Cie", "la centrale Bonnes Places")  # fmt: skip
PARTS: tuple[tuple[str, str, tuple[str, str]], ...] = (
    ("les finalités", "Pourquoi ces données", (
        "Elles servent à gérer votre abonnement et à vous facturer.",
        "Nous en avons besoin pour tenir votre compte et suivre vos paiements.")),
    ("les catégories de données", "Ce que nous détenons", (
        "Nom, coordonnées, historique des achats et des visites.",
        "Identité, adresse, moyen de paiement, échanges avec le service client.")),
    ("les destinataires", "Qui peut les lire", (
        "Notre service client, et la société Envoi Clair qui imprime nos factures.",
        "Nos équipes de vente, ainsi que notre prestataire de paiement, Payfacile.")),
    ("la durée de conservation", "Combien de temps", (
        "Deux ans après la fin du contrat ; dix ans pour les factures.",
        "Trois ans après votre dernier achat, puis elles sont effacées.")),
    ("l'origine des données", "D'où elles viennent", (
        "Votre adresse nous a été transmise par l'organisateur d'un jeu-concours.",
        "Elles viennent de votre inscription et d'un fichier loué à un partenaire.")),
    ("les droits de rectification et d'effacement", "Ce que vous pouvez demander", (
        "Vous pouvez les faire corriger ou effacer en nous écrivant.",
        "Une erreur ? Demandez-nous de la corriger, ou de supprimer ces données.")),
    ("l'existence de décisions automatiques", "Ce que fait la machine", (
        "Aucune décision n'est prise par un programme seul.",
        "Votre remise est calculée par un programme, d'après vos achats de l'année.")),
    ("le droit de saisir l'autorité de contrôle", "En cas de désaccord", (
        "Vous pouvez adresser une réclamation à la CNIL.",
        "Si notre réponse ne vous convient pas, la CNIL peut être saisie.")),
)  # fmt: skip
FILLING = (
    "Nous attachons une grande importance à votre confiance.",
    "Votre demande a été reçue et enregistrée par nos services.",
    "Nous vous remercions de votre fidélité.",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Number the parts in the statement, leave three out of the letter."""
    parts = draw.shuffled(PARTS)
    missing = sorted(draw.sample(range(len(parts)), 3))
    person = f"{draw.choice(FIRST_NAMES)} {draw.choice(FAMILY_NAMES)}"
    service = draw.choice(SERVICES)
    kept = [part for place, part in enumerate(parts) if place not in missing]
    blocks = [("h1", "Réponse à votre demande d'accès"), ("p", f"À l'attention de {person},")]
    blocks += [("p", text) for text in draw.sample(FILLING, 2)]
    for _, title, texts in draw.shuffled(kept):
        blocks += [
            ("h2", title if draw.integer(0, 1) else "Information"),
            ("p", draw.choice(texts)),
        ]
    blocks += [("h2", "Vos données"), ("p", "La copie de vos données est jointe à ce courrier.")]
    blocks += [("p", f"Le service des relations avec le public de {service}")]
    values = {f"point{place}": part[0] for place, part in enumerate(parts, start=1)}
    present = [place for place in range(len(parts)) if place not in missing]
    values |= {
        "service": service,
        "personne": person,
        "manque1": str(missing[0] + 1),
        "manque2": str(missing[1] + 1),
        "manque3": str(missing[2] + 1),
        "present1": str(present[0] + 1),
        "present2": str(present[-1] + 1),
        "nom1": parts[missing[0]][0],
        "nom2": parts[missing[1]][0],
        "nom3": parts[missing[2]][0],
    }
    return Variant(values, {"reponse.docx": docx(blocks), "reponse.odt": odt(blocks)})
