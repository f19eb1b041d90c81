"""Paragraphs to align, blank lines to replace by spacing, styles to set, in the word processor."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.word_parts import TOPICS, as_json, numbered_ids, sections_of, with_ids

_ALIGNS = {"center": "centrée", "right": "alignée à droite", "justify": "justifiée"}
_WRONG = {"center": "right", "right": "justify", "justify": "center"}
_LINES = {
    "poster": (
        ("Fête de la soupe", "Grande braderie", "Soirée jeux", "Repas des voisins", "Vide-grenier"),
        ("Samedi 6 juin", "Dimanche 14 juin", "Vendredi 12 juin", "Jeudi 18 juin"),
        ("Chacun apporte un plat et une chaise.", "L'entrée est libre, dans la limite des places.",
         "Les bénéfices iront à la coopérative scolaire."),
        "Renseignements auprès de l'association.",
    ),
    "letter": (
        ("Objet : demande de passage", "Objet : prêt de la salle", "Objet : panne d'éclairage"),
        ("Fait à Orval, le 3 mars", "Fait à Valmont, le 9 avril", "Fait à Joncy, le 2 mai"),
        ("Nous aimerions traverser votre pré le jour de la course.",
         "Nous souhaitons utiliser la salle pour une répétition.",
         "Trois lampadaires restent éteints depuis une semaine."),
        "Dans l'attente de votre réponse.",
    ),
}  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: align, spacing or style."""
    modes = {"align": _align, "spacing": _spacing, "style": _style}
    return modes[options["mode"]](draw, options)


def _align(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three lines, each to be aligned as told; a fourth one stays."""
    firsts, seconds, thirds, last = _LINES[options["lines"]]
    texts = [draw.choice(firsts), draw.choice(seconds), draw.choice(thirds)]
    aligns = [draw.choice(list(_ALIGNS)) for _ in texts]
    values: dict[str, str] = {}
    for number, (text, align) in enumerate(zip(texts, aligns, strict=True), 1):
        values |= {f"ligne{number}": text, f"align{number}": align, f"dit{number}": _ALIGNS[align]}
        values[f"faux{number}"] = _WRONG[align]
    lines = [{"id": f"p{n}", "text": text} for n, text in enumerate(texts, 1)]
    lines.append({"id": "p4", "text": last})
    return Variant(values | {"paragraphs_json": as_json(lines)})


def _spacing(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A text spaced by three blank lines, to be spaced by its style."""
    sections = sections_of(draw, options["topic"], 4)
    texts: list[dict[str, Any]] = [{"text": " ".join(one.sentences)} for one in sections]
    texts += [{"text": one.parts[0][1]} for one in sections]
    places = sorted(draw.sample(range(1, len(texts)), 3))
    for number, place in reversed(list(enumerate(places, 1))):
        texts.insert(place, {"id": f"p{number}", "text": ""})
    title = {"style": "title", "text": TOPICS[options["topic"]].title}
    paragraphs = with_ids([title, *texts], numbered_ids(draw, 9, reserved=3))
    after = draw.integer(8, 28)
    values = {
        "apres": str(after),
        "autre": str(after + 2),
        "titre": title["text"],
        "paragraphs_json": as_json(paragraphs),
    }
    return Variant(values)


def _style(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Second-level headings to change all at once; one (p1) was sized by hand."""
    sections = sections_of(draw, options["topic"], 3)
    paragraphs: list[dict[str, Any]] = []
    by_hand = draw.integer(0, 5)
    for number, section in enumerate(sections):
        paragraphs.append({"style": "h1", "text": section.heading})
        for rank, (heading, text) in enumerate(section.parts):
            is_odd = 2 * number + rank == by_hand
            own = {"id": "p1", "size": draw.choice((9, 10))} if is_odd else {}
            paragraphs += [{"style": "h2", "text": heading, **own}, {"text": text}]
    odd = next(one["text"] for one in paragraphs if one.get("id") == "p1")
    paragraphs = with_ids(paragraphs, numbered_ids(draw, 15, reserved=1))
    size, before = draw.choice((12, 13, 15, 16)), draw.integer(14, 26)
    values = {"taille": str(size), "avant": str(before), "autre": str(size + 4), "rebelle": odd}
    return Variant(values | {"paragraphs_json": as_json(paragraphs)})
