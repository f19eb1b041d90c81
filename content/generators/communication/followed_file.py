"""A letter of the administration by mail: what is missing, by when, under which number."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.files import eml
from content.compiler.variants import Draw, Variant
from content.generators.french_values import readable_date


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`papers`: what may be asked; `service`: who writes."""
    missing, given, other = draw.sample(options["papers"], 3)
    first = date(2026, 2, 2) + timedelta(days=draw.integer(0, 60))
    limit = first + timedelta(days=draw.integer(20, 40))
    number = f"{draw.integer(10, 99)}-{draw.integer(1000, 9999)}"
    old = f"{draw.integer(10, 99)}-{draw.integer(1000, 9999)}"
    text = f"""Bonjour,

Votre demande du {readable_date(first - timedelta(days=30))} remplace celle enregistrée
sous le numéro {old}, qui est close.
Nous avons bien reçu : {given}.
Le document suivant n'a pas pu être lu : {missing}.
Si votre situation a changé, vous pouvez joindre aussi : {other} (facultatif).

Déposez le document demandé dans votre espace au plus tard le {readable_date(limit)},
en rappelant le numéro {number}.
Passé ce délai, la demande sera classée. Une réponse vous sera donnée
avant le {readable_date(limit + timedelta(days=45))}.

{options["service"]}
"""
    mail = eml(
        {
            "From": "ne-pas-repondre@demarches.example",
            "To": "vous@courriel.example",
            "Subject": "Votre demande",
        },
        text,
    )
    values = {
        "piece": missing,
        "recue": given,
        "facultative": other,
        "numero": number,
        "ancien": old,
        "limite": limit.isoformat(),
        "limite_lue": readable_date(limit),
        "reponse": (limit + timedelta(days=45)).isoformat(),
        "numero_colle": number.replace("-", ""),
    }
    return Variant(values, {"message.eml": mail})
