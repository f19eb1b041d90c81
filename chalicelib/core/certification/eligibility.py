"""May somebody sit the exam, and what do they still lack: told early, to who can still help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from chalicelib.core.certifiability import certifiability
from chalicelib.core.scoring import Rules

State = Literal["ready", "lacking", "unknown"]
"""`unknown`: nobody has said yet which account is theirs."""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """`certifiable` competences out of the `needed`; `missing`: those not yet at the level that
    counts, in the framework's order."""

    state: State
    certifiable: int
    needed: int
    missing: tuple[str, ...]


def eligibility(
    levels: Mapping[str, int] | None, competence_ids: Sequence[str], rules: Rules
) -> Eligibility:
    """What the levels of a profile allow; None: no account is known."""
    if levels is None:
        return Eligibility("unknown", 0, rules.certifiable_competences, ())
    found = certifiability(levels, competence_ids, rules)
    return Eligibility(
        state="ready" if found.is_certifiable else "lacking",
        certifiable=found.certifiable_competences,
        needed=rules.certifiable_competences,
        missing=found.missing,
    )
