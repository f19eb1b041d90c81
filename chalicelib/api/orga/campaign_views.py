"""Campaigns as their organization reads them."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from chalicelib.api.endpoint import Instant, Schema, Texts, View
from chalicelib.api.logo import LogoView, logo_view
from chalicelib.core.analysis import read_stages
from chalicelib.core.campaign import Campaign, CampaignKind, CampaignStatus, expected_minutes
from chalicelib.core.content import Release
from chalicelib.core.scope import skills_within
from chalicelib.core.tally import Counts
from chalicelib.settings import settings
from chalicelib.wiring import campaigns as campaigns_wiring


class CommonChoices(Schema):
    """What may be said when a campaign is made, and changed later."""

    title: Annotated[str, Field(max_length=100)] = ""
    welcome: Annotated[str, Field(max_length=5_000)] = ""
    divisions: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=60)]], Field(max_length=100)
    ] = Field(default_factory=list)
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    is_multiple: bool = False


class CountsView(View):
    """People, not tries."""

    started: int
    completed: int
    shared: int


class CampaignView(View):
    """A campaign. `profile_title` is null when its subjects were picked; `minutes` is expected."""

    id: str
    kind: CampaignKind
    name: str
    title: str
    welcome: str
    code: str
    link: str
    status: CampaignStatus
    profile_id: str
    profile_title: Texts | None
    caps: dict[str, int]
    tube_count: int
    skill_count: int
    minutes: int
    divisions: list[str]
    is_multiple: bool
    starts_at: Instant | None
    ends_at: Instant | None
    created_at: Instant
    archived_at: Instant | None
    deleted_at: Instant | None
    owner_name: str
    logo: LogoView | None
    counts: CountsView


def campaign_view(
    campaign: Campaign, *, now: datetime, owner_name: str, counts: Counts
) -> CampaignView:
    """What its organization sees of a campaign."""
    release = campaigns_wiring.campaign_doors().releases.get(campaign.release_id)
    skill_count = len(skills_within(release, campaign.target.caps))
    stages = read_stages(counts)
    return CampaignView(
        id=campaign.id,
        kind=campaign.kind,
        name=campaign.name,
        title=campaign.title,
        welcome=campaign.welcome,
        code=campaign.code,
        link=link_of(campaign),
        status=campaign.status(now),
        profile_id=campaign.profile_id,
        profile_title=_profile_title(campaign, release),
        caps=dict(campaign.target.caps),
        tube_count=len(campaign.target.caps),
        skill_count=skill_count,
        minutes=expected_minutes(skill_count),
        divisions=list(campaign.divisions),
        is_multiple=campaign.is_multiple,
        starts_at=campaign.starts_at,
        ends_at=campaign.ends_at,
        created_at=campaign.created_at,
        archived_at=campaign.archived_at,
        deleted_at=campaign.deleted_at,
        owner_name=owner_name,
        logo=logo_view(campaign),
        counts=CountsView(started=stages.started, completed=stages.completed, shared=stages.shared),
    )


def _profile_title(campaign: Campaign, release: Release) -> Texts | None:
    found = [one.title for one in release.target_profiles if one.id == campaign.profile_id]
    return Texts(**found[0]) if found else None


def link_of(campaign: Campaign) -> str:
    """Where its learners go."""
    return f"{settings().site_origin}/campaigns/{campaign.code}"


def utc(at: datetime | None) -> datetime | None:
    """The same instant, in UTC."""
    return at.astimezone(UTC) if at is not None else None
