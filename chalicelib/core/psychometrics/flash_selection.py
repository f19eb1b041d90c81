"""The incumbent's exam: which items may follow, which are the best five, which one is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidItem, InvalidPolicy, InvalidResponses, NoItemLeft
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.flash import (
    FlashPolicy,
    FlashState,
    Response,
    replayed,
    started,
    updated,
)
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask

KEPT = 5
"""The item is drawn among this many best."""
LARGEST_EXPONENT = 700.0
"""Beyond, exp would overflow; the probability is below 1e-304 anyway."""
DRAW_BITS = 64
FLOAT_BITS = 53


@dataclass(frozen=True, slots=True, eq=False)
class Exam:
    """One exam under way: the bank, what may be asked of it, and the answers in their order.

    Attributes
    ----------
    pool : (J,) True for the items of this version, language and accessibility, the answered ones
        included; a skill whose question was withdrawn by a live alert is left out by the caller.
    items : indexes in the bank of the items answered, withdrawn ones left out.
    state : what is known of the ability after them.
    """

    bank: ItemBank
    pool: Mask
    policy: FlashPolicy = field(default_factory=FlashPolicy)
    items: tuple[int, ...] = ()
    is_right: tuple[bool, ...] = ()
    state: FlashState = field(default_factory=started)

    @classmethod
    def of(cls, bank: ItemBank, policy: FlashPolicy, *, pool: Mask | None = None) -> "Exam":
        """The exam before its first question; by default the whole bank may be asked."""
        found = np.ones(len(bank), bool) if pool is None else np.asarray(pool, bool)
        if found.shape != (len(bank),):
            raise InvalidItem(f"a pool of shape {found.shape} for {len(bank)} items")
        return cls(bank=bank, pool=found, policy=policy, state=started(policy.start))

    @property
    def is_over(self) -> bool:
        """Every question of the test was answered."""
        return len(self.items) >= self.policy.length

    def answered(self, item: int, *, is_right: bool) -> "Exam":
        """The exam after one more answer; raises `InvalidResponses` when it was over."""
        if self.is_over:
            raise InvalidResponses(f"more than {self.policy.length} answers")
        response = self._response(item, is_right)
        return Exam(
            bank=self.bank,
            pool=self.pool,
            policy=self.policy,
            items=(*self.items, item),
            is_right=(*self.is_right, is_right),
            state=updated(self.state, response, variation=self.policy.variation),
        )

    def restarted(self, theta: float) -> "Exam":
        """The same answers replayed from another ability."""
        responses = [self._response(*pair) for pair in zip(self.items, self.is_right, strict=True)]
        state = replayed(responses, start=theta, variation=self.policy.variation)
        return Exam(self.bank, self.pool, self.policy, self.items, self.is_right, state)

    def _response(self, item: int, is_right: bool) -> Response:
        if not 0 <= item < len(self.bank):
            raise InvalidItem(f"item {item} of {len(self.bank)}")
        return Response(float(self.bank.a[item]), float(self.bank.b[item]), is_right)


def information(theta: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Fisher information in the incumbent's arithmetic, ``a^2 P (1 - P)``.

    ``P = 1 / (1 + exp(a (b - theta)))``. `model.information` is the same number up to rounding, but
    here equal items must tie exactly and nearly useless ones keep their order.

    Returns
    -------
    Array of the broadcast shape, in [0, a^2 / 4].
    """
    slope = np.asarray(a, np.float64)
    exponent = slope * (np.asarray(b, np.float64) - np.asarray(theta, np.float64))
    success = 1.0 / (1.0 + np.exp(np.minimum(exponent, LARGEST_EXPONENT)))
    found: Floats = slope**2 * success * (1.0 - success)
    return found


def allowed(exam: Exam) -> Mask:
    """(J,) the items that may be asked next.

    In order: a tube (or a skill) is asked once; every competence is visited before any comes back,
    over the whole pool; a competence waits `spacing` questions, unless that leaves nothing.
    """
    policy, found = exam.policy, without_answered(exam)
    unvisited = without_visited(exam)
    if policy.all_competences and unvisited.any():
        found = unvisited
    spaced = found & without_recent(exam)
    return spaced if spaced.any() else found


def without_answered(exam: Exam) -> Mask:
    """(J,) the pool without the tubes already asked, or the skills under the other option."""
    if exam.policy.one_per_tube:
        return exam.pool & ~_same(exam.bank.tube, exam.items)
    seen = {exam.bank.items[index].skill_id for index in exam.items}
    unseen: Mask = np.array([item.skill_id not in seen for item in exam.bank.items], bool)
    return exam.pool & unseen


def without_visited(exam: Exam) -> Mask:
    """(J,) the items of the pool whose competence has no answer yet."""
    return exam.pool & ~_same(exam.bank.competence, exam.items)


def without_recent(exam: Exam) -> Mask:
    """(J,) the items of the pool whose competence is not among those of the last questions."""
    recent = exam.items[-exam.policy.spacing :] if exam.policy.spacing else ()
    return exam.pool & ~_same(exam.bank.competence, recent)


def best(values: ArrayLike, indexes: ArrayLike, *, kept: int = KEPT) -> Indexes:
    """(at most `kept`,) the indexes of largest value, descending; ties keep their order.

    Parameters
    ----------
    values : (J,) what is maximised, over the whole bank.
    indexes : (M,) candidates, in the order ties keep.
    """
    candidates = np.asarray(indexes, np.intp)
    order = np.argsort(-np.asarray(values, np.float64)[candidates], kind="stable")
    return candidates[order[:kept]]


def picked(count: int, *, draw: int, first_share: float) -> int:
    """Which of `count` items is taken: the first with probability p, else on to the next.

    ``P(i) = p (1 - p)^i``, the last one takes the rest.

    Parameters
    ----------
    draw : 64 random bits.
    first_share : p, in ]0, 1].
    """
    if count < 1:
        raise NoItemLeft
    if not 0 < first_share <= 1:
        raise InvalidPolicy(f"first_share = {first_share}, not in ]0, 1]")
    if not 0 <= draw < 1 << DRAW_BITS:
        raise InvalidPolicy(f"draw = {draw}, not of {DRAW_BITS} bits")
    uniform, place = (draw >> (DRAW_BITS - FLOAT_BITS)) / (1 << FLOAT_BITS), 0
    left = 1.0 - first_share
    while place < count - 1 and uniform >= 1.0 - left:
        left *= 1.0 - first_share
        place += 1
    return place


def next_item(exam: Exam, *, draw: int) -> int | None:
    """The index of the item to ask next; None when the test is over; raises `NoItemLeft`."""
    if exam.is_over:
        return None
    candidates = np.flatnonzero(allowed(exam))
    found = best(information(exam.state.theta, exam.bank.a, exam.bank.b), candidates)
    return int(found[picked(len(found), draw=draw, first_share=exam.policy.first_share)])


def degraded(exam: Exam) -> Exam:
    """The exam completed with failures, for who left it between the minimum and the end.

    The answers are replayed from the ability they gave; then the best item is failed, again and
    again, up to the length of the test or until no item is left. A whole test stays as it is.
    """
    if exam.is_over:
        return exam
    completed = exam.restarted(exam.state.theta)
    while not completed.is_over and allowed(completed).any():
        found = best(
            information(completed.state.theta, exam.bank.a, exam.bank.b),
            np.flatnonzero(allowed(completed)),
            kept=1,
        )
        completed = completed.answered(int(found[0]), is_right=False)
    return completed


def is_degraded(exam: Exam, *, left_by_candidate: bool) -> bool:
    """Whether the questions not answered count as failed: never after a technical incident."""
    return left_by_candidate and exam.policy.minimum_answers <= len(exam.items) < exam.policy.length


def _same(codes: Indexes, items: Sequence[int]) -> Mask:
    return np.isin(codes, codes[list(items)])
