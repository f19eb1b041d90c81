"""Staff put a release in service, go back to a former one, retire a challenge."""

from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib import wiring
from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View, endpoint
from chalicelib.core.calibration import Activation
from chalicelib.core.content import Challenge, Kind, Pool, Release
from chalicelib.core.edition import Published
from chalicelib.core.errors import (
    ExamTooShort,
    LastChallengeOfSkill,
    ReleaseNotPublished,
    StaleRow,
    UnknownChallenge,
)
from chalicelib.core.identity import staff
from chalicelib.core.variation import fill
from chalicelib.observability import logger
from chalicelib.services import edition as use_cases
from chalicelib.services.edition import Decision
from chalicelib.services.names import names_of
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import bank as bank_wiring

content = Blueprint(__name__)

CONTENT = "/content"
CHALLENGE = f"{CONTENT}/challenges/{{challenge_id}}"
Reason = Annotated[str, Field(min_length=1, max_length=1000)]


class ActivateRelease(Schema):
    """Which release, and why."""

    release_id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    reason: Reason


class RetireChallenge(Schema):
    """Retired, or asked again; why."""

    is_retired: bool
    reason: Reason


class PublishedRelease(View):
    """A release that may be put in service; counts are of challenges that may be asked."""

    id: str
    at: Instant
    skills: int
    training: int
    exam: int


class ContentActivation(View):
    """Somebody put content in service; `former_release_id` is the release in service before."""

    release_id: str
    calibration_id: str
    former_release_id: str
    former_calibration_id: str
    by: str
    at: Instant
    reason: str


class ContentInService(View):
    """What new tests are given, what they could be given, what they were; `retired`: ids."""

    release_id: str
    calibration_id: str
    retired: list[str]
    published: list[PublishedRelease]
    history: list[ContentActivation]


class ReleaseDifference(View):
    """What a release would change for new tests: ids of challenges."""

    added: list[str]
    removed: list[str]
    changed: list[str]


class BankChallenge(View):
    """A challenge of the release in service, without its solution."""

    id: str
    competence_id: str
    skill: str
    level: int
    kind: Kind
    pool: Pool
    statement_html: str
    is_retired: bool


@endpoint(content, "GET", CONTENT, allow=staff, returns=ContentInService)
def find_content(call: Call[NoBody]) -> ContentInService:  # noqa: ARG001  # every view has one
    """What is in service, what could be, what was."""
    return _content()


@endpoint(
    content,
    "GET",
    f"{CONTENT}/releases/{{release_id}}",
    allow=staff,
    returns=ReleaseDifference,
    raises=(ReleaseNotPublished,),
)
def preview_release(call: Call[NoBody], release_id: str) -> ReleaseDifference:
    """What new tests would see change if this release was put in service."""
    found = use_cases.preview(bank_wiring.edition_doors(), release_id, now=call.now)
    return ReleaseDifference(
        added=list(found.added), removed=list(found.removed), changed=list(found.changed)
    )


@endpoint(
    content,
    "POST",
    f"{CONTENT}/activations",
    allow=staff,
    body=ActivateRelease,
    returns=ContentInService,
    raises=(ReleaseNotPublished, StaleRow),
)
def activate_release(call: Call[ActivateRelease]) -> ContentInService:
    """Give a release to new tests; those under way keep theirs."""
    doors = bank_wiring.edition_doors()
    use_cases.activate_release(doors, call.body.release_id, _decision(call))
    logger.info("A release was put in service", release_id=call.body.release_id, by=call.user_id)
    return _content()


@endpoint(
    content,
    "GET",
    CHALLENGE,
    allow=staff,
    returns=BankChallenge,
    raises=(UnknownChallenge,),
)
def find_challenge(
    call: Call[NoBody],  # noqa: ARG001  # every view has one
    challenge_id: str,
) -> BankChallenge:
    """A challenge of the release in service, to know what one is about to retire."""
    release = wiring.releases().get(*bank_wiring.calibrations().active())
    return _challenge(release, release.challenge(challenge_id))


@endpoint(
    content,
    "POST",
    f"{CHALLENGE}/retirement",
    allow=staff,
    body=RetireChallenge,
    returns=ContentInService,
    raises=(UnknownChallenge, LastChallengeOfSkill, ExamTooShort, StaleRow),
)
def retire_challenge(call: Call[RetireChallenge], challenge_id: str) -> ContentInService:
    """Ask a challenge in no new test, or ask it again; tests under way do not feel it."""
    doors, body = bank_wiring.edition_doors(), call.body
    change = use_cases.retire_challenge if body.is_retired else use_cases.restore_challenge
    change(doors, challenge_id, _decision(call))
    logger.info(
        "A challenge was retired or restored",
        challenge_id=challenge_id,
        is_retired=body.is_retired,
        by=call.user_id,
    )
    return _content()


def _decision(call: Call[ActivateRelease] | Call[RetireChallenge]) -> Decision:
    return Decision(by=call.user_id, reason=call.body.reason, now=call.now)


def _content() -> ContentInService:
    found = use_cases.editions(bank_wiring.edition_doors())
    names = names_of(accounts_wiring.accounts(), (one.by for one in found.history))
    return ContentInService(
        release_id=found.release_id,
        calibration_id=found.calibration_id,
        retired=list(found.retired),
        published=[_published(one) for one in found.published],
        history=[_activation(one, name=names.get(one.by, one.by)) for one in found.history],
    )


def _published(one: Published) -> PublishedRelease:
    return PublishedRelease(
        id=one.id, at=one.at, skills=one.skills, training=one.training, exam=one.exam
    )


def _activation(one: Activation, *, name: str) -> ContentActivation:
    former_release_id, former_calibration_id = one.former
    return ContentActivation(
        release_id=one.release_id,
        calibration_id=one.calibration_id,
        former_release_id=former_release_id,
        former_calibration_id=former_calibration_id,
        by=name,
        at=one.at,
        reason=one.reason,
    )


def _challenge(release: Release, one: Challenge) -> BankChallenge:
    skill = release.skill(one.skill_id)
    return BankChallenge(
        id=one.id,
        competence_id=skill.competence_id,
        skill=skill.title,
        level=skill.level,
        kind=one.kind,
        pool=one.pool,
        statement_html=fill(one, 0).statement,
        is_retired=one.status != "validated",
    )
