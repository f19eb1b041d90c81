"""Watching a campaign: who came, where each person stands, what they answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core import assessment as rules
from chalicelib.core.analysis import Day, Stages, read_days, read_divisions, read_stages
from chalicelib.core.answer_words import answer_words, bare_text
from chalicelib.core.assessment import Answered, Assessment
from chalicelib.core.campaign import Campaign
from chalicelib.core.content import Release, Skill
from chalicelib.core.errors import AssessmentNotFound, StaleRow
from chalicelib.core.grading import Outcome
from chalicelib.core.orga_errors import NotShared, ParticipationNotFound
from chalicelib.core.participation import Participation, ParticipationStatus
from chalicelib.core.results_sheet import Sheet, sheet_of
from chalicelib.core.scoring import Rules
from chalicelib.core.tally import STUCK_AFTER, targets_of
from chalicelib.core.variation import personalize
from chalicelib.ports import Assessments, Releases
from chalicelib.ports.orga import Campaigns, Learners, Participations
from chalicelib.ports.results import CampaignTallies

PAGE = 50
READS = 5
"""Pages read at most for one page of a filtered list; the next request goes on from there."""
MAX_RACES = 5


@dataclass(frozen=True, slots=True)
class ResultsDoors:
    """Where campaigns, who takes part and what they add up to are kept."""

    campaigns: Campaigns
    participations: Participations
    learners: Learners
    tallies: CampaignTallies
    releases: Releases
    assessments: Assessments
    rules: Rules


@dataclass(frozen=True, slots=True)
class DivisionSeen:
    """One class: how many are on its list (None: no list has it), and how far they are."""

    name: str
    invited: int | None
    steps: Stages


@dataclass(frozen=True, slots=True)
class Activity:
    """Who came, as of the last change counted; `invited` is None without any list."""

    invited: int | None
    steps: Stages
    days: tuple[Day, ...]
    divisions: tuple[DivisionSeen, ...]
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which participations; `is_stuck`: in progress, and without a move for a week."""

    division: str | None = None
    status: ParticipationStatus | None = None
    is_stuck: bool = False


@dataclass(frozen=True, slots=True)
class Individual:
    """One participation in its campaign; the sheet is there once it was shared."""

    participation: Participation
    campaign: Campaign
    release: Release
    sheet: Sheet | None
    tries: tuple[Participation, ...]


@dataclass(frozen=True, slots=True)
class AnswerSeen:
    """One answer as a teacher reads it."""

    position: int
    statement: str
    skill: Skill
    words: tuple[str, ...]
    outcome: Outcome | None


def read_activity(
    doors: ResultsDoors, organization_id: str, campaign_id: str, *, division: str | None = None
) -> Activity:
    """How many came; raises `CampaignNotFound`."""
    campaign = doors.campaigns.get(organization_id, campaign_id)
    found = doors.tallies.activity(campaign_id, division)
    lists = doors.learners.divisions(organization_id)
    names = campaign.divisions or sorted(lists)
    wanted = names if division is None else [division]
    whole = found if division is None else doors.tallies.activity(campaign_id)
    shown = list(dict.fromkeys([*(name for name in names if name), *read_divisions(whole.counts)]))
    return Activity(
        invited=sum(lists.get(name, 0) for name in wanted) if lists else None,
        steps=read_stages(found.counts),
        days=read_days(found.counts),
        divisions=tuple(
            DivisionSeen(name, lists.get(name), read_stages(whole.counts, name)) for name in shown
        ),
        as_of=found.as_of,
    )


def list_participations(
    doors: ResultsDoors, campaign: Campaign, wanted: Wanted, *, after: str, now: datetime
) -> tuple[Sequence[Participation], str]:
    """Some participations by class then name, and where the next page starts ("": end)."""
    if wanted.is_stuck:
        return _stuck(doors, campaign.id, wanted, now=now), ""
    found: list[Participation] = []
    for _ in range(READS):
        page, after = doors.participations.list_page(
            campaign.id, division=wanted.division, after=after, limit=PAGE - len(found)
        )
        found += [one for one in page if wanted.status in {None, one.status}]
        if not after or len(found) >= PAGE:
            break
    return found, after


def _stuck(
    doors: ResultsDoors, campaign_id: str, wanted: Wanted, *, now: datetime
) -> list[Participation]:
    until = (now - STUCK_AFTER).date()
    waiting = doors.tallies.list_waiting(campaign_id, until=until, limit=PAGE)
    own = [one for one in waiting if wanted.division in {None, one.division}]
    found = (_found(doors, campaign_id, one.participation_id) for one in own)
    return [one for one in found if one]


def _found(doors: ResultsDoors, campaign_id: str, participation_id: str) -> Participation | None:
    try:
        return doors.participations.get(campaign_id, participation_id)
    except ParticipationNotFound:
        return None


def read_individual(
    doors: ResultsDoors, organization_id: str, campaign_id: str, *, participation_id: str
) -> Individual:
    """One participation in detail; raises `CampaignNotFound`, `ParticipationNotFound`."""
    campaign = doors.campaigns.get(organization_id, campaign_id)
    one = _kept(doors, campaign_id, participation_id)
    release = doors.releases.get(campaign.release_id)
    sheet = None
    if one.results is not None:
        targets = targets_of(campaign, release)
        sheet = sheet_of(one.results, targets, release, max_level=doors.rules.max_level)
    return Individual(one, campaign, release, sheet, _tries(doors, one))


def _kept(doors: ResultsDoors, campaign_id: str, participation_id: str) -> Participation:
    one = doors.participations.get(campaign_id, participation_id)
    if one.is_deleted:
        raise ParticipationNotFound
    return one


def _tries(doors: ResultsDoors, one: Participation) -> tuple[Participation, ...]:
    """All that the person has tried in this campaign, the first one first."""
    if not one.user_id:
        return (one,)
    own = [
        other
        for other in doors.participations.list_of_user(one.user_id)
        if other.campaign_id == one.campaign_id and not other.is_deleted
    ]
    return tuple(sorted(own, key=lambda other: other.rank))


def list_answers(
    doors: ResultsDoors, organization_id: str, campaign_id: str, *, participation_id: str
) -> Sequence[AnswerSeen]:
    """What was answered, once it was shared; nothing in a collection, or of who was erased.

    Raises `CampaignNotFound`, `ParticipationNotFound`, `NotShared`.
    """
    doors.campaigns.get(organization_id, campaign_id)
    one = _kept(doors, campaign_id, participation_id)
    if one.status != "shared":
        raise NotShared
    if not one.has_assessment:
        return ()
    try:
        header, events = doors.assessments.get(one.id)
    except AssessmentNotFound:
        return ()
    release = doors.releases.get(header.release_id, header.calibration_id)
    state = rules.fold(header, events, release)
    return [_answer(doors, state, answered, release=release) for answered in state.answers]


def _answer(
    doors: ResultsDoors, state: Assessment, answered: Answered, *, release: Release
) -> AnswerSeen:
    challenge = personalize(release.challenge(answered.challenge_id), state.header.owner_id)
    event = answered.event
    text = event.answer
    if event.digest:
        text = doors.assessments.full_answer(state.header.id, event.sequence)
    return AnswerSeen(
        position=answered.position,
        statement=bare_text(challenge.statement),
        skill=release.skill(challenge.skill_id),
        words=answer_words(challenge, text),
        outcome=event.outcome,
    )


def delete_participation(
    doors: ResultsDoors, organization_id: str, campaign_id: str, *, participation_id: str
) -> None:
    """Take a participation out of the lists and of the sums; doing it again changes nothing.

    Raises `CampaignNotFound`, `ParticipationNotFound`.
    """
    doors.campaigns.get(organization_id, campaign_id)
    _mark(doors, campaign_id, participation_id, is_deleted=True)


def restore_participation(
    doors: ResultsDoors, organization_id: str, campaign_id: str, *, participation_id: str
) -> None:
    """Put back a participation that was deleted; raises what deleting does."""
    doors.campaigns.get(organization_id, campaign_id)
    _mark(doors, campaign_id, participation_id, is_deleted=False)


def _mark(
    doors: ResultsDoors, campaign_id: str, participation_id: str, *, is_deleted: bool
) -> None:
    for _ in range(MAX_RACES):
        one = doors.participations.get(campaign_id, participation_id)
        if one.is_deleted == is_deleted:
            return
        try:
            doors.participations.save(replace(one, is_deleted=is_deleted))
        except StaleRow:  # the person has just answered or sent: read again
            continue
        return
    raise StaleRow
