"""My page: what each audience sees of it, and what should change."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.french_values import readable_date
from content.generators.network import as_json, cast, ids

Line = dict[str, Any]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode` is `look` (count what a viewer sees) or `set` (four lines are shown to the wrong)."""
    return _look(draw, options) if options["mode"] == "look" else _set(draw, options)


def _line(draw: Draw, said: Mapping[str, Any], number: str) -> Line:
    return {"id": number, "label": said["label"], "value": draw.choice(said["values"])}


def _look(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`audiences` from the widest; `viewer`: one of them, but neither the first nor `me`."""
    audiences = options["audiences"]
    seen = audiences[: audiences.index(options["viewer"]) + 1]
    labels = draw.sample(options["lines"], 7)
    texts = draw.sample(options["posts"], 4)
    on_lines = drawn_until(
        lambda: [draw.choice(audiences) for _ in range(7)],
        lambda one: 2 <= _count(one, seen) < 6 and len(set(one)) == len(audiences),
    )
    on_posts = drawn_until(
        lambda: [draw.choice(audiences) for _ in range(4)],
        lambda one: one[0] not in seen and 2 <= _count(one, seen) < 4,
    )
    lines = [
        _line(draw, said, number) | {"audience": audience}
        for said, number, audience in zip(labels, ids(draw, "l", 7), on_lines, strict=True)
    ]
    shown, days = _dated(draw, texts, on_posts)
    visible = [day for day, audience in zip(days, on_posts, strict=True) if audience in seen]
    return Variant(
        {
            "personnes_json": as_json(cast(draw, 1)),
            "profil_json": as_json(lines),
            "posts_json": as_json(shown),
            "lignes": str(_count(on_lines, seen)),
            "lignes_seules": str(_count(on_lines, [options["viewer"]])),
            "lignes_toutes": "7",
            "posts": str(len(visible)),
            "derniere": visible[0].isoformat(),
            "derniere_lue": readable_date(visible[0]),
            "premiere": days[0].isoformat(),
            "ancienne": visible[-1].isoformat(),
            "liste": ", ".join(line["label"].lower() for line in lines if line["audience"] in seen),
        }
    )


def _dated(draw: Draw, texts: list[str], audiences: list[str]) -> tuple[list[Line], list[date]]:
    """Posts, the latest first, on different days."""
    days = [date(2026, 3, 30)]
    for _ in texts:
        days.append(days[-1] - timedelta(days=draw.integer(2, 9)))
    posts = [
        {
            "id": f"p{number}",
            "author": "u1",
            "date": f"{day.isoformat()} 18:00",
            "text": text,
            "audience": audience,
        }
        for number, (day, text, audience) in enumerate(
            zip(days[1:], texts, audiences, strict=True), start=1
        )
    ]
    return posts, days[1:]


def _count(audiences: list[str], some: list[str]) -> int:
    return sum(one in some for one in audiences)


def _set(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Each line has a `wish`; four of eight are not as wished."""
    wished = draw.sample(options["lines"], 8)
    numbers = ids(draw, "l", 8)
    wrong = draw.sample(range(8), 4)
    lines, expected = [], []
    for rank, (said, number) in enumerate(zip(wished, numbers, strict=True)):
        others = [one for one in options["audiences"] if one != said["wish"]]
        audience = draw.choice(others) if rank in wrong else said["wish"]
        lines.append(_line(draw, said, number) | {"audience": audience})
        if rank in wrong:
            expected.append((number, said["wish"], said["label"].lower()))
    values = {f"cle{rank}": number for rank, (number, _, _) in enumerate(expected, start=1)}
    values |= {f"voulu{rank}": wish for rank, (_, wish, _) in enumerate(expected, start=1)}
    return Variant(
        {
            **values,
            "profil_json": as_json(lines),
            "personnes_json": as_json(cast(draw, 1)),
            "liste": ", ".join(label for _, _, label in expected),
            "juste": next(number for rank, number in enumerate(numbers) if rank not in wrong),
        }
    )
