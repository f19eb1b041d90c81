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
    "on": ("activé", "on"),
    "off": ("désactivé", "off"),
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
    "ratio": ("proportions", "aspect ratio"),
    "kept": ("dans le cadre", "in the frame"),
    "cut": ("coupés par le cadre", "cut by the frame"),
    "width": ("largeur", "width"),
    "height": ("hauteur", "height"),
    "stretched": ("déformée", "stretched"),
    "turn": ("rotation", "rotation"),
    "mirror": ("effet miroir", "mirrored"),
    "tilt": ("inclinaison", "tilt"),
    "brightness": ("luminosité", "brightness"),
    "contrast": ("contraste", "contrast"),
    "saturation": ("saturation", "saturation"),
    "covered": ("masqués", "hidden"),
    "touched": ("touchés par un masque", "touched by a mask"),
    "effects": ("effets", "effects"),
    "visible": ("calques visibles", "visible layers"),
    "info": ("informations gardées", "properties kept"),
    "format": ("format", "format"),
    "quality": ("qualité", "quality"),
    "weight": ("poids en Ko", "size in kB"),
    "dpi": ("points par pouce", "dots per inch"),
    "transparent": ("fond transparent", "transparent background"),
    "black": ("noir opaque", "opaque black"),
    "blur": ("flou", "blur"),
    "pixels": ("pixels", "pixels"),
    "other": ("autres", "other"),
    "audience": ("qui peut voir", "who can see"),
    "place": ("lieu", "place"),
    "tags": ("personnes identifiées", "people tagged"),
    "picture": ("image", "picture"),
    "description": ("description de l'image", "description of the picture"),
    "described": ("image décrite", "picture described"),
    "hashtags": ("mots-clés", "hashtags"),
    "mentions": ("personnes citées", "mentions"),
    "comments": ("qui peut commenter", "who can comment"),
    "expiry": ("disparition", "disappears"),
    "schedule": ("date de publication", "date of publication"),
    "public": ("tout le monde", "everybody"),
    "friends": ("mes amis", "my friends"),
    "me": ("moi uniquement", "only me"),
    "nobody": ("personne", "nobody"),
    "never": ("jamais", "never"),
    "24h": ("après 24 heures", "after 24 hours"),
    "7d": ("après 7 jours", "after 7 days"),
    "30d": ("après 30 jours", "after 30 days"),
    "delete": ("supprimer", "delete"),
    "hide": ("masquer", "hide"),
    "share": ("partager", "share"),
    "untag": ("retirer mon identification", "remove my tag"),
    "report": ("signaler", "report"),
    "accept": ("accepter", "accept"),
    "refuse": ("refuser", "decline"),
    "follow": ("suivre", "follow"),
    "unfollow": ("ne plus suivre", "unfollow"),
    "remove": ("retirer de mes amis", "remove from friends"),
    "mute": ("mettre en sourdine", "mute"),
    "block": ("bloquer", "block"),
    "join": ("rejoindre", "join"),
    "leave": ("quitter", "leave"),
}


def worded(code: str, lang: str) -> str:
    """The words for a code; any other text as it is."""
    french, english = _WORDS.get(code, (code, code))
    return english if lang == "en" else french


def subject_of(key: str, names: Mapping[str, str], lang: str) -> str:
    """What a key is about: a named thing, or something of it ("" when it names nothing)."""
    if _told(key, names, lang):
        return _told(key, names, lang)
    found = _COMPOUND.fullmatch(key)
    of = _told(found[1], names, lang) if found else ""
    return f"{of} · {names.get(found[2]) or worded(found[2], lang)}" if found and of else ""


def _told(code: str, names: Mapping[str, str], lang: str) -> str:
    return names.get(code) or (worded(code, lang) if code in _WORDS else "")
