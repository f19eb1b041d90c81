"""Somebody takes part in a campaign: how far they are, what they sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from chalicelib.core.assessment import Assessment
from chalicelib.core.campaign import Campaign
from chalicelib.core.draws import identifier_of
from chalicelib.core.scoring import SECONDS_A_DAY, remaining_days

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
    the learner when it started. `answered` is as of the last checkpoint.
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


def participation_id(campaign_id: str, user_id: str, *, rank: int) -> str:
    """The id of a person's nth try: whoever starts twice at once starts one and the same."""
    return identifier_of(f"{campaign_id}/{user_id}/{rank}")


def days_before_retry(
    campaign: Campaign, last: Participation, *, now: datetime, delay_days: int
) -> int | None:
    """Whole days until this person may try again; None: never, or not before they send results.

    A profile may be sent again at once: nothing is answered for it.
    """
    if last.is_deleted:
        return 0
    if not campaign.is_multiple or last.shared_at is None:
        return None
    if campaign.kind == "collection":
        return 0
    days = (now - last.shared_at).total_seconds() / SECONDS_A_DAY
    return remaining_days(days, delay_days=delay_days)


def brought_up(participation: Participation, test: Assessment) -> Participation:
    """The participation as its test says it is; what was sent does not move any more."""
    if participation.status == "shared" or not participation.user_id:
        return participation
    return replace(
        participation,
        has_assessment=True,
        status="completed" if test.is_over else "started",
        answered=len(test.answers),
        last_at=test.last_at,
        completed_at=test.last_at if test.is_over else None,
    )
