"""Headings, outlines, tables of contents and the order of sections, in the word processor."""

from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import MONTHS, drawn_until
from content.generators.word_parts import (
    TOPICS,
    Paragraph,
    Section,
    as_json,
    numbered_ids,
    sections_of,
    with_ids,
)

_STYLES = ("h1", "h2", "h3")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: outline, levels, contents or order."""
    modes = {"outline": _outline, "levels": _levels, "contents": _contents, "order": _order}
    return modes[options["mode"]](draw, options)


def _outline(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """How many parts a section has, and which heading comes last in another."""
    topic = draw.choice(sorted(TOPICS)) if options["topic"] == "any" else options["topic"]
    sections = sections_of(draw, topic, 4)
    parts = [list(part) for one in TOPICS[topic].sections for part in one.parts]
    spare = draw.shuffled(
        [part for part in parts if not any(list(p) == part for s in sections for p in s.parts)]
    )
    counts = drawn_until(lambda: [draw.integer(1, 4) for _ in sections], lambda c: len(set(c)) >= 3)
    paragraphs, below = [], []
    for section, count in zip(sections, counts, strict=True):
        mine = [*map(list, section.parts), *([spare.pop()] if count > 2 and spare else [])]
        mine = draw.shuffled(mine)[: min(count, len(mine))]
        below.append([heading for heading, _ in mine])
        paragraphs.append({"style": "h1", "text": section.heading})
        for heading, text in mine:
            paragraphs += [{"style": "h2", "text": heading}, {"text": text}]
    asked = draw.integer(0, 3)
    other = (asked + draw.integer(1, 3)) % 4
    values = {
        "partie": sections[asked].heading,
        "nombre": str(len(below[asked])),
        "faux_nombre": str(len(below[asked]) + 1),
        "total": str(4 + sum(map(len, below))),
        "autre": sections[other].heading,
        "derniere": below[other][-1],
        "autre_derniere": below[asked][-1],
    }
    ids = numbered_ids(draw, len(paragraphs))
    return Variant(values | {"paragraphs_json": as_json(with_ids(paragraphs, ids))})


def _levels(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Numbered headings; p1 to p4 (in no order) have not the style their number wants."""
    plan = _numbered_plan(sections_of(draw, options["topic"], 3))
    heads = [index for index, (style, _) in enumerate(plan) if style in _STYLES]
    wrong = drawn_until(
        lambda: draw.sample(heads, 4), lambda some: len({plan[index][0] for index in some}) >= 2
    )
    paragraphs: list[Paragraph] = []
    values: dict[str, str] = {}
    for index, (style, text) in enumerate(plan):
        if index not in wrong:
            paragraphs.append(
                {"style": style, "text": text} if style != "normal" else {"text": text}
            )
            continue
        number = wrong.index(index) + 1
        values |= {f"style{number}": style, f"titre{number}": text}
        values[f"faux{number}"] = _STYLES[(_STYLES.index(style) + 1) % 3]
        is_chance = number > 2 and draw.integer(0, 1) == 1
        is_level = bool(options.get("mixed")) and (number == 1 or is_chance)
        paragraphs.append({"id": f"p{number}", **_disguise(draw, style, text, is_level=is_level)})
    paragraphs = with_ids(paragraphs, numbered_ids(draw, len(paragraphs), reserved=4))
    if options.get("mixed"):
        entries = [one["text"] for one in paragraphs if one.get("style") in _STYLES]
        paragraphs.insert(0, {"id": "t1", "style": "toc", "entries": entries[:-1]})
    return Variant(values | {"paragraphs_json": as_json(paragraphs)})


def _disguise(draw: Draw, style: str, text: str, *, is_level: bool) -> Paragraph:
    """A heading of a wrong level, or one in looks only."""
    if is_level:
        return {"style": draw.choice([one for one in _STYLES if one != style]), "text": text}
    return {"text": text, "bold": True, "size": {"h1": 17, "h2": 14, "h3": 12}[style]}


def _numbered_plan(sections: Sequence[Section]) -> list[tuple[str, str]]:
    plan = []
    for number, section in enumerate(sections, 1):
        (first, one), (second, other) = section.parts
        plan += [("h1", f"{number}. {section.heading}"), ("h2", f"{number}.1 {first}")]
        plan += [("normal", one), ("h2", f"{number}.2 {second}"), ("h3", f"{number}.2.1 À savoir")]
        plan += [("normal", other)]
    return plan


def _contents(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A table of contents to insert before the first section, so deep and no deeper."""
    sections = sections_of(draw, options["topic"], 3)
    title = TOPICS[options["topic"]].title
    paragraphs: list[Paragraph] = [{"style": "title", "text": title}]
    paragraphs += [{"text": sentence} for sentence in sections[0].sentences]
    paragraphs += [{"style": style, "text": text} for style, text in _numbered_plan(sections)]
    paragraphs = with_ids(paragraphs, numbered_ids(draw, len(paragraphs)))
    levels, place = draw.choice((1, 2)), draw.choice(("header", "footer"))
    said = {1: "les grandes parties seulement (Titre 1)", 2: "les Titre 1 et les Titre 2"}
    values = {
        "titre": title,
        "premiere": paragraphs[3]["text"],
        "avant": paragraphs[3]["id"],
        "trop_haut": paragraphs[0]["id"],
        "trop_bas": paragraphs[5]["id"],
        "niveaux": str(levels),
        "autres_niveaux": str(3 - levels),
        "dits": said[levels],
        "endroit": place,
        "autre_endroit": "footer" if place == "header" else "header",
        "endroit_dit": {"header": "l'en-tête", "footer": "le pied de page"}[place],
        "paragraphs_json": as_json(paragraphs),
    }
    return Variant(values)


def _order(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Sections to put in the order told, or in that of the months in their headings."""
    sections = sections_of(draw, options["topic"], 4)
    months = sorted(draw.sample(range(12), 4))
    blocks = []
    for section, month in zip(sections, months, strict=True):
        heading = (
            f"{section.heading} ({MONTHS[month]})" if options.get("dates") else section.heading
        )
        below = [{"text": section.sentences[0]}, {"style": "h2", "text": section.parts[0][0]}]
        blocks.append([{"style": "h1", "text": heading}, *below, {"text": section.parts[0][1]}])
    ids = iter(numbered_ids(draw, 16))
    blocks = [[{"id": next(ids), **one} for one in block] for block in blocks]
    mixed = drawn_until(lambda: draw.shuffled(range(4)), lambda some: _far(list(some)))
    names = [[one["id"] for one in block] for block in blocks]
    heads = [block[0]["text"] for block in blocks]
    values = {
        "order": ",".join(id_ for block in names for id_ in block),
        "titres_seuls": ",".join(
            [*(block[0] for block in names), *(i for place in mixed for i in names[place][1:])]
        ),
        "deux_inverses": ",".join(i for place in (1, 0, 2, 3) for i in names[place]),
        "envers": ",".join(i for block in reversed(names) for i in block),
        "paragraphs_json": as_json(one for place in mixed for one in blocks[place]),
        **{f"partie{number}": head for number, head in enumerate(heads, 1)},
    }
    return Variant(values)


def _far(places: list[int]) -> bool:
    """Not in order, nor two neighbours away from it, nor backward."""
    return sum(place != index for index, place in enumerate(places)) >= 3 and places != [3, 2, 1, 0]
