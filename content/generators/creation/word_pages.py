"""Page breaks to place and to take away, in the word processor."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.word_parts import TOPICS, as_json, numbered_ids, sections_of, with_ids

_PLACES = {"header": "dans l'en-tête", "footer": "dans le pied de page"}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: place (a break before a section, page numbers) or replace (breaks by the style)."""
    sections = sections_of(draw, options["topic"], 5)
    lines: list[dict[str, Any]] = [{"style": "title", "text": TOPICS[options["topic"]].title}]
    for section in sections:
        lines.append({"style": "h1", "text": section.heading})
        lines += [{"text": sentence} for sentence in section.sentences]
    lines = with_ids(lines, numbered_ids(draw, len(lines)))
    heads = [one for one in lines if one.get("style") == "h1"]
    if options["mode"] == "place":
        return Variant(_placed(draw, lines, heads))
    return Variant(_replaced(draw, lines, heads))


def _placed(draw: Draw, lines: list[dict[str, Any]], heads: list[dict[str, Any]]) -> dict[str, str]:
    which = draw.integer(1, 4)
    place = draw.choice(list(_PLACES))
    at = lines.index(heads[which])
    return {
        "partie": heads[which]["text"],
        "saut": heads[which]["id"],
        "apres": lines[at + 1]["id"],
        "autre": heads[which - 1]["id"],
        "endroit": place,
        "autre_endroit": next(one for one in _PLACES if one != place),
        "endroit_dit": _PLACES[place],
        "paragraphs_json": as_json(lines),
    }


def _replaced(
    draw: Draw, lines: list[dict[str, Any]], heads: list[dict[str, Any]]
) -> dict[str, str]:
    broken = sorted(draw.sample(range(1, 5), 3))
    for which in broken:
        heads[which]["break_before"] = True
    before, size = draw.integer(2, 40), draw.choice((15, 16, 18, 19, 20))
    if before == 16:
        before = 41
    missing = next(head for index, head in enumerate(heads) if index and index not in broken)
    return {
        "avant": str(before),
        "taille": str(size),
        "autre": str(before + 1),
        "a_la_main": ",".join(one["id"] for one in heads[1:]),
        "oubliee": missing["text"],
        "paragraphs_json": as_json(lines),
    }
