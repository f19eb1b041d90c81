"""The time: the machine's, or one that the local runner moves."""

from datetime import UTC, datetime, timedelta
from pathlib import Path


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """The present, aware, in UTC, in whole milliseconds as it is stored and sent."""
        return _in_milliseconds(datetime.now(UTC))


class ShiftedClock:
    """The machine's time moved by the seconds written in a file; no file, no move."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)

    def now(self) -> datetime:
        """The present of the local stage, aware, in UTC."""
        return _in_milliseconds(datetime.now(UTC) + self._offset())

    def _offset(self) -> timedelta:
        try:
            return timedelta(seconds=float(self._path.read_text(encoding="ascii")))
        except FileNotFoundError:
            return timedelta(0)


def _in_milliseconds(instant: datetime) -> datetime:
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)
