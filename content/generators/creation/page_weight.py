"""What a web page loads, and what it would weigh if its pictures changed format."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until, rounded

NAMES = ("banniere", "equipe", "salle", "jardin", "atelier", "affiche", "carte", "groupe", "scene")

_Row = tuple[str, str, int]


class _Page(NamedTuple):
    """What is loaded, with the weight of its pictures and the share that PNG photos lose."""

    rows: list[_Row]
    images: int
    png: int
    share: int

    @property
    def total(self) -> int:
        """Kilobytes of everything."""
        return sum(size for *_, size in self.rows)

    @property
    def saved(self) -> int:
        """Kilobytes that the new format would spare."""
        return self.png * self.share // 100


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """PNG photos lose a share of their weight; all sizes are whole kilobytes."""
    return Variant(drawn_until(lambda: _made(draw), bool))


def _made(draw: Draw) -> dict[str, str]:
    """The values of a page, or none when it would not tell right answers from wrong ones."""
    page = _page(draw)
    if page.png * page.share % 100 or abs(page.total - 2 * page.saved) < 400:
        return {}
    requests = json.dumps(_requests(draw.shuffled(page.rows)))
    times = _times(page, draw.choice((1, 2, 4, 5, 8)))
    return times | {
        "prenom": draw.choice(FIRST_NAMES),
        "requests_json": requests,
        "part": str(page.share),
        "total": str(page.total),
        "png": str(page.png),
        "gain": str(page.saved),
        "apres": str(page.total - page.saved),
        "faux_tout": str(rounded(page.total * (100 - page.share), 100)),
        "faux_images": str(page.total - rounded(page.images * page.share, 100)),
        "reste_png": str(page.png - page.saved),
    }


def _page(draw: Draw) -> _Page:
    names = draw.sample(NAMES, 6)
    kinds = draw.shuffled(["png", "png", "png", "jpg", "jpg", "svg"])
    sizes = [
        20 * draw.integer(15, 95) if kind == "png" else draw.integer(40, 260) for kind in kinds
    ]
    share = draw.choice((60, 70, 75, 80))
    rows = [
        ("page.html", "document", draw.integer(12, 48)),
        ("style.css", "stylesheet", draw.integer(14, 70)),
        ("menu.js", "script", draw.integer(60, 310)),
    ]
    rows += [
        (f"{name}.{kind}", "image", size)
        for name, kind, size in zip(names, kinds, sizes, strict=True)
    ]
    heavy = sum(size for size, kind in zip(sizes, kinds, strict=True) if kind == "png")
    return _Page(rows, images=sum(sizes), png=heavy, share=share)


def _requests(rows: list[_Row]) -> list[dict[str, str | int]]:
    """As the inspector shows what is loaded."""
    return [
        {
            "id": f"r{n}",
            "name": name,
            "host": "asso.example",
            "type": kind,
            "status": 200,
            "size": size * 1000,
            "ms": 20 + size // 3,
        }
        for n, (name, kind, size) in enumerate(rows, 1)
    ]


def _times(page: _Page, speed: int) -> dict[str, str]:
    return {
        "debit": str(speed),
        "secondes": _seconds(page.saved, speed),
        "avant": _seconds(page.total, speed),
        "ensuite": _seconds(page.total - page.saved, speed),
        "sans_huit": _seconds(page.saved / 8, speed),
    }


def _seconds(kilobytes: float, speed: int) -> str:
    """Time to load so much at `speed` megabits a second, as French readers write it."""
    return f"{kilobytes * 8 / (1000 * speed):.1f}".replace(".", ",")
