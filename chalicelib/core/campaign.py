"""A campaign: what a teacher asks of a group, and until when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chalicelib.core.orga_errors import CampaignClosed
from chalicelib.core.target import Target

CampaignKind = Literal["assessment", "collection", "exam"]
"""`collection`: the profile is sent as it is, no question; `exam`: a test that neither reads nor
changes the profile."""


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
    version: int = 0

    def check_open(self, now: datetime) -> None:
        """Raise `CampaignClosed` when nobody may start or send results now."""
        is_closed = self.archived_at is not None or self.deleted_at is not None
        is_early = self.starts_at is not None and now < self.starts_at
        is_late = self.ends_at is not None and now >= self.ends_at
        if is_closed or is_early or is_late:
            raise CampaignClosed
