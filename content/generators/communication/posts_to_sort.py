"""My old posts: to delete, to show to fewer people, to keep."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.network import as_json, cast, ids


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`delete`, `restrict`, `keep`: texts; two of each, all public at first."""
    texts = [
        text for name in ("delete", "restrict", "keep") for text in draw.sample(options[name], 2)
    ]
    numbers = ids(draw, "p", 6)
    posts = [
        {
            "id": number,
            "author": "u1",
            "text": text,
            "audience": "public",
            "date": f"20{draw.integer(19, 25)}-0{draw.integer(1, 9)}-{draw.integer(10, 28)} 12:30",
        }
        for number, text in zip(numbers, texts, strict=True)
    ]
    names = ("d_un", "d_deux", "r_un", "r_deux", "g_un", "g_deux")
    return Variant(
        {
            **dict(zip(names, numbers, strict=True)),
            "personnes_json": as_json(cast(draw, 1)),
            "posts_json": as_json(draw.shuffled(posts)),
            "supprimes": f"« {texts[0]} » et « {texts[1]} »",
            "restreints": f"« {texts[2]} » et « {texts[3]} »",
        }
    )
