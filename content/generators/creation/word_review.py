"""Tracked changes to accept or reject, comments to answer, by rules that differ."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.word_parts import as_json


class _Edit(NamedTuple):
    """A sentence with room for one change: what was written, what is proposed."""

    before: str
    old: str
    new: str
    after: str
    is_form: bool


_EDITS = {
    "minutes": (
        _Edit("La séance est ouverte à ", "18 h", "18 h 30", ".", False),
        _Edit("Le trésorier présente les ", "contes", "comptes", " de l'année.", True),
        _Edit("La cotisation passe à ", "15 euros", "18 euros", ".", False),
        _Edit("Les travaux de la salle ", "commencerons", "commenceront", " en mars.", True),
        _Edit("La sortie aura lieu ", "au lac", "en forêt", ".", False),
        _Edit("Deux ", "bénévols", "bénévoles", " tiendront la caisse.", True),
        _Edit("Le prochain conseil se tiendra ", "le mardi 7", "le jeudi 9", ".", False),
        _Edit("Les convocations ", "on été", "ont été", " envoyées.", True),
    ),
    "contract": (
        _Edit("La location dure ", "deux jours", "trois jours", ".", False),
        _Edit("Le matériel est remis en bon ", "êtat", "état", ".", True),
        _Edit("La caution s'élève à ", "120 euros", "150 euros", ".", False),
        _Edit("Les clés ", "seront rendu", "seront rendues", " le lundi.", True),
        _Edit("La salle accueille au plus ", "60 personnes", "80 personnes", ".", False),
        _Edit("Le ménage est à la ", "chage", "charge", " du locataire.", True),
        _Edit("Le bruit cesse à ", "22 heures", "23 heures", ".", False),
        _Edit("Toute ", "anulation", "annulation", " se fait par écrit.", True),
    ),
}
_COMMENTS = (
    "Peut-on vérifier ce chiffre ?",
    "Phrase à raccourcir.",
    "Il manque le nom de la salle.",
    "Je préfère « réunion » à « séance ».",
    "Accord de toute l'équipe.",
    "À faire relire par le bureau.",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`rule`: authors, date, form or comments."""
    people = draw.sample(FIRST_NAMES, 3)
    if options["rule"] == "comments":
        return _remarks(draw, options, people)
    edits = draw.sample(list(_EDITS[options["text"]]), 6)
    makers = drawn_until(
        lambda: [draw.choice(people) for _ in edits], lambda some: set(some) == set(people)
    )
    days = drawn_until(
        lambda: [draw.integer(2, 27) for _ in edits], lambda some: len(set(some)) == 6
    )
    limit = draw.integer(8, 20)
    proposals = [
        _Proposal(edit, maker == people[0], day)
        for edit, maker, day in zip(edits, makers, days, strict=True)
    ]
    keep = [_is_kept(options["rule"], one, limit) for one in proposals]
    if not 2 <= sum(keep) <= 4 or limit in days or not _tells(options["rule"], proposals, keep):
        return generate(draw, options)
    values = {
        "gardien": people[0],
        "autre": people[1],
        "tiers": people[2],
        "jour": str(limit),
        "acceptees": str(sum(keep)),
        "paragraphs_json": as_json(_tracked(edits)),
        "changes_json": json.dumps(_signed(makers, days), ensure_ascii=False),
    }
    for number, is_kept in enumerate(keep):
        values[f"c{2 * number + 1}"] = values[f"c{2 * number + 2}"] = (
            "accepted" if is_kept else "rejected"
        )
        values[f"i{2 * number + 1}"] = values[f"i{2 * number + 2}"] = (
            "rejected" if is_kept else "accepted"
        )
    return Variant(values)


class _Proposal(NamedTuple):
    """A change, whether the keeper made it, and on which day."""

    edit: _Edit
    is_keepers: bool
    day: int


def _is_kept(rule: str, one: _Proposal, limit: int) -> bool:
    if rule == "authors":
        return one.is_keepers
    if rule == "date":
        return one.day < limit
    return one.edit.is_form or (one.is_keepers and one.day < limit)


def _tells(rule: str, proposals: list[_Proposal], keep: list[bool]) -> bool:
    """For the rule of form: some correction, new content kept, and some of the keeper's not."""
    if rule != "form":
        return True
    content = [
        (one.is_keepers, kept)
        for one, kept in zip(proposals, keep, strict=True)
        if not one.edit.is_form
    ]
    return len(content) < len(keep) and (True, True) in content and (True, False) in content


def _tracked(edits: list[_Edit]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"p{number + 1}",
            "text": f"{one.before}[-c{2 * number + 1}:{one.old}-]"
            f"[+c{2 * number + 2}:{one.new}+]{one.after}",
        }
        for number, one in enumerate(edits)
    ]


def _signed(makers: list[str], days: list[int]) -> list[dict[str, str]]:
    return [
        {"id": f"c{2 * number + rank}", "author": maker, "date": f"2026-03-{day:02d}"}
        for number, (maker, day) in enumerate(zip(makers, days, strict=True))
        for rank in (1, 2)
    ]


def _remarks(draw: Draw, options: Mapping[str, Any], people: list[str]) -> Variant:
    """Six comments by three people: who wrote the one asked for, and how many another wrote."""
    edits = draw.sample(list(_EDITS[options["text"]]), 6)
    makers = drawn_until(
        lambda: [draw.choice(people) for _ in edits],
        lambda s: len({s.count(p) for p in people}) == 3 and 0 not in [s.count(p) for p in people],
    )
    texts = draw.shuffled(_COMMENTS)
    paragraphs = [
        {"id": f"p{n}", "text": f"{one.before}[#k{n}:{one.new}#]{one.after}"}
        for n, one in enumerate(edits, 1)
    ]
    comments = [
        {"id": f"k{n}", "author": maker, "date": f"2026-03-{n + 3:02d}", "text": text}
        for n, (maker, text) in enumerate(zip(makers, texts, strict=True), 1)
    ]
    asked = draw.integer(0, 5)
    counted = draw.choice(people)
    values = {
        "remarque": texts[asked],
        "auteur": makers[asked],
        "faux_auteur": next(one for one in people if one != makers[asked]),
        "qui": counted,
        "nombre": str(makers.count(counted)),
        "faux_nombre": str(makers.count(counted) + 1),
        "total": "6",
        "paragraphs_json": as_json(paragraphs),
        "comments_json": json.dumps(comments, ensure_ascii=False),
    }
    return Variant(values)
