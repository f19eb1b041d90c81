"""What a learner sees of a campaign: what it is, how far they are, what to send; and sending it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.assessment import Assessment, fold
from chalicelib.core.campaign import Campaign, readable_code
from chalicelib.core.errors import StaleRow
from chalicelib.core.orga_errors import AlreadyShared, NotCompleted, ParticipationNotFound
from chalicelib.core.participation import Participation, Results, days_before_retry
from chalicelib.core.scope import skills_within
from chalicelib.core.scoring import Rules
from chalicelib.core.sharing import results_of_profile, results_of_test
from chalicelib.ports import Assessments, Profiles, Releases
from chalicelib.ports.orga import Campaigns, Learners, Organizations, Participations

MAX_RACES = 20
"""More writers than that never meet on one row; beyond it the loser is told to try again."""


@dataclass(frozen=True, slots=True)
class ParticipationDoors:
    """Where campaigns, who takes part, and what they show are kept."""

    campaigns: Campaigns
    participations: Participations
    learners: Learners
    organizations: Organizations
    assessments: Assessments
    profiles: Profiles
    releases: Releases
    rules: Rules


@dataclass(frozen=True, slots=True)
class Intro:
    """A campaign as whoever has its code may see it, signed in or not."""

    campaign: Campaign
    organization_name: str
    skill_count: int
    needs_learner: bool


@dataclass(frozen=True, slots=True)
class TakingPart:
    """A participation with its campaign, and what it shows so far.

    `results` are those sent, else those that would be sent now (None: the test is not over).
    `answered` counts what was answered by now.
    """

    participation: Participation
    campaign: Campaign
    organization_name: str
    answered: int
    is_over: bool
    results: Results | None
    days_before_retry: int | None

    @property
    def can_share(self) -> bool:
        """Is there something to send that was not sent yet? The campaign may be closed, though."""
        return self.is_over and self.participation.status != "shared"


def read_intro(doors: ParticipationDoors, code: str) -> Intro:
    """The campaign of a code; raises `CampaignNotFound`."""
    campaign = doors.campaigns.find_by_code(readable_code(code))
    release = doors.releases.get(campaign.release_id)
    return Intro(
        campaign=campaign,
        organization_name=doors.organizations.get(campaign.organization_id).name,
        skill_count=len(skills_within(release, campaign.target.caps)),
        needs_learner=campaign.needs_learner(doors.learners.divisions(campaign.organization_id)),
    )


def _seen(
    doors: ParticipationDoors, campaign: Campaign, one: Participation, *, now: datetime
) -> TakingPart:
    state = _test(doors, one) if one.has_assessment and one.status != "shared" else None
    return _taking_part(doors, campaign, one, state=state, now=now)


def _test(doors: ParticipationDoors, one: Participation) -> Assessment:
    header, events = doors.assessments.get(one.id)
    return fold(header, events, doors.releases.get(header.release_id, header.calibration_id))


def _taking_part(
    doors: ParticipationDoors,
    campaign: Campaign,
    one: Participation,
    *,
    state: Assessment | None,
    now: datetime,
) -> TakingPart:
    is_over = state.is_over if state else True
    delay = doors.rules.days_before_improving
    return TakingPart(
        participation=one,
        campaign=campaign,
        organization_name=doors.organizations.get(campaign.organization_id).name,
        answered=len(state.answers) if state else one.answered,
        is_over=is_over,
        results=one.results or (_results(doors, campaign, one, state=state) if is_over else None),
        days_before_retry=days_before_retry(campaign, one, now=now, delay_days=delay),
    )


def _results(
    doors: ParticipationDoors, campaign: Campaign, one: Participation, *, state: Assessment | None
) -> Results:
    """What would be sent now."""
    if state is not None:
        release = doors.releases.get(campaign.release_id)
        return results_of_test(campaign, release, state.state, rules=doors.rules)
    kept = {profile.competence_id: profile for profile in doors.profiles.list_of(one.user_id)}
    competences = doors.releases.current().competences
    exact_pix = {c.id: kept[c.id].exact_pix if c.id in kept else 0 for c in competences}
    return results_of_profile(exact_pix, rules=doors.rules)


def list_participations(
    doors: ParticipationDoors, user_id: str, *, now: datetime
) -> Sequence[TakingPart]:
    """Everything the person takes part in, the newest first; what was deleted is left out."""
    found = []
    for one in doors.participations.list_of_user(user_id):
        campaign = doors.campaigns.read(one.campaign_id)
        if not one.is_deleted and campaign.deleted_at is None:
            found.append(_listed(doors, campaign, one, now=now))
    return found


def _listed(
    doors: ParticipationDoors, campaign: Campaign, one: Participation, *, now: datetime
) -> TakingPart:
    """As of the last checkpoint: a list reads no answers."""
    delay = doors.rules.days_before_improving
    return TakingPart(
        participation=one,
        campaign=campaign,
        organization_name=doors.organizations.get(campaign.organization_id).name,
        answered=one.answered,
        is_over=one.status != "started" or not one.has_assessment,
        results=one.results,
        days_before_retry=days_before_retry(campaign, one, now=now, delay_days=delay),
    )


def read_participation(
    doors: ParticipationDoors, user_id: str, participation_id: str, *, now: datetime
) -> TakingPart:
    """One's participation; raises `ParticipationNotFound`."""
    campaign, one = _own(doors, user_id, participation_id)
    return _seen(doors, campaign, one, now=now)


def see(doors: ParticipationDoors, one: Participation, *, now: datetime) -> TakingPart:
    """A participation that was just started or found."""
    return _seen(doors, doors.campaigns.read(one.campaign_id), one, now=now)


def _own(
    doors: ParticipationDoors, user_id: str, participation_id: str
) -> tuple[Campaign, Participation]:
    for found in doors.participations.list_of_user(user_id):
        if found.id == participation_id:
            one = doors.participations.get(found.campaign_id, found.id)
            campaign = doors.campaigns.read(one.campaign_id)
            if not one.is_deleted and campaign.deleted_at is None:
                return campaign, one
    raise ParticipationNotFound


def share_results(
    doors: ParticipationDoors, user_id: str, participation_id: str, *, now: datetime
) -> TakingPart:
    """Send one's results, frozen as they are now.

    Raises `ParticipationNotFound`, `CampaignClosed`, `NotCompleted`, `AlreadyShared`.
    """
    for _ in range(MAX_RACES):
        campaign, one = _own(doors, user_id, participation_id)
        if one.status == "shared":
            raise AlreadyShared
        campaign.check_open(now)
        seen = _seen(doors, campaign, one, now=now)
        if seen.results is None:
            raise NotCompleted
        sent = replace(
            one,
            status="shared",
            answered=seen.answered,
            completed_at=one.completed_at or now,
            shared_at=now,
            results=seen.results,
        )
        try:
            doors.participations.save(sent)
        except StaleRow:  # a projection was at it
            continue
        return _seen(doors, campaign, replace(sent, version=sent.version + 1), now=now)
    raise StaleRow
