"""Who works here and until when, and the accounts that are still open."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from content.compiler.files import ods, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.french_values import readable_date
from content.generators.mailbox import bare

ROLES = ("Accueil", "Animation", "Comptabilité", "Communication", "Entretien", "Direction")
SERVICES = ("Messagerie", "Planning", "Fichier des adhérents", "Site web", "Comptes")


class _Person(NamedTuple):
    name: str
    leaves: date | None
    seen: date
    state: str


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three open accounts of people gone, one of which was used after; and five look-alikes."""
    today = date(2026, draw.integer(3, 11), draw.integer(10, 28))
    names = draw.shuffled(draw.sample([f"{a} {b}" for a in FIRST_NAMES for b in FAMILY_NAMES], 14))
    people = [
        _gone(draw, name, today, used_after=place == 0) for place, name in enumerate(names[:3])
    ]
    people += [
        _gone(draw, name, today, used_after=False)._replace(state="désactivé")
        for name in names[3:6]
    ]
    people += [
        _staying(draw, name, today, days=days)
        for name, days in zip(names[6:], (200, 90, *(3,) * 6), strict=True)
    ]
    logins = {person.name: _login(person.name) for person in people}
    staff = [["Nom", "Fonction", "Fin de contrat"]]
    staff += [
        [p.name, draw.choice(ROLES), p.leaves.isoformat() if p.leaves else "sans fin prévue"]
        for p in draw.shuffled(people)
    ]
    accounts = [["Identifiant", "Service", "Dernière connexion", "État"]]
    accounts += [
        [logins[p.name], draw.choice(SERVICES), p.seen.isoformat(), p.state]
        for p in draw.shuffled(people)
    ]
    after = people[0]
    values = {
        "aujourdhui": readable_date(today),
        "compte1": logins[names[0]], "compte2": logins[names[1]], "compte3": logins[names[2]],
        "ferme": logins[names[3]], "futur": logins[names[6]], "endormi": logins[names[7]],
        "jours": str((after.seen - (after.leaves or today)).days),
        "jours_a_ce_jour": str((today - (after.leaves or today)).days),
        "depart": readable_date(after.leaves or today), "vu": readable_date(after.seen),
    }  # fmt: skip
    sheets = {"Équipe": staff, "Comptes": accounts}
    return Variant(values, {"acces.xlsx": xlsx(sheets), "acces.ods": ods(sheets)})


def _gone(draw: Draw, name: str, today: date, *, used_after: bool) -> _Person:
    """Somebody whose contract ended; the account was last used before that day, or after."""
    leaves = today - timedelta(days=draw.integer(40, 160))
    days = draw.integer(5, 35)
    return _Person(name, leaves, leaves + timedelta(days=days if used_after else -days), "actif")


def _staying(draw: Draw, name: str, today: date, *, days: int) -> _Person:
    """Somebody still here; some will leave later."""
    leaves = (
        today + timedelta(days=draw.integer(15, 90)) if draw.integer(0, 1) or days == 200 else None
    )
    return _Person(name, leaves, today - timedelta(days=draw.integer(days // 2, days)), "actif")


def _login(name: str) -> str:
    first, family = name.split(" ", 1)
    return f"{bare(first)}.{bare(family)}"
