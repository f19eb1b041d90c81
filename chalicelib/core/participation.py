"""Somebody takes part in a campaign: how far they are, what they sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

ParticipationStatus = Literal["started", "completed", "shared"]


@dataclass(frozen=True, slots=True)
class Results:
    """What was sent, frozen.

    `codes` has one letter for each target skill, in the release's order (`knowledge.CODES`, "-" for
    nothing known; "" in a collection). `levels` and `pix` are by competence id: of the whole
    profile in a collection, of what the target shows otherwise. `badge_ids`: the badges got.
    """

    codes: str
    levels: Mapping[str, int]
    pix: Mapping[str, int]
    percentage: int
    stage: int | None = None
    badge_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """One try of one person at one campaign; `rank` counts the person's tries from 1.

    Its id is also that of its assessment, where there is one. `division` and the names are those of
    the learner when it started. `answered` is as of the last checkpoint. `counted` is what the
    campaign's tallies hold of this row ("": nothing yet).
    """

    id: str
    campaign_id: str
    organization_id: str
    user_id: str
    rank: int
    status: ParticipationStatus
    started_at: datetime
    learner_id: str | None = None
    first_name: str = field(default="", repr=False)
    last_name: str = field(default="", repr=False)
    division: str = ""
    has_assessment: bool = False
    answered: int = 0
    last_at: datetime | None = None
    completed_at: datetime | None = None
    shared_at: datetime | None = None
    results: Results | None = None
    is_deleted: bool = False
    counted: str = ""
    version: int = 0


def forgotten(participation: Participation) -> Participation:
    """The same participation, of nobody in particular: what was counted stays counted."""
    return replace(
        participation,
        user_id="",
        learner_id=None,
        first_name="",
        last_name="",
        has_assessment=False,
    )
