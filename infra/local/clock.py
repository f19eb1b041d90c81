"""Moves the local stack's clock by writing the file that the product's local clock reads."""

from datetime import datetime, timedelta

from chalicelib.adapters.clock import ShiftedClock
from infra.local.state import Place


class MovableClock:
    """The clock of one stack."""

    def __init__(self, place: Place) -> None:
        self._path = place.clock_file
        self._clock = ShiftedClock(str(place.clock_file))

    def now(self) -> datetime:
        """The stack's present."""
        return self._clock.now()

    def moved_by(self) -> timedelta:
        """How far it was moved."""
        if not self._path.exists():
            return timedelta(0)
        return timedelta(seconds=float(self._path.read_text(encoding="ascii")))

    def move(self, step: timedelta) -> None:
        """Move it forward (or back)."""
        total = self.moved_by() + step
        fresh = self._path.with_suffix(".new")
        fresh.write_text(str(total.total_seconds()), encoding="ascii")
        fresh.replace(self._path)

    def reset(self) -> None:
        """Give it the machine's time again."""
        self._path.unlink(missing_ok=True)
