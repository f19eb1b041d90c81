"""My page: what each audience sees of it, and what should change."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
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
    labels = draw.sample(options["lines"], 8)
    posts = draw.sample(options["posts"], 5)

    def shared(count: int) -> list[str]:
        return drawn_until(
            lambda: [draw.choice(audiences) for _ in range(count)],
            lambda one: 2 <= _count(one, seen) < count - 1 and len(set(one)) == len(audiences),
        )

    on_lines, on_posts = shared(8), shared(5) if len(audiences) <= 4 else shared(6)
    lines = [
        _line(draw, said, number) | {"audience": audience}
        for said, number, audience in zip(labels, ids(draw, "l", 8), on_lines, strict=True)
    ]
    shown = [
        {"id": f"p{number}", "author": "u1", "text": text, "audience": audience}
        for number, (text, audience) in enumerate(zip(posts, on_posts, strict=True), start=1)
    ]
    viewer = options["viewer"]
    return Variant(
        {
            "personnes_json": as_json(cast(draw, 1)),
            "profil_json": as_json(lines),
            "posts_json": as_json(shown),
            "lignes": str(_count(on_lines, seen)),
            "posts": str(_count(on_posts, seen)),
            "lignes_seules": str(_count(on_lines, [viewer])),
            "posts_seuls": str(_count(on_posts, [viewer])),
            "lignes_toutes": "8",
            "posts_tous": "5",
            "lignes_public": str(_count(on_lines, audiences[:1])),
            "posts_public": str(_count(on_posts, audiences[:1])),
            "liste": ", ".join(line["label"].lower() for line in lines if line["audience"] in seen),
        }
    )


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
