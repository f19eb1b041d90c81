"""The next item: the most informative for its price, among those the test still allows."""

from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import ArrayLike

from chalicelib.core.errors import InvalidPolicy, InvalidResponses, NoItemLeft, QuotasNotMet
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.exposure import jittered
from chalicelib.core.psychometrics.look_ahead import (
    Outlook,
    expected_information,
    reach_of,
    row,
)
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.tables import Tables

LARGEST_PRICE = 1e6
"""Far beyond the information of any item a bank may hold, which is what a price is paid in."""
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
    reach : how far the tests of the policy look, `look_ahead.reach_of`.
    charges : (Q, competences) what is charged for a place, `look_ahead.Outlook.charges`; None
        when nothing is.
    in_competence, in_tube : by code, the indexes of the items inside.
    """

    bank: ItemBank
    policy: Policy
    tables: Tables | None
    penalty: Floats
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
        prices : (J,) from 0 to `LARGEST_PRICE`; none when the policy has no cap.
        tables : used when they reach as far as the policy looks.
        eligible : (J,) what may be asked in this language and with these needs; default: all.
        outlook : of this bank and policy, when the caller has it already.
        """
        mask = bank.eligible() if eligible is None else bank.eligible() & eligible
        check_quotas(bank, policy, mask)
        is_free = prices is None or policy.cap is None
        paid = np.zeros(len(bank)) if is_free else np.asarray(prices, np.float64)
        if paid.shape != (len(bank),) or not ((paid >= 0) & (paid <= LARGEST_PRICE)).all():
            raise InvalidPolicy(f"a price for each item, from 0 to {LARGEST_PRICE:g}")
        penalty, reach = np.where(mask, paid, np.inf), reach_of(policy)
        charges = (outlook or Outlook.of(bank, policy)).charges(penalty) if reach else None
        return cls(
            bank=bank,
            policy=policy,
            tables=tables if tables is not None and tables.reach == reach else None,
            penalty=penalty,
            reach=reach,
            charges=charges,
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
    place = -1 if tables is None else tables.row(theta)
    if tables is not None and place >= 0:
        near, known = tables.items[place], tables.information[place]
        rank, lowest = _drawn(_net(pool, progress, theta, items=near, gain=known), best, draw)
        if lowest >= tables.bounds[place] - _least_charge(pool, progress, theta):
            return int(near[rank])
    if isnan(theta):
        raise InvalidResponses("no item is best at an ability that is not a number")
    left = np.flatnonzero(allowed(progress))
    if not left.size:
        raise NoItemLeft(f"after {progress.count} items")
    a, b = pool.bank.a[left], pool.bank.b[left]
    gain = expected_information(np.float64(theta), a, b, reach=pool.reach)
    rank, _ = _drawn(_net(pool, progress, theta, items=left, gain=gain), min(best, left.size), draw)
    return int(left[rank])


def _net(pool: Pool, progress: Progress, theta: float, *, items: Indexes, gain: Floats) -> Floats:
    """(n,) information less what it costs; minus infinity for what is not allowed."""
    found = gain - progress.penalty.take(items)
    if pool.charges is not None:
        found -= pool.charges[row(theta)].take(pool.bank.competence.take(items))
    return found


def _least_charge(pool: Pool, progress: Progress, theta: float) -> float:
    """The lowest charge for a place that is left: all that can help an item outside the tables."""
    if pool.charges is None:
        return 0.0
    charged = zip(pool.charges[row(theta)].tolist(), progress.room_of_competence, strict=True)
    return min((charge for charge, room in charged if room > 0), default=0.0)


def _drawn(scores: Floats, best: int, draw: int) -> tuple[int, float]:
    """The place of one of the `best` highest scores, and the lowest of these."""
    if best == 1:
        place = int(scores.argmax())
        return place, float(scores[place])
    order = np.argsort(-scores, kind="stable")[:best]
    lowest = float(scores[order[-1]]) if len(order) == best else -np.inf
    return int(order[draw % len(order)]), lowest


def check_quotas(bank: ItemBank, policy: Policy, eligible: Mask) -> None:
    """Raise `QuotasNotMet`, naming the competences, unless a whole test fits these items.

    The most items a test can hold is ``sum over competences of min(per_competence, sum over its
    tubes of min(per_tube, items))``, the rank of a laminar matroid. As every test within the
    quotas can be extended to one of that rank, a bank that passes here never leaves a test
    without an item to ask, whatever was asked before.

    Parameters
    ----------
    eligible : (J,) the items that may be asked.
    """
    fitting = room(bank, policy, eligible)
    if fitting.sum() >= policy.length:
        return
    short = [bank.competence_ids[code] for code in np.flatnonzero(fitting < policy.per_competence)]
    where = f"; short: {', '.join(short)}" if short else ""
    raise QuotasNotMet(f"{fitting.sum()} items fit a test of {policy.length}{where}")


def room(bank: ItemBank, policy: Policy, eligible: Mask) -> Indexes:
    """(competences,) most items of each that a test can hold."""
    in_tube = np.bincount(bank.tube[eligible], minlength=len(bank.tube_ids))
    home = np.zeros(len(bank.tube_ids), np.intp)
    home[bank.tube] = bank.competence
    fitting = np.zeros(len(bank.competence_ids), np.intp)
    np.add.at(fitting, home, np.minimum(in_tube, policy.per_tube or NO_LIMIT))
    return np.minimum(fitting, policy.per_competence or NO_LIMIT)


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
