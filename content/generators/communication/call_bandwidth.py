"""How many cameras a place's connection bears during a call."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The upload and the download each give a limit; neither is the number of computers."""
    down, up, posts, shown = drawn_until(
        lambda: (
            draw.integer(8, 30) * 5,
            draw.integer(5, 14) * 2,
            draw.integer(10, 18),
            draw.choice((4, 6, 9)),
        ),
        _is_clear,
    )
    cameras, computers = _limits(down, up, shown)
    return Variant(
        {
            "descendant": str(down),
            "montant": str(up),
            "postes": str(posts),
            "vignettes": str(shown),
            "cameras": str(cameras),
            "ordinateurs": str(computers),
            "reserve_haut": _comma(up * 8),
            "reserve_bas": _comma(down * 8),
            "cameras_sans_reserve": str(up * 10 // 15),
            "par_poste": _comma(shown * 5),
            "ordinateurs_sans_reserve": str(down * 10 // (shown * 5)),
            "inverse": str(down * 8 // 15),
        }
    )


def _limits(down: int, up: int, shown: int) -> tuple[int, int]:
    """1.5 Mb/s for each camera sent, 0.5 Mb/s for each picture received, a fifth kept free."""
    return up * 8 // 15, down * 8 // (shown * 5)


def _is_clear(found: tuple[int, int, int, int]) -> bool:
    down, up, posts, shown = found
    cameras, computers = _limits(down, up, shown)
    wrong = {up * 10 // 15, down * 8 // 15, posts}
    return (
        cameras not in wrong
        and 1 < cameras < posts
        and cameras != computers
        and computers != down * 10 // (shown * 5)
        and computers < posts + 30
    )


def _comma(tenths: int) -> str:
    return f"{tenths // 10},{tenths % 10}"
