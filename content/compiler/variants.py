"""What a generator is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chalicelib.core.draws import Draw

__all__ = ["VARIANTS", "Draw", "Variant"]

VARIANTS = 32
"""How many versions of a challenge are rendered; each learner gets one of them."""


@dataclass(frozen=True)
class Variant:
    """One version of a challenge: the values of its `{{name}}`, and its files by name."""

    values: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
