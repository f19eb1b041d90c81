"""The short codes of simulators' answers in words: `f1:u2` became `edit`, `t1_who` became `u3`."""

import re
from collections.abc import Mapping

_COMPOUND = re.compile(r"([^:_]+)[:_](.+)")
_WORDS: Mapping[str, tuple[str, str]] = {
    "none": ("aucun", "none"),
    "read": ("lecture", "read"),
    "comment": ("commentaire", "comment"),
    "edit": ("modification", "edit"),
    "drop": ("dépôt seulement", "deposit only"),
    "folder": ("comme le dossier", "as the folder"),
    "members": ("les membres", "the members"),
    "anyone": ("toute personne", "anyone"),
    "yes": ("oui", "yes"),
    "no": ("non", "no"),
    "weekly": ("chaque semaine", "every week"),
    "accepted": ("acceptée", "accepted"),
    "rejected": ("refusée", "rejected"),
    "who": ("responsable", "assigned to"),
    "due": ("échéance", "due"),
    "inherits": ("reprend les droits du dossier", "takes the folder's rights"),
    "owner": ("propriétaire", "owner"),
    "link": ("lien", "link"),
    "link_level": ("droit du lien", "right of the link"),
    "link_expires": ("fin du lien", "end of the link"),
    "link_password": ("mot de passe du lien", "password of the link"),
    "link_download": ("téléchargement par le lien", "download by the link"),
}


def worded(code: str, lang: str) -> str:
    """The words for a code; any other text as it is."""
    french, english = _WORDS.get(code, (code, code))
    return english if lang == "en" else french


def subject_of(key: str, names: Mapping[str, str], lang: str) -> str:
    """What a key is about: a named thing, or something of it ("" when it names nothing)."""
    if key in names:
        return names[key]
    found = _COMPOUND.fullmatch(key)
    if not found or found[1] not in names:
        return ""
    return f"{names[found[1]]} · {names.get(found[2]) or worded(found[2], lang)}"
