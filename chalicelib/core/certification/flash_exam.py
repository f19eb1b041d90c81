"""The exam under the incumbent's rule: what it asks next, and the ability its answers show."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from chalicelib.core.certification.askable import Askable
from chalicelib.core.certification.exam import Start
from chalicelib.core.certification.measured import Given, Measured
from chalicelib.core.certification.scoring import (
    PIX_PER_LEVEL,
    competence_level,
    intervals_between,
    reached,
)
from chalicelib.core.certification.versions import flash_policy
from chalicelib.core.content import Release
from chalicelib.core.draws import draw
from chalicelib.core.errors import NoItemLeft
from chalicelib.core.exam_version import ExamVersion
from chalicelib.core.exposure import bank_of
from chalicelib.core.item_pool import ItemPool
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.flash import FlashPolicy
from chalicelib.core.psychometrics.flash_selection import (
    Exam,
    best,
    degraded,
    information,
    next_item,
    picked,
)
from chalicelib.core.psychometrics.model import Mask

FAR = 1.0
"""How far the outer intervals of a competence are drawn; they have no end."""


def next_of_flash(
    version: ExamVersion, items: ItemPool, left: Askable, *, exam_id: str
) -> str | None:
    """The next question; None when nothing at all is left.

    When one question a subject leaves nothing, one a skill is enough, then any question.
    """
    bank, seed = items.choice.bank, draw(exam_id, left.position)
    for policy in _attempts(flash_policy(version)):
        exam = _resumed(bank, policy, left, pool=_pool(items, left))
        try:
            item = next_item(exam, draw=seed)
        except NoItemLeft:
            continue
        return None if item is None else bank.items[item].id
    return _any(items, left, policy=flash_policy(version), seed=seed)


def measured_by_flash(
    version: ExamVersion, release: Release, given: Given, *, start: Start
) -> Measured:
    """The ability after the answers, degraded by what was left unanswered, and what it is worth."""
    bank = bank_of(release, version.pool)
    exam = _answered(bank, version, given, start=start)
    if given.missing and given.answers:
        exam = degraded(exam)
    theta, scale = exam.state.theta, intervals_between(version.bounds)
    found = reached(theta, scale, max_level=version.max_level)
    return Measured(
        pix=found.pix,
        mesh=found.mesh,
        levels={
            one.id: min(_level(version, one.id, theta), version.max_level)
            for one in release.competences
            if one.id in bank.competence_ids
        },
        max_level=version.max_level,
        max_pix=PIX_PER_LEVEL * version.max_level - 1,
        theta=theta,
        standard_error=exam.state.standard_error,
    )


def _level(version: ExamVersion, competence_id: str, theta: float) -> int:
    cuts = version.competence_cuts.get(competence_id, version.cuts)
    return competence_level(theta, intervals_between([cuts[0] - FAR, *cuts, cuts[-1] + FAR]))


def _answered(bank: ItemBank, version: ExamVersion, given: Given, *, start: Start) -> Exam:
    """The exam after these answers; as long as they and what is missing."""
    eligible = bank.eligible(lang=start.lang, needs_accessible=start.needs_accessible)
    eligible[_places(bank, given.out)] = False
    length = max(len(given.answers) + given.missing, 1)
    policy = replace(flash_policy(version), length=length, minimum_answers=0)
    exam = Exam.of(bank, policy, pool=eligible)
    for id_, is_right in given.answers:
        exam = exam.answered(bank.index(id_), is_right=is_right)
    return exam


def _attempts(policy: FlashPolicy) -> Iterator[FlashPolicy]:
    yield policy
    yield replace(policy, one_per_tube=False)


def _pool(items: ItemPool, left: Askable) -> Mask:
    bank, kept = items.choice.bank, np.isfinite(items.choice.penalty)
    answered = {id_ for id_, _ in left.counted}
    kept[_places(bank, left.out - answered)] = False
    return kept


def _places(bank: ItemBank, ids: Sequence[str] | frozenset[str]) -> list[int]:
    return [bank.index(id_) for id_ in ids if id_ in bank]


def _resumed(bank: ItemBank, policy: FlashPolicy, left: Askable, *, pool: Mask) -> Exam:
    exam = Exam.of(bank, policy, pool=pool)
    for id_, is_right in left.counted:
        exam = exam.answered(bank.index(id_), is_right=is_right)
    return exam


def _any(items: ItemPool, left: Askable, *, policy: FlashPolicy, seed: int) -> str | None:
    """Any question that was not asked, the limits aside."""
    bank, pool = items.choice.bank, _pool(items, left)
    pool[_places(bank, left.out)] = False
    candidates = np.flatnonzero(pool)
    if not candidates.size:
        return None
    exam = _resumed(bank, policy, left, pool=pool)
    found = best(information(exam.state.theta, bank.a, bank.b), candidates)
    place = picked(len(found), draw=seed, first_share=policy.first_share)
    return bank.items[int(found[place])].id
