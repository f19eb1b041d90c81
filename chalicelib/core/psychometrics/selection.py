"""The next item: the most informative for its price, among those the test still allows."""

from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidPolicy, InvalidResponses, NoItemLeft, QuotasNotMet
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.exposure import jittered
from chalicelib.core.psychometrics.look_ahead import Outlook, nodes, reach_of, row
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.tables import Tables

POINTS_PER_UNIT = 32
NO_LIMIT = 1 << 30
"""More items than any test asks: the room of a competence or a tube without a quota."""
PRETEST_CHOICE = 20
"""An item under pretest is drawn among this many least served."""


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """What a test may ask and at what price: nothing here changes while tests run.

    Attributes
    ----------
    bank, policy, tables : `tables` of this bank, or None to look at every item each time.
    penalty : (J,) price of the items that may be asked, infinity for the others.
    half_a : (J,) ``a / 2``.
    reach : how far the tests of the policy look, `look_ahead.reach_of`.
    charges : (Q, competences) what is charged for a place, `look_ahead.Outlook.charges`; None
        when nothing is.
    in_competence, in_tube : by code, the indexes of the items inside.
    """

    bank: ItemBank
    policy: Policy
    tables: Tables | None
    penalty: Floats
    half_a: Floats
    reach: float
    charges: Floats | None
    in_competence: tuple[Indexes, ...]
    in_tube: tuple[Indexes, ...]

    @classmethod
    def of(
        cls,
        bank: ItemBank,
        policy: Policy,
        *,
        tables: Tables | None = None,
        prices: ArrayLike | None = None,
        eligible: Mask | None = None,
        outlook: Outlook | None = None,
    ) -> "Pool":
        """The pool of the scored items that are eligible; raises `QuotasNotMet`.

        Parameters
        ----------
        prices : (J,) at least 0; none when the policy has no cap.
        tables : used when they reach as far as the policy looks.
        eligible : (J,) what may be asked in this language and with these needs; default: all.
        outlook : of this bank and policy, when the caller has it already.
        """
        mask = bank.eligible() if eligible is None else bank.eligible() & eligible
        check_quotas(bank, policy, mask)
        is_free = prices is None or policy.cap is None
        paid = np.zeros(len(bank)) if is_free else np.asarray(prices, np.float64)
        if paid.shape != (len(bank),) or not ((paid >= 0) & (paid < np.inf)).all():
            raise InvalidPolicy("a price for each item, none negative, none infinite")
        penalty, reach = np.where(mask, paid, np.inf), reach_of(policy)
        return cls(
            bank=bank,
            policy=policy,
            tables=tables if tables is not None and tables.reach == reach else None,
            penalty=penalty,
            half_a=0.5 * bank.a,
            reach=reach,
            charges=(outlook or Outlook.of(bank, policy)).charges(penalty) if reach else None,
            in_competence=_members(bank.competence, len(bank.competence_ids)),
            in_tube=_members(bank.tube, len(bank.tube_ids)),
        )


@dataclass(slots=True, eq=False)
class Progress:
    """How far one test is within its quotas; `counted` writes in it.

    Attributes
    ----------
    penalty : (J,) price of the items that may be asked next, infinity for the others.
    room_of_competence, room_of_tube : by code, how many more items fit.
    count : items counted so far.
    """

    penalty: Floats
    room_of_competence: list[int]
    room_of_tube: list[int]
    count: int = 0


def begin(pool: Pool, *, draw: int | None = None) -> Progress:
    """A test in which nothing was asked; under a cap, `draw` jitters the prices of this test."""
    spread = 0.0 if draw is None or pool.policy.cap is None else pool.policy.jitter
    return Progress(
        penalty=jittered(pool.penalty, spread=spread, draw=draw or 0),
        room_of_competence=[pool.policy.per_competence or NO_LIMIT] * len(pool.in_competence),
        room_of_tube=[pool.policy.per_tube or NO_LIMIT] * len(pool.in_tube),
    )


def counted(pool: Pool, progress: Progress, item: int) -> None:
    """Count one more item: it leaves, and so does what its competence and tube now exclude."""
    competence, tube = int(pool.bank.competence[item]), int(pool.bank.tube[item])
    progress.count += 1
    progress.penalty[item] = np.inf
    progress.room_of_tube[tube] -= 1
    progress.room_of_competence[competence] -= 1
    if progress.room_of_competence[competence] <= 0:
        progress.penalty[pool.in_competence[competence]] = np.inf
    elif progress.room_of_tube[tube] <= 0:
        progress.penalty[pool.in_tube[tube]] = np.inf


def set_aside(progress: Progress, item: int) -> None:
    """An item that must not be asked in this test, though it counts for no quota.

    The check of the quotas did not know: with a bank that has just enough, `choose` may then raise
    `NoItemLeft` before the test has its length.
    """
    progress.penalty[item] = np.inf


def allowed(progress: Progress) -> Mask:
    """(J,) True for the items that may be asked next."""
    return progress.penalty < np.inf


def compared_at(theta: float) -> float:
    """The ability at which items are compared: the estimate, to 1/32, exact in binary.

    So a choice does not hang on the last digit of an estimate, which two machines may not share,
    and tests at the same place compare the same numbers. At most 1/64 off, an item loses less
    than 0.05 % of its information.
    """
    return round(theta * POINTS_PER_UNIT) / POINTS_PER_UNIT


def choose(pool: Pool, progress: Progress, theta: float, *, draw: int = 0) -> int:
    """The index of the next item; raises `NoItemLeft`.

    ``argmax I_j(theta) - price_j - V_c(theta)`` among the allowed items, or the one of rank `draw`
    modulo n among the n best (`Policy.randomesque`); V_c, the charge for a place of the item's
    competence, and I are those of `look_ahead`. The row of the tables is enough when its nth score
    is not below the bound of all other items; otherwise the whole bank is looked at: the choice
    is exact in both cases.

    Parameters
    ----------
    theta : where information is taken, the current estimate.
    draw : a number from 0 up, from the caller's reproducible draws.

    References
    ----------
    van der Linden, W. J. (2005). *Linear Models for Optimal Test Design*, chapter 9 (shadow tests);
    Kingsbury, G. G. & Zara, A. R. (1989). Procedures for selecting items for computerized adaptive
    tests. *Applied Measurement in Education* 2, 359-375 (randomesque).
    """
    tables, best = pool.tables, pool.policy.randomesque
    cell = -1 if tables is None else tables.cell(theta)
    if tables is not None and cell >= 0:
        near = tables.items[cell]
        place, lowest = _drawn(_scores(pool, progress, theta, near=near), best, draw)
        if lowest >= tables.bounds[cell] - _least_charge(pool, theta):
            return int(near[place])
    if isnan(theta):
        raise InvalidResponses("no item is best at an ability that is not a number")
    left = np.flatnonzero(allowed(progress))
    if not left.size:
        raise NoItemLeft(f"after {progress.count} items")
    place, _ = _drawn(_scores(pool, progress, theta, near=left), min(best, left.size), draw)
    return int(left[place])


def _scores(pool: Pool, progress: Progress, theta: float, *, near: Indexes) -> Floats:
    """(n,) information less what it costs; minus infinity for what is not allowed."""
    slope, away = pool.half_a.take(near), theta - pool.bank.b.take(near)
    found: Floats = slope * slope * (1.0 - _flatness(slope, away, reach=pool.reach))
    found -= progress.penalty.take(near)
    if pool.charges is not None:
        found -= pool.charges[row(theta)].take(pool.bank.competence.take(near))
    return found


def _flatness(slope: Floats, away: Floats, *, reach: float) -> Floats:
    """(n,) ``1 - 4 P (1 - P)``, averaged over the nodes."""
    terms = [weight * np.tanh(slope * (away + off)) ** 2 for off, weight in nodes(reach)]
    found: Floats = sum(terms[1:], start=terms[0])
    return found


def _least_charge(pool: Pool, theta: float) -> float:
    return 0.0 if pool.charges is None else float(pool.charges[row(theta)].min())


def _drawn(scores: Floats, best: int, draw: int) -> tuple[int, float]:
    """The place of one of the `best` highest scores, and the lowest of these."""
    if best == 1:
        place = int(scores.argmax())
        return place, float(scores[place])
    order = np.argsort(-scores, kind="stable")[:best]
    return int(order[draw % len(order)]), float(scores[order[-1]]) if len(
        order
    ) == best else -np.inf


def check_quotas(bank: ItemBank, policy: Policy, eligible: Mask) -> None:
    """Raise `QuotasNotMet`, naming the competences, unless a whole test fits these items.

    The most items a test can hold is ``sum over competences of min(per_competence, sum over its
    tubes of min(per_tube, items))``, the rank of a laminar matroid. As every test within the
    quotas can be extended to one of that rank, a bank that passes here never leaves a test
    without an item to ask, whatever was asked before.
    """
    room = _room(bank, policy, eligible)
    if room.sum() >= policy.length:
        return
    short = [bank.competence_ids[code] for code in np.flatnonzero(room < policy.per_competence)]
    where = f"; short: {', '.join(short)}" if short else ""
    raise QuotasNotMet(f"{room.sum()} items fit a test of {policy.length}{where}")


def _room(bank: ItemBank, policy: Policy, eligible: Mask) -> Indexes:
    """(competences,) most items of each that a test can hold."""
    in_tube = np.bincount(bank.tube[eligible], minlength=len(bank.tube_ids))
    home = np.zeros(len(bank.tube_ids), np.intp)
    home[bank.tube] = bank.competence
    room = np.zeros(len(bank.competence_ids), np.intp)
    np.add.at(room, home, np.minimum(in_tube, policy.per_tube or NO_LIMIT))
    return np.minimum(room, policy.per_competence or NO_LIMIT)


def pretest_positions(policy: Policy, available: int, *, draw: int) -> tuple[int, ...]:
    """The positions, from 0, of the questions that are items under pretest; ascending.

    The questions are cut into as many equal runs as there are items to try, and one place is drawn
    in each: spread over the test, and the same again for the same draw.

    Parameters
    ----------
    available : items under pretest that this examinee may be asked; no more are placed.
    draw : a 64-bit number; its digits in mixed base are the places.
    """
    count = min(policy.pretests, available)
    total = policy.length + count
    positions = []
    for run in range(count):
        first, following = run * total // count, (run + 1) * total // count
        draw, place = divmod(draw, following - first)
        positions.append(first + place)
    return tuple(positions)


def choose_pretest(eligible: Mask, served: Indexes, *, draw: int) -> int:
    """One item under pretest, drawn among those least served; raises `NoItemLeft`.

    Parameters
    ----------
    eligible : (J,) those this examinee may be asked and was not.
    served : (J,) how often each was, as far as the last count knows.
    """
    left = np.flatnonzero(eligible)
    if not left.size:
        raise NoItemLeft("no item under pretest")
    least = left[np.argsort(served[left], kind="stable")[:PRETEST_CHOICE]]
    return int(least[draw % len(least)])


def _members(codes: Indexes, count: int) -> tuple[Indexes, ...]:
    """By code, the indexes of the items that bear it."""
    order = np.argsort(codes, kind="stable")
    return tuple(np.split(order, np.searchsorted(codes[order], np.arange(1, count))))
