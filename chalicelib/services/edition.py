"""Putting content in service: a release, or a release without a challenge; never by itself."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.calibration import (
    PRIOR,
    Activation,
    Calibration,
    calibrated,
    carried,
    with_retired,
)
from chalicelib.core.content import Release
from chalicelib.core.edition import (
    Difference,
    Editions,
    check_retirement,
    difference,
)
from chalicelib.core.errors import ReleaseNotPublished
from chalicelib.ports import Releases
from chalicelib.ports.bank import Activations, Drafts, Shelf


@dataclass(frozen=True, slots=True)
class EditionDoors:
    """What changing the content in service needs from outside."""

    releases: Releases
    drafts: Drafts
    activations: Activations
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, why, and when."""

    by: str
    reason: str
    now: datetime


def editions(doors: EditionDoors) -> Editions:
    """What is in service, what could be, what was."""
    release_id, calibration_id = doors.activations.active()
    calibration = _calibration(doors, release_id, calibration_id)
    return Editions(
        release_id=release_id,
        calibration_id=calibration_id,
        retired=calibration.retired if calibration else (),
        published=doors.shelf.published(),
        history=doors.activations.history(),
    )


def preview(doors: EditionDoors, release_id: str, *, now: datetime) -> Difference:
    """What new tests would see change. Raises `ReleaseNotPublished`."""
    _check_published(doors, release_id)
    release, active = doors.releases.get(release_id), doors.activations.active()
    calibration = _following(doors, active, release, now=now)
    following = calibrated(release, calibration) if calibration else release
    return difference(following, doors.releases.get(*active))


def activate_release(doors: EditionDoors, release_id: str, decision: Decision) -> Activation:
    """Give a published release to new tests, with what is known of its challenges.

    Raises `ReleaseNotPublished`, and `StaleRow` when somebody was faster.
    """
    _check_published(doors, release_id)
    release, active = doors.releases.get(release_id), doors.activations.active()
    calibration = _following(doors, active, release, now=decision.now)
    if calibration:
        doors.drafts.add(calibration, {})
    following = (release_id, calibration.id if calibration else PRIOR)
    return _moved(doors, active, following, decision=decision)


def retire_challenge(doors: EditionDoors, challenge_id: str, decision: Decision) -> Activation:
    """Ask a challenge in no new test. Safe to do twice.

    Raises `UnknownChallenge`, `LastChallengeOfSkill`, `ExamTooShort`, `StaleRow`.
    """
    return _changed(doors, challenge_id, decision, is_retired=True)


def restore_challenge(doors: EditionDoors, challenge_id: str, decision: Decision) -> Activation:
    """Ask a retired challenge again. Raises `UnknownChallenge`, `StaleRow`."""
    return _changed(doors, challenge_id, decision, is_retired=False)


def _changed(
    doors: EditionDoors, challenge_id: str, decision: Decision, *, is_retired: bool
) -> Activation:
    active = doors.activations.active()
    release = doors.releases.get(active[0])
    challenge = release.challenge(challenge_id)
    former = _calibration(doors, *active)
    retired = set(former.retired if former else ())
    wanted = retired | {challenge_id} if is_retired else retired - {challenge_id}
    if wanted == retired:
        return Activation(*active, active[1], by=decision.by, at=decision.now)
    draft = with_retired(release, former, wanted, made_at=decision.now)
    if is_retired:
        check_retirement(calibrated(release, draft), challenge)
    doors.drafts.add(draft, {})
    return _moved(doors, active, (active[0], draft.id), decision=decision)


def _moved(
    doors: EditionDoors,
    active: tuple[str, str],
    following: tuple[str, str],
    *,
    decision: Decision,
) -> Activation:
    former_release_id, former_id = active
    activation = Activation(
        *following,
        former_id=former_id,
        by=decision.by,
        at=decision.now,
        former_release_id=former_release_id,
        reason=decision.reason,
    )
    if following != active:
        doors.activations.activate(activation)
    return activation


def _check_published(doors: EditionDoors, release_id: str) -> None:
    if release_id not in {one.id for one in doors.shelf.published()}:
        raise ReleaseNotPublished(release_id)


def _following(
    doors: EditionDoors, active: tuple[str, str], release: Release, *, now: datetime
) -> Calibration | None:
    """The calibration a release starts again with: its last one, else what can be carried over.

    What is retired now stays retired where the question is the same.
    """
    current = _calibration(doors, *active)
    if release.id == active[0]:
        return current
    served = doors.activations.list_of(release.id)
    last = _calibration(doors, release.id, served[-1].calibration_id) if served else None
    if current is None:
        return last
    brought = carried(current, doors.releases.get(active[0]), release, made_at=now)
    if not served:
        return brought
    retired = {*brought.retired, *(last.retired if last else ())}
    if last is None and not retired:
        return None
    if last and retired == set(last.retired):
        return last
    return with_retired(release, last, retired, made_at=now)


def _calibration(doors: EditionDoors, release_id: str, calibration_id: str) -> Calibration | None:
    return None if calibration_id == PRIOR else doors.drafts.get(release_id, calibration_id)
