"""What is wrong in the content, told to a teacher: which file, which field, why, what to do."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend; `advice` says how."""

    file: str
    field: str
    reason: str
    advice: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.reason}. {self.advice}."


@dataclass
class Problems:
    """The problems met so far: errors forbid a release, warnings do not."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def error(self, file: str, field_: str, reason: str, *, advice: str) -> None:
        """Add something that forbids a release."""
        self.errors.append(Problem(file, field_, reason, advice))

    def warn(self, file: str, field_: str, reason: str, *, advice: str) -> None:
        """Add something worth a look."""
        self.warnings.append(Problem(file, field_, reason, advice))

    def add(self, others: "Problems") -> None:
        """Take those noted elsewhere."""
        self.errors += others.errors
        self.warnings += others.warnings

    def keep(self, is_wanted: Callable[[Problem], bool]) -> None:
        """Forget the problems that are not wanted, and those noted twice."""
        self.errors = sorted({problem for problem in self.errors if is_wanted(problem)})
        self.warnings = sorted({problem for problem in self.warnings if is_wanted(problem)})
