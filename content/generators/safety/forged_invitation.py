"""A calendar invitation whose link and organizer are not those its text tells."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.mailbox import bare

GROUPS = (("la fédération des Clubs nautiques", "clubs-nautiques.example"),
          ("la Mutuelle des Artisans", "mutuelle-artisans.example"),
          ("le Réseau des médiathèques", "reseau-mediatheques.example"),
          ("la chambre des Métiers verts", "metiers-verts.example"))  # fmt: skip
HOSTS = (
    "salles-visio.example",
    "acces-reunion.example",
    "rdv-rapide.example",
    "entree-directe.example",
)
LABELS = ("visio", "salle", "reunion", "connect")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The host of the real link begins with the group's own name."""
    group, host = draw.choice(GROUPS)
    first, family = draw.choice(FIRST_NAMES), draw.choice(FAMILY_NAMES)
    local, trap = f"{bare(first)}.{bare(family)}", draw.choice(HOSTS)
    server = f"{host.split('.')[0]}.{draw.choice(LABELS)}.{trap}"
    organizer = (
        f"{local}@{draw.choice(('agenda', 'invitations', 'secretariat'))}-{host.split('-')[0]}.test"
    )
    day = f"202604{draw.integer(10, 28)}"
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Agenda//FR", "METHOD:REQUEST", "BEGIN:VEVENT",
        f"UID:{draw.integer(10**7, 10**8)}@{host}", f"DTSTAMP:{day}T070000Z",
        f"DTSTART:{day}T120000Z", f"DTEND:{day}T130000Z", f"SUMMARY:Réunion avec {group}",
        f"DESCRIPTION:{first} {family} ({local}@{host}) vous invite. Connexion : https://visio.{host}/reunion",
        f"URL:https://{server}/entrer?s={draw.integer(100, 999)}",
        f"ORGANIZER;CN={first} {family}:mailto:{organizer}", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    values = {
        "groupe": group, "vrai": host, "personne": f"{first} {family}", "serveur": server,
        "annonce": f"visio.{host}", "organisateur": organizer, "affiche": f"{local}@{host}",
    }  # fmt: skip
    return Variant(values, {"invitation.ics": "\r\n".join([*lines, ""]).encode()})
