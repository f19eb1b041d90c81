"""One run as its scenarios see it: the shape, the ledger, the board, the solutions."""

from dataclasses import dataclass
from random import Random

from tests.load.board import Board
from tests.load.ledger import Ledger
from tests.load.people import Solutions
from tests.load.profile import Shape

SITE_ORIGIN_HEADER = "Origin"


@dataclass(frozen=True, slots=True)
class Run:
    """Shared by everybody in it."""

    shape: Shape
    ledger: Ledger
    board: Board
    solutions: Solutions
    origin: str
    seed: int = 1

    def draws(self, name: str) -> Random:
        """Somebody's own luck."""
        return Random(f"{self.seed}/luck/{name}")

    def real(self, seconds: float) -> float:
        """Seconds of this run that stand for so many of a real day."""
        return seconds / self.shape.factor
