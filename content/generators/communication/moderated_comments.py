"""Comments under posts: which break the rules, how, and what is to be done."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.network import as_json, cast, ids

Comment = dict[str, Any]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`breaches`: texts by reason id; `fine`: harmless ones; `mode` is `report` or `charter`."""
    people = cast(draw, 5)
    posts = draw.sample(options["posts"], 2)
    make = _report if options["mode"] == "report" else _charter
    comments, values = make(draw, options, [one["id"] for one in people[1:]])
    order = draw.shuffled(range(len(comments)))
    places = draw.sample(range(len(comments)), len(comments) // 2)
    shown: list[dict[str, Any]] = []
    for number, text in enumerate(posts, start=1):
        some = [comments[rank] for rank in order if (rank in places) == (number == 1)]
        shown.append(
            {
                "id": f"p{number}",
                "author": "u1",
                "text": text,
                "audience": "public",
                "comments": some,
            }
        )
    named = {one["id"]: one["name"] for one in people}
    if "u_deux" in values:
        values["nom_deux"] = named[values["u_deux"]]
    return Variant({"personnes_json": as_json(people), "posts_json": as_json(shown), **values})


def _report(
    draw: Draw, options: Mapping[str, Any], authors: list[str]
) -> tuple[list[Comment], dict[str, str]]:
    """One breach of each of three reasons, four harmless comments."""
    reasons = draw.sample(list(options["breaches"]), 3)
    texts = [draw.choice(options["breaches"][reason]) for reason in reasons]
    texts += draw.sample(options["fine"], 4)
    numbers = ids(draw, "c", 7)
    comments = [
        {"id": number, "author": draw.choice(authors), "text": text}
        for number, text in zip(numbers, texts, strict=True)
    ]
    values = {f"c_{rank}": number for rank, number in enumerate(numbers[:3], start=1)}
    values |= {f"motif_{rank}": f"report:{reason}" for rank, reason in enumerate(reasons, start=1)}
    values |= {f"texte_{rank}": text for rank, text in enumerate(texts[:3], start=1)}
    return comments, values | {"c_sain": numbers[3]}


def _charter(
    draw: Draw, options: Mapping[str, Any], authors: list[str]
) -> tuple[list[Comment], dict[str, str]]:
    """One author insults twice, another once, a third one gives a private address."""
    twice, once, private, kind = draw.shuffled(authors)[:4]
    insults = draw.sample(options["breaches"]["r1"], 3)
    told = [(twice, insults[0]), (twice, insults[1]), (once, insults[2])]
    told.append((private, draw.choice(options["breaches"]["r3"])))
    told += [(draw.choice([kind, once, twice]), text) for text in draw.sample(options["fine"], 3)]
    numbers = ids(draw, "c", len(told))
    comments = [
        {"id": number, "author": who, "text": text}
        for number, (who, text) in zip(numbers, told, strict=True)
    ]
    values = {f"c_{rank}": number for rank, number in enumerate(numbers[:4], start=1)}
    return comments, values | {"u_deux": twice, "u_une": once, "c_sain": numbers[4]}
