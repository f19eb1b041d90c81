"""Proofs asked by three services: how many different families of factors each combines."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

KNOWN = (
    "un mot de passe",
    "la réponse à une question secrète",
    "un code personnel à 4 chiffres",
    "un schéma à dessiner",
)
OWNED = (
    "un code affiché par le téléphone",
    "une carte à puce",
    "une clé de sécurité USB",
    "un badge",
)
BODY = ("une empreinte digitale", "la reconnaissance du visage", "la reconnaissance de la voix")
PATTERNS = (
    (2, 0, 0), (3, 0, 0), (0, 2, 0), (1, 1, 0), (2, 1, 0), (1, 0, 1), (0, 1, 1), (1, 1, 1),
    (0, 0, 2), (1, 2, 0), (2, 0, 1), (0, 2, 1),
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The counts are never all alike, nor all equal to the number of proofs."""
    patterns = drawn_until(
        lambda: draw.sample(PATTERNS, 3),
        _is_telling,
    )
    patterns = draw.shuffled(patterns)
    values: dict[str, str] = {}
    for number, pattern in enumerate(patterns, start=1):
        lists = zip((KNOWN, OWNED, BODY), pattern, strict=True)
        proofs = [proof for family, count in lists for proof in draw.sample(family, count)]
        values |= {
            f"preuves{number}": ", ".join(draw.shuffled(proofs)),
            f"n{number}": str(_families(pattern)),
            f"total{number}": str(sum(pattern)), f"faux{number}": str(_families(pattern) % 3 + 1),
        }  # fmt: skip
    return Variant(values)


def _is_telling(found: list[tuple[int, int, int]]) -> bool:
    """Not all alike, and at least one service whose proofs are more than its families."""
    return len({_families(p) for p in found}) > 1 and _families(found[0]) < sum(found[0])


def _families(pattern: tuple[int, int, int]) -> int:
    return sum(count > 0 for count in pattern)
