"""What a web page loads, and what it would weigh if its pictures changed format."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until, rounded

NAMES = ("banniere", "equipe", "salle", "jardin", "atelier", "affiche", "carte", "groupe", "scene")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """PNG photos lose a share of their weight; all sizes are whole kilobytes."""
    return Variant(drawn_until(lambda: _made(draw), bool))


def _made(draw: Draw) -> dict[str, str]:
    names = draw.sample(NAMES, 6)
    kinds = draw.shuffled(["png", "png", "png", "jpg", "jpg", "svg"])
    sizes = [
        20 * draw.integer(15, 95) if kind == "png" else draw.integer(40, 260) for kind in kinds
    ]
    share = draw.choice((60, 70, 75, 80))
    rows = [
        ("page.html", "document", draw.integer(12, 48)),
        ("style.css", "stylesheet", draw.integer(14, 70)),
    ]
    rows += [("menu.js", "script", draw.integer(60, 310))]
    rows += [
        (f"{name}.{kind}", "image", size)
        for name, kind, size in zip(names, kinds, sizes, strict=True)
    ]
    total = sum(size for *_, size in rows)
    heavy = sum(size for size, kind in zip(sizes, kinds, strict=True) if kind == "png")
    if heavy * share % 100:
        return {}
    saved = heavy * share // 100
    if abs(total - 2 * saved) < 400:
        return {}
    images = sum(sizes)
    requests = [
        {
            "id": f"r{n}",
            "name": name,
            "host": "asso.example",
            "type": kind,
            "status": 200,
            "size": size * 1000,
            "ms": 20 + size // 3,
        }
        for n, (name, kind, size) in enumerate(draw.shuffled(rows), 1)
    ]
    speed = draw.choice((1, 2, 4, 5, 8))
    return {
        "debit": str(speed),
        "secondes": _seconds(saved, speed),
        "avant": _seconds(total, speed),
        "ensuite": _seconds(total - saved, speed),
        "sans_huit": _seconds(saved / 8, speed),
        "prenom": draw.choice(FIRST_NAMES),
        "requests_json": json.dumps(requests),
        "part": str(share),
        "total": str(total),
        "png": str(heavy),
        "gain": str(saved),
        "apres": str(total - saved),
        "faux_tout": str(rounded(total * (100 - share), 100)),
        "faux_images": str(total - rounded(images * share, 100)),
        "reste_png": str(heavy - saved),
    }


def _seconds(kilobytes: float, speed: int) -> str:
    """Time to load so much at `speed` megabits a second, as French readers write it."""
    return f"{kilobytes * 8 / (1000 * speed):.1f}".replace(".", ",")
