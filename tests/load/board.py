"""What the scenarios of a run tell one another and the report: who asked for help, what was odd."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Board:
    """Counts and times, in seconds, of one run; all in one process."""

    counts: Counter[str] = field(default_factory=Counter)
    times: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    _waiting: dict[str, float] = field(default_factory=dict)

    def count(self, what: str) -> None:
        """One more of these."""
        self.counts[what] += 1

    def took(self, what: str, seconds: float) -> None:
        """One more time that this took so long."""
        self.times.setdefault(what, []).append(seconds)

    def fault(self, what: str) -> None:
        """Something that must not be; the run fails."""
        self.counts["faults"] += 1
        if len(self.faults) < 50:
            self.faults.append(what)

    def leave(self, exam_id: str) -> None:
        """That candidate has gone, at the end or before."""
        self.left.add(exam_id)

    def call_for_help(self, exam_id: str, at: float) -> None:
        """A question was reported: from now on the room should show it."""
        self._waiting[exam_id] = at

    def seen_in_room(self, exam_id: str, at: float) -> None:
        """The invigilator's screen shows the report."""
        since = self._waiting.pop(exam_id, None)
        if since is not None:
            self.took("alert to invigilator", at - since)
