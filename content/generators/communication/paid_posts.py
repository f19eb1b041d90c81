"""A feed where some posts are paid for, and why they are shown."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french_values import listed
from content.generators.network import as_json, cast, ids, joined


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode` is `select` (the paid ones) or `why` (what their targeting uses)."""
    return _select(draw, options) if options["mode"] == "select" else _why(draw, options)


def _select(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`marked` are shown as advertisements, `told` say it in their text, `free` are not paid."""
    people = cast(draw, 4)
    marked, told = (
        draw.sample(options["marked"], draw.integer(1, 2)),
        draw.sample(options["told"], draw.integer(1, 2)),
    )
    free = draw.sample(options["free"], 7 - len(marked) - len(told))
    numbers = ids(draw, "p", 7)
    posts = []
    for number, text in zip(numbers, [*marked, *told, *free], strict=True):
        mark = {"sponsor": "Sponsorisé"} if text in marked else {}
        posts.append({"id": number, "author": draw.choice(people[1:])["id"], "text": text, **mark})
    paid = numbers[: len(marked) + len(told)]
    return Variant(
        {
            "personnes_json": as_json(people),
            "posts_json": as_json(draw.shuffled(posts)),
            "payees": joined(paid),
            "marquees": joined(numbers[: len(marked)]),
            "une_de_trop": joined([*paid, numbers[-1]]),
            "autres": joined(numbers[len(paid) :]),
            "nombre": str(len(paid)),
            "textes": listed([f"« {text} »" for text in told]),
        }
    )


def _why(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`reasons`: `{key: [texts]}`; how many use the one asked, and who uses the other one."""
    asked, single = options["asked"], options["single"]
    others = [key for key in options["reasons"] if key not in (asked, single)]
    count = draw.integer(2, 4)
    keys = draw.shuffled(
        [asked] * count + [single] + [draw.choice(others) for _ in range(5 - count)]
    )
    names = draw.sample(options["brands"], len(keys))
    advertisers = [{"id": f"u{number}", "name": name} for number, name in enumerate(names, start=2)]
    posts = [
        {
            "id": f"p{number}",
            "author": who["id"],
            "text": text,
            "why": draw.choice(options["reasons"][key]),
        }
        for number, (key, who, text) in enumerate(
            zip(keys, advertisers, draw.sample(options["texts"], len(keys)), strict=True), start=1
        )
    ]
    place = keys.index(single)
    return Variant(
        {
            "personnes_json": as_json([*cast(draw, 0), *advertisers]),
            "posts_json": as_json(posts),
            "nombre": str(count),
            "total": str(len(keys)),
            "reste": str(len(keys) - count),
            "annonceur": names[place],
            "autre": names[place - 1],
            "autre2": names[(place + 1) % len(keys)],
            "plus_un": str(count + 1),
        }
    )
