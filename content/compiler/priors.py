"""Item parameters before any calibration: a prior, not a measure.

Difficulty follows the level an author gives, on a scale where level 3.5 is average and a level is
0.9 wide: levels 1 to 8 then span -2.25 to 4.05, the range the estimator works in. Kinds that can be
guessed look easier than they are (a shift down) and tell less (a lower discrimination); kinds where
the answer must be produced look harder and tell more. Calibration replaces both.
"""

from chalicelib.core.content import Kind

_AVERAGE_LEVEL = 3.5
_LEVEL_WIDTH = 0.9
_A_AND_SHIFT: dict[Kind, tuple[float, float]] = {
    "single-choice": (0.8, -0.3),  # one in four by chance
    "multiple-choice": (1.0, 0.0),
    "picture": (0.9, -0.2),
    "matching": (1.0, -0.1),
    "ordering": (1.0, 0.0),
    "short-text": (1.2, 0.1),
    "several-texts": (1.2, 0.2),
    "file": (1.3, 0.2),
    "simulator": (1.3, 0.1),
}

RULE = f"b = (level - {_AVERAGE_LEVEL}) * {_LEVEL_WIDTH} + shift; (a, shift) by kind: " + ", ".join(
    f"{kind} ({a}, {shift})" for kind, (a, shift) in _A_AND_SHIFT.items()
)
"""The same in one line, for the report."""


def prior(level: int, kind: Kind) -> tuple[float, float]:
    """(a, b) of an item nobody has answered yet."""
    a, shift = _A_AND_SHIFT[kind]
    return a, round((level - _AVERAGE_LEVEL) * _LEVEL_WIDTH + shift, 2)


def ability_of(level: int) -> float:
    """The ability of somebody in the middle of a level: between what it asks and the next."""
    return (level + 0.5 - _AVERAGE_LEVEL) * _LEVEL_WIDTH
