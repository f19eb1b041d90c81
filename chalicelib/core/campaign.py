"""A campaign: what a teacher asks of a group, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Literal

from chalicelib.core.content import Release
from chalicelib.core.draws import Draw
from chalicelib.core.logo import Logo
from chalicelib.core.orga_errors import (
    CampaignClosed,
    CampaignNotFound,
    EmptyTarget,
    RestoreTooLate,
    UnknownTube,
    WrongDates,
)
from chalicelib.core.target import Caps, Target

CampaignKind = Literal["assessment", "collection", "exam"]
"""`collection`: the profile is sent as it is, no question; `exam`: a test that neither reads nor
changes the profile."""
CampaignStatus = Literal["scheduled", "open", "over", "archived", "deleted"]

CODE_LETTERS = "BCDFGHJKMPQRTVWXY2346789"
"""None looks like another, none is a vowel: no code is a word."""
CODE_LENGTH = 9
RESTORABLE = timedelta(days=30)
QUESTIONS_A_SKILL = 0.55
"""Measured: `python -m tests.campaign_tests` (docs/decisions/campaigns.md)."""
MINUTES_A_QUESTION = 1
_MINUTES_STEP = 5


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign of an organization.

    It pins the release it was made on, so that all its results speak of the same skills.
    `divisions` says for which classes (empty: all). `is_multiple`: results may be sent several
    times.
    """

    id: str
    organization_id: str
    code: str
    kind: CampaignKind
    name: str
    title: str
    welcome: str
    target: Target
    release_id: str
    created_by: str
    created_at: datetime
    profile_id: str = ""
    divisions: tuple[str, ...] = ()
    is_multiple: bool = False
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    archived_at: datetime | None = None
    deleted_at: datetime | None = None
    logo: Logo | None = None
    version: int = 0

    def status(self, now: datetime) -> CampaignStatus:
        """Where it is in its life."""
        if self.deleted_at is not None:
            return "deleted"
        if self.archived_at is not None:
            return "archived"
        if self.starts_at is not None and now < self.starts_at:
            return "scheduled"
        if self.ends_at is not None and now >= self.ends_at:
            return "over"
        return "open"

    def needs_learner(self, divisions: Mapping[str, int]) -> bool:
        """Must one be on the list first? `divisions`: the classes on the organization's list."""
        return bool(self.divisions or divisions)

    def check_open(self, now: datetime) -> None:
        """Raise `CampaignClosed` when nobody may start or send results now."""
        if self.status(now) != "open":
            raise CampaignClosed


def drawn_code(campaign_id: str, *, attempt: int) -> str:
    """The code of a campaign: always the same one, another one at each attempt."""
    draw = Draw(f"{campaign_id}/code/{attempt}")
    return "".join(draw.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def readable_code(text: str) -> str:
    """A code as it was typed or dictated, tidied; raises `CampaignNotFound` when it cannot be one.

    Spaces, hyphens and lower case are forgiven.
    """
    code = "".join(character for character in text.upper() if character not in " -\u00a0")
    if len(code) != CODE_LENGTH or not set(code) <= set(CODE_LETTERS):
        raise CampaignNotFound
    return code


def expected_minutes(skill_count: int) -> int:
    """How long a test of that many skills takes somebody of whom nothing is known, by fives."""
    minutes = skill_count * QUESTIONS_A_SKILL * MINUTES_A_QUESTION
    return ceil(minutes / _MINUTES_STEP) * _MINUTES_STEP


def composed(release: Release, caps: Caps) -> Target:
    """A target of these subjects, up to these levels; raises `EmptyTarget`, `UnknownTube`."""
    tops = release.top_levels
    if not caps:
        raise EmptyTarget
    if any(not 1 <= level <= tops.get(tube_id, 0) for tube_id, level in caps.items()):
        raise UnknownTube
    ordered = {tube_id: caps[tube_id] for tube_id in tops if tube_id in caps}
    return Target(caps=ordered, stages=release.usual_stages)


def check_dates(starts_at: datetime | None, ends_at: datetime | None) -> None:
    """Raise `WrongDates` when it would end before it starts."""
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        raise WrongDates


def archived(campaign: Campaign, *, now: datetime) -> Campaign:
    """Nobody starts or sends any more; archiving twice is archiving once."""
    return replace(campaign, archived_at=campaign.archived_at or now)


def restored(campaign: Campaign) -> Campaign:
    """Out of the archives."""
    return replace(campaign, archived_at=None)


def deleted(campaign: Campaign, *, now: datetime) -> Campaign:
    """Nobody sees it any more; deleting twice is deleting once."""
    return replace(campaign, deleted_at=campaign.deleted_at or now)


def undeleted(campaign: Campaign, *, now: datetime) -> Campaign:
    """As before it was deleted; raises `RestoreTooLate` after thirty days."""
    if campaign.deleted_at is not None and now - campaign.deleted_at >= RESTORABLE:
        raise RestoreTooLate
    return replace(campaign, deleted_at=None)
