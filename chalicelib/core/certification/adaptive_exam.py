"""The exam on our engine: what it asks next, and the ability its answers show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chalicelib.core.certification.askable import Askable
from chalicelib.core.certification.exam import Start
from chalicelib.core.certification.measured import Given, Measured
from chalicelib.core.certification.versions import policy_of, relaxed, scale_of
from chalicelib.core.content import Release
from chalicelib.core.draws import draw
from chalicelib.core.errors import NoItemLeft, QuotasNotMet
from chalicelib.core.exam_version import ExamVersion
from chalicelib.core.exposure import bank_of
from chalicelib.core.item_pool import ItemPool
from chalicelib.core.psychometrics.adaptive_test import AdaptiveTest
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.estimation import Curves, Grid
from chalicelib.core.psychometrics.scale_report import Origin, reported_score
from chalicelib.core.psychometrics.selection import Pool, counted, set_aside


def next_of_adaptive(
    version: ExamVersion, items: ItemPool, left: Askable, *, exam_id: str
) -> str | None:
    """The best question that is left; None when nothing at all is.

    Limits are dropped only when they leave nothing: first the places kept for questions put aside,
    then one question a subject, then two a competence, then one a skill.
    """
    for attempt in _attempts(_opened(items.choice, version, left.position)):
        pool = attempt.pool
        test = _resumed(items, pool, left, seed=draw(exam_id, 0))
        if attempt.keeps_places:
            _keep_places(test, left.parked)
        if attempt.keeps_skills:
            _leave_skills(test, [id_ for id_, _ in left.counted])
        try:
            item = test.next_item(draw=draw(exam_id, left.position))
        except NoItemLeft:
            continue
        return pool.bank.items[item].id
    return None


def measured_by_engine(
    version: ExamVersion, release: Release, given: Given, *, start: Start
) -> Measured:
    """The reported score of the answers, those that were left unanswered failed."""
    bank, scale = bank_of(release, version.pool), scale_of(version)
    if not given.answers:
        return Measured(0, None, {}, max_level=version.max_level, max_pix=scale.cap)
    failed = failed_unasked(version, bank, given, start=start)
    origin = Origin(release.id, release.calibration_id)
    score = reported_score(bank, [*given.answers, *failed], scale=scale, origin=origin)
    levels = {
        one.competence_id: min(one.belief.level, version.max_level) for one in score.competences
    }
    return Measured(
        pix=score.pix,
        mesh=score.belief.level if score.theta >= version.bounds[0] else None,
        levels={one.id: levels[one.id] for one in release.competences if one.id in levels},
        max_level=version.max_level,
        max_pix=scale.cap,
        theta=score.theta,
        standard_error=score.standard_error,
    )


def failed_unasked(
    version: ExamVersion, bank: ItemBank, given: Given, *, start: Start
) -> list[tuple[str, bool]]:
    """Failures in place of the questions that a candidate left unanswered.

    Each is the best question of where the exam stands, without prices and draws, which another
    hour would not have: the same answers are always completed in the same way.
    """
    if not given.missing:
        return []
    test = _unpriced(version, bank, start)
    for id_, is_right in given.answers:
        test.record(bank.index(id_), is_right=is_right)
    for id_ in given.out:
        _leave_out(test, id_)
    failed: list[tuple[str, bool]] = []
    while len(failed) < given.missing:
        try:
            item = test.next_item()
        except NoItemLeft:
            break
        test.record(item, is_right=False)
        failed.append((bank.items[item].id, False))
    return failed


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A pool under some limits; whether places are kept for parked questions, and one a skill."""

    pool: Pool
    keeps_places: bool = False
    keeps_skills: bool = True


def _attempts(pool: Pool) -> Iterator[_Attempt]:
    """From every limit to none."""
    pools = [replace(pool, policy=policy) for policy in relaxed(pool.policy)]
    yield _Attempt(pool, keeps_places=True)
    yield from map(_Attempt, pools)
    yield _Attempt(pools[-1], keeps_skills=False)


def _opened(pool: Pool, version: ExamVersion, position: int) -> Pool:
    """The pool as the first questions choose from it: among several, so that neighbours part."""
    if position > version.opening:
        return pool
    return replace(pool, policy=replace(pool.policy, randomesque=version.opening_among))


def _resumed(items: ItemPool, pool: Pool, left: Askable, *, seed: int) -> AdaptiveTest:
    answered = [pool.bank.index(id_) for id_, _ in left.counted]
    test = AdaptiveTest.resumed(
        pool,
        items.grid,
        items.curves,
        items=answered,
        is_right=[is_right for _, is_right in left.counted],
        draw=seed,
    )
    for id_ in left.out:
        _leave_out(test, id_)
    return test


def _leave_skills(test: AdaptiveTest, answered: Sequence[str]) -> None:
    """Where one question a subject is asked, its other questions have left already."""
    if test.pool.policy.per_tube == 1:
        return
    bank = test.pool.bank
    skills = {bank.items[bank.index(id_)].skill_id for id_ in answered}
    for place, item in enumerate(bank.items):
        if item.skill_id in skills:
            set_aside(test.progress, place)


def _leave_out(test: AdaptiveTest, challenge_id: str) -> None:
    if challenge_id in test.pool.bank:
        set_aside(test.progress, test.pool.bank.index(challenge_id))


def _keep_places(test: AdaptiveTest, parked: Sequence[str]) -> None:
    """They may come back, and would then be one of their competence's questions."""
    for id_ in parked:
        counted(test.pool, test.progress, test.pool.bank.index(id_))


def _unpriced(version: ExamVersion, bank: ItemBank, start: Start) -> AdaptiveTest:
    eligible = bank.eligible(lang=start.lang, needs_accessible=start.needs_accessible)
    grid, free = Grid.normal(), replace(policy_of(version), cap=None, randomesque=1)
    for policy in relaxed(free):
        try:
            pool = Pool.of(bank, policy, eligible=eligible)
        except QuotasNotMet:
            continue
        return AdaptiveTest.begun(pool, grid, Curves.of(bank.a, bank.b, grid))
    raise QuotasNotMet(f"{version.id}: fewer items than questions")
