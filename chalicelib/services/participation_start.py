"""Taking part in a campaign: for the first time, where one was, or once more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.assessment import Assessment, fold
from chalicelib.core.campaign import Campaign, readable_code
from chalicelib.core.content import Release
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.knowledge import KnowledgeElement, kept_for_improving
from chalicelib.core.learner import Learner
from chalicelib.core.opening import Opening, header_of
from chalicelib.core.orga_errors import LearnerRequired, ParticipationNotFound, RetryTooEarly
from chalicelib.core.participation import (
    Participation,
    brought_up,
    days_before_retry,
    participation_id,
)
from chalicelib.core.scope import scope_of, skills_within
from chalicelib.core.scoring import Rules
from chalicelib.ports import Accounts, Assessments, Profiles, Releases
from chalicelib.ports.orga import Campaigns, Learners, Participations

MAX_RACES = 20
"""More writers than that never meet on one row; beyond it the loser is told to try again."""


@dataclass(frozen=True, slots=True)
class StartDoors:
    """What is looked at when somebody starts, and where it is written down."""

    campaigns: Campaigns
    participations: Participations
    learners: Learners
    accounts: Accounts
    assessments: Assessments
    profiles: Profiles
    releases: Releases
    rules: Rules


@dataclass(frozen=True, slots=True)
class StartRequest:
    """Who wants to take part, when; `is_retry`: again, after having sent results."""

    user_id: str
    lang: str
    now: datetime
    is_retry: bool = False


def start_or_resume(
    doors: StartDoors, request: StartRequest, code: str
) -> tuple[Participation, bool]:
    """Take part, go on where one was, or (`is_retry`) once more; and whether that is new.

    Raises `CampaignNotFound`, `CampaignClosed`, `LearnerRequired`, `RetryTooEarly`.
    """
    campaign = doors.campaigns.find_by_code(readable_code(code))
    for _ in range(MAX_RACES):
        last = _last_try(doors, campaign, request.user_id)
        if last is not None and not _starts_again(last, campaign, request, rules=doors.rules):
            if last.status == "started":
                campaign.check_open(request.now)
            return last, False
        try:
            return _started(doors, campaign, request, rank=last.rank + 1 if last else 1), True
        except StaleRow:  # another tab was first: read again what there is
            continue
    raise StaleRow


def _last_try(doors: StartDoors, campaign: Campaign, user_id: str) -> Participation | None:
    """The person's last try; read consistently, one row a try."""
    last = None
    while True:
        rank = last.rank + 1 if last else 1
        id_ = participation_id(campaign.id, user_id, rank=rank)
        try:
            last = doors.participations.get(campaign.id, id_)
        except ParticipationNotFound:
            return last


def _starts_again(
    last: Participation, campaign: Campaign, request: StartRequest, *, rules: Rules
) -> bool:
    if last.is_deleted:
        return True
    if not request.is_retry or last.status != "shared":
        return False
    delay = rules.days_before_improving
    if days_before_retry(campaign, last, now=request.now, delay_days=delay) != 0:
        raise RetryTooEarly
    return True


def _started(
    doors: StartDoors, campaign: Campaign, request: StartRequest, *, rank: int
) -> Participation:
    campaign.check_open(request.now)
    one = Participation(
        id=participation_id(campaign.id, request.user_id, rank=rank),
        campaign_id=campaign.id,
        organization_id=campaign.organization_id,
        user_id=request.user_id,
        rank=rank,
        status="started",
        started_at=request.now,
    )
    one = _named(doors, campaign, one)
    if campaign.kind != "collection":
        one = brought_up(one, _opened(doors, campaign, one, lang=request.lang))
    doors.participations.save(one)
    return replace(one, version=one.version + 1)


def _named(doors: StartDoors, campaign: Campaign, one: Participation) -> Participation:
    """With who is seen: the learner as the organization knows them, else the account's names."""
    learner = _learner(doors, campaign, one.user_id)
    if learner is None:
        user = doors.accounts.get(one.user_id)
        return replace(one, first_name=user.first_name, last_name=user.last_name)
    return replace(
        one,
        learner_id=learner.id,
        first_name=learner.first_name,
        last_name=learner.last_name,
        division=learner.division,
    )


def _learner(doors: StartDoors, campaign: Campaign, user_id: str) -> Learner | None:
    """Whom of the organization this account is; raises `LearnerRequired` when it must be one."""
    for learner in doors.learners.list_of_user(user_id):
        if learner.organization_id == campaign.organization_id and learner.is_active:
            return learner
    if campaign.needs_learner(doors.learners.divisions(campaign.organization_id)):
        raise LearnerRequired
    return None


def _opened(doors: StartDoors, campaign: Campaign, one: Participation, *, lang: str) -> Assessment:
    """Its test: the one that a start cut short has left, else a new one.

    Whose it is goes first: an assessment nobody owns could not be erased.
    """
    release = _release(doors, campaign)
    doors.profiles.register(one.user_id, one.id)
    header = header_of(_opening(doors, campaign, one, release=release, lang=lang), release)
    try:
        doors.assessments.open(header)
    except RowExists:
        header, events = doors.assessments.get(one.id)
        return fold(header, events, doors.releases.get(header.release_id, header.calibration_id))
    return fold(header, (), release)


def _opening(
    doors: StartDoors,
    campaign: Campaign,
    one: Participation,
    *,
    release: Release,
    lang: str,
) -> Opening:
    is_improving = one.rank > 1 and campaign.kind == "assessment"
    shown: Sequence[KnowledgeElement] = ()
    if campaign.kind == "assessment":
        shown = _shown_before(doors, one, release=release, caps=campaign.target.caps)
    if is_improving:
        delay = doors.rules.days_before_improving
        shown = kept_for_improving(shown, now=one.started_at, delay_days=delay)
    return Opening(
        id=one.id,
        owner_id=one.user_id,
        kind="campaign",
        lang=lang,
        now=one.started_at,
        elements=shown,
        is_improving=is_improving,
        scope=scope_of(release, campaign.target.caps),
        campaign_id=campaign.id,
        is_apart=campaign.kind == "exam",
    )


def _shown_before(
    doors: StartDoors,
    one: Participation,
    *,
    release: Release,
    caps: Mapping[str, int],
) -> list[KnowledgeElement]:
    """What the person has shown of the competences asked: it counts, and is not asked."""
    asked = {skill.competence_id for skill in skills_within(release, caps)}
    known = {profile.competence_id for profile in doors.profiles.list_of(one.user_id)}
    return [
        element
        for competence_id in sorted(asked & known)
        for element in doors.profiles.elements(one.user_id, competence_id)
    ]


def _release(doors: StartDoors, campaign: Campaign) -> Release:
    """The campaign's, with today's parameters when it is today's."""
    current = doors.releases.current()
    if current.id == campaign.release_id:
        return current
    return doors.releases.get(campaign.release_id)
