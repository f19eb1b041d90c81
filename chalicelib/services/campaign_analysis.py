"""What a group shows: in one campaign, from one to the next, and over all of an organization."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.core.analysis import Analysis, read_days, read_results, read_stages
from chalicelib.core.campaign import Campaign
from chalicelib.core.content import Release, Skill
from chalicelib.core.orga_errors import TooManyToCompare
from chalicelib.core.participation import Participation, Results
from chalicelib.core.progress import Progress, Sent, last_sent, progress
from chalicelib.core.scoring import Rules
from chalicelib.core.tally import STUCK_AFTER, targets_of
from chalicelib.ports import Releases
from chalicelib.ports.orga import Campaigns, Participations
from chalicelib.ports.results import CampaignTallies

STUCK_NAMED = 10
STUCK_COUNTED = 100
RECENT = timedelta(days=30)
MOST_CAMPAIGNS = 100
COMPARED = 1_000
"""More people than that are compared class by class: their results are read one by one."""


@dataclass(frozen=True, slots=True)
class AnalysisDoors:
    """Where campaigns and what they add up to are kept."""

    campaigns: Campaigns
    participations: Participations
    tallies: CampaignTallies
    releases: Releases
    rules: Rules


@dataclass(frozen=True, slots=True)
class Stuck:
    """Who started and has not moved for a week; `count` stops at `STUCK_COUNTED`."""

    count: int
    oldest: tuple[tuple[date, Participation], ...]


@dataclass(frozen=True, slots=True)
class GroupAnalysis:
    """A campaign's group, with the campaign and the content it was made on."""

    campaign: Campaign
    release: Release
    analysis: Analysis
    stuck: Stuck
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Home indicators; the rate is of people who started in an active campaign (None: nobody)."""

    campaigns_active: int
    started_30d: int
    shared_30d: int
    completion_rate: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two campaigns, the older one first, and the same people in both."""

    before: Campaign
    after: Campaign
    release: Release
    progress: Progress


def read_analysis(
    doors: AnalysisDoors,
    organization_id: str,
    campaign_id: str,
    *,
    division: str | None,
    now: datetime,
) -> GroupAnalysis:
    """How well it went, from sums only; raises `CampaignNotFound`."""
    campaign = doors.campaigns.get(organization_id, campaign_id)
    release = doors.releases.get(campaign.release_id)
    found = doors.tallies.results(campaign_id, division)
    analysis = read_results(
        found.counts,
        targets_of(campaign, release),
        target=campaign.target,
        competence_ids=[competence.id for competence in release.competences],
        max_level=doors.rules.max_level,
    )
    stuck = _stuck(doors, campaign_id, division, now=now)
    return GroupAnalysis(campaign, release, analysis, stuck, found.as_of)


def _stuck(doors: AnalysisDoors, campaign_id: str, division: str | None, *, now: datetime) -> Stuck:
    until = (now - STUCK_AFTER).date()
    waiting = doors.tallies.list_waiting(campaign_id, until=until, limit=STUCK_COUNTED)
    own = [one for one in waiting if division in {None, one.division}]
    named = tuple(
        (one.since, doors.participations.get(campaign_id, one.participation_id))
        for one in own[:STUCK_NAMED]
    )
    return Stuck(len(own), named)


def compare(
    doors: AnalysisDoors,
    organization_id: str,
    campaign_ids: tuple[str, str],
    *,
    division: str | None = None,
) -> Compared:
    """The same people in two campaigns; raises `CampaignNotFound`, `TooManyToCompare`."""
    found = [doors.campaigns.get(organization_id, one) for one in campaign_ids]
    before, after = sorted(found, key=lambda one: (one.created_at, one.id))
    sent = [_sent(doors, one, division=division) for one in (before, after)]
    targets = [targets_of(one, doors.releases.get(one.release_id)) for one in (before, after)]
    return Compared(
        before=before,
        after=after,
        release=doors.releases.get(after.release_id),
        progress=progress(_pairs(sent, targets)),
    )


def _sent(
    doors: AnalysisDoors, campaign: Campaign, *, division: str | None
) -> Mapping[str, Results]:
    people = read_stages(doors.tallies.activity(campaign.id, division).counts).shared
    if people > COMPARED:
        raise TooManyToCompare
    found: list[Participation] = []
    after = ""
    while True:
        page, after = doors.participations.list_page(campaign.id, division=division, after=after)
        found += page
        if not after:
            return last_sent(found)


def _pairs(
    sent: Sequence[Mapping[str, Results]], targets: Sequence[tuple[Skill, ...]]
) -> list[tuple[Sent, Sent]]:
    before, after = sent
    return [
        (Sent(before[who], targets[0]), Sent(after[who], targets[1]))
        for who in sorted(before.keys() & after.keys())
    ]


def read_overview(doors: AnalysisDoors, organization_id: str, *, now: datetime) -> Overview:
    """What goes on in an organization, from the sums of its latest campaigns."""
    active = [
        one
        for one in doors.campaigns.list_of(organization_id)
        if one.archived_at is None and one.deleted_at is None
    ][:MOST_CAMPAIGNS]
    sums = list(doors.tallies.activities([one.id for one in active]).values())
    steps = [read_stages(one) for one in sums]
    since = (now - RECENT).date()
    days = [day for one in sums for day in read_days(one) if day.day >= since]
    started, shared = sum(one.started for one in steps), sum(one.shared for one in steps)
    return Overview(
        campaigns_active=sum(_is_open(one, now) for one in active),
        started_30d=sum(day.started for day in days),
        shared_30d=sum(day.shared for day in days),
        completion_rate=round(100 * shared / started) if started else None,
    )


def _is_open(campaign: Campaign, now: datetime) -> bool:
    return campaign.ends_at is None or now < campaign.ends_at
