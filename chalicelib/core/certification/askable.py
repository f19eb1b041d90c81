"""What the events of an exam leave to choose from."""

from dataclasses import dataclass

from chalicelib.core.certification.exam import Answered, Exam
from chalicelib.core.content import Release


@dataclass(frozen=True, slots=True)
class Askable:
    """What an exam leaves to choose from.

    `counted`: (challenge, right or not) of the answers that count, in order. `parked`: questions
    put aside that may come back. `out`: all that must not be chosen: what was answered, and every
    question of a skill whose report was accepted or may still be.
    """

    position: int
    counted: tuple[tuple[str, bool], ...]
    parked: tuple[str, ...]
    out: frozenset[str]


def askable_of(exam: Exam, release: Release) -> Askable:
    """What may still be asked."""
    open_ids = [alert.challenge_id for alert in exam.open_alerts]
    accepted = [alert.challenge_id for alert in exam.alerts if alert.state == "accepted"]
    parked = tuple(dict.fromkeys([*open_ids, *exam.returning]))
    skills = {release.challenge(id_).skill_id for id_ in (*accepted, *parked)}
    withdrawn = (one.id for one in release.challenges if skills and one.skill_id in skills)
    answered = (one.challenge_id for one in exam.answers)
    return Askable(
        position=exam.position,
        counted=tuple((one.challenge_id, is_right(one)) for one in exam.counted),
        parked=parked,
        out=frozenset([*withdrawn, *answered]),
    )


def is_right(answered: Answered) -> bool:
    """Anything but a right answer is a failure: skipped, too late, wrong."""
    return answered.event.outcome == "ok"
