"""Posts of friends: some name me, in sight of everybody or not."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.network import as_json, cast, ids


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Two posts name me before all; others name me before friends, or do not name me."""
    people = cast(draw, 4)
    friends = [person | {"relation": "friend"} for person in people[1:]]
    kinds = draw.shuffled(
        [("public", True)] * 2 + [("friends", True)] * 2 + [("public", False)] * 2
    )
    numbers = ids(draw, "p", 6)
    posts = []
    for number, text, (audience, is_mine) in zip(
        numbers, draw.sample(options["texts"], 6), kinds, strict=True
    ):
        tags = [draw.choice(friends)["id"], *(["u1"] if is_mine else [])]
        author = draw.choice([one for one in friends if one["id"] != tags[0]])
        posts.append(
            {
                "id": number,
                "author": author["id"],
                "text": text,
                "audience": audience,
                "tags": sorted(tags),
            }
        )
    wrong = [
        post["id"] for post, kind in zip(posts, kinds, strict=True) if kind == ("public", True)
    ]
    mine = [
        post["id"] for post, kind in zip(posts, kinds, strict=True) if kind == ("friends", True)
    ]
    return Variant(
        {
            "personnes_json": as_json([people[0], *friends]),
            "posts_json": as_json(posts),
            "p_un": wrong[0],
            "p_deux": wrong[1],
            "p_amis": mine[0],
            "p_amis2": mine[1],
            "textes": " et ".join(f"« {post['text']} »" for post in posts if post["id"] in wrong),
        }
    )
