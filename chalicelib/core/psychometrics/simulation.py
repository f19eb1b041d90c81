"""Simulated tests, many people in lock-step: the engine's own laboratory.

Every choice, estimate and price is the one a test in hand would have (`adaptive_test`): only the
order of the work differs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from chalicelib.core.errors import InvalidPolicy, InvalidScale
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.estimation import Grid
from chalicelib.core.psychometrics.exposure import no_prices, updated_prices
from chalicelib.core.psychometrics.look_ahead import Outlook, reach_of
from chalicelib.core.psychometrics.measures import NOT_ASKED, SimulationResult
from chalicelib.core.psychometrics.model import Floats, Indexes, Mask, probability
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.selection import Pool, choose_pretest
from chalicelib.core.psychometrics.simulation_crowd import Crowd, Room
from chalicelib.core.psychometrics.simulation_luck import Luck
from chalicelib.core.psychometrics.simulation_shelves import Shelves
from chalicelib.core.psychometrics.stopping import Stopping

RENEWED_EVERY = 100
"""Tests that read the same prices, as in production, where a scheduled job writes them."""
AT_ONCE = 128
"""Tests in lock-step when no price changes: what they hold stays in the processor's cache."""


def simulate(
    bank: ItemBank,
    policy: Policy,
    true_theta: Floats,
    *,
    seed: int,
    prices: Floats | None = None,
    renewed_every: int = RENEWED_EVERY,
    eligible: Mask | None = None,
    stopping: Stopping | None = None,
    grid: Grid | None = None,
    told: Callable[[int], None] | None = None,
) -> SimulationResult:
    """The tests of these people, in their order, under a policy; estimates are posterior means.

    Parameters
    ----------
    true_theta : (N,) abilities, finite.
    seed : of all chance; with the same one, policies meet the same people on the same days.
    prices : (J,) where prices start; none: from 0, and the first thousand tests are a warm-up.
    renewed_every : tests that read the same prices before the uses counted change them.
    eligible : (J,) what may be asked, of a language or of who needs accessible items.
    stopping : rules that may end a test before `policy.length`.
    grid : prior and precision of the estimates; by default N(0, 1).
    told : called now and then with the number of tests done.

    Raises
    ------
    QuotasNotMet, InvalidPolicy, InvalidScale
        A bank too small for the policy; prices, or people, that make no sense.
    """
    people = checked(true_theta)
    if renewed_every < 1:
        raise InvalidPolicy(f"prices renewed every {renewed_every} tests")
    laboratory = Laboratory.of(
        bank, policy, eligible=eligible, stopping=stopping, grid=grid or Grid.normal()
    )
    paid = no_prices(len(bank)) if prices is None else prices
    luck = Luck.of(len(people), length=policy.length, pretests=policy.pretests, seed=seed)
    record = _Record.empty(len(people), policy)
    size = AT_ONCE if policy.cap is None else renewed_every
    for rows in _batches(len(people), size):
        paid = laboratory.batch(people[rows], luck.only(rows), record.only(rows), prices=paid)
        if told is not None:
            told(rows.stop)
    pretests = _pretests(bank, people, luck=luck, eligible=eligible, asked=renewed_every)
    return record.result(people, pretests, prices=paid, bank_size=len(bank))


def checked(true_theta: Floats) -> Floats:
    """(N,) abilities of simulated people; raises `InvalidScale`."""
    people = np.asarray(true_theta, np.float64)
    if people.ndim != 1 or not np.isfinite(people).all():
        raise InvalidScale(f"abilities of shape {people.shape}, or not finite")
    return people


def _batches(people: int, size: int) -> Iterator[slice]:
    for first in range(0, people, size):
        yield slice(first, min(first + size, people))


@dataclass(frozen=True, slots=True, eq=False)
class _Record:
    """The tables that tests write their rows in."""

    items: Indexes
    is_right: Mask
    theta: Floats
    standard_error: Floats

    @classmethod
    def empty(cls, people: int, policy: Policy) -> "_Record":
        shape = (people, policy.length)
        return cls(
            items=np.full(shape, NOT_ASKED, np.intp),
            is_right=np.zeros(shape, bool),
            theta=np.zeros(people),
            standard_error=np.zeros(people),
        )

    def only(self, rows: slice) -> "_Record":
        return _Record(
            self.items[rows], self.is_right[rows], self.theta[rows], self.standard_error[rows]
        )

    def result(
        self,
        people: Floats,
        pretests: tuple[Indexes, Mask],
        *,
        prices: Floats,
        bank_size: int,
    ) -> SimulationResult:
        return SimulationResult(
            items=self.items,
            is_right=self.is_right,
            true_theta=people,
            theta=self.theta,
            standard_error=self.standard_error,
            pretest_items=pretests[0],
            pretest_is_right=pretests[1],
            prices=prices,
            bank_size=bank_size,
        )


@dataclass(slots=True, eq=False)
class Laboratory:
    """What all the tests of a simulation share; `priced` opens the next snapshot of prices."""

    bank: ItemBank
    policy: Policy
    room: Room
    shelves: Shelves
    outlook: Outlook | None
    eligible: Mask | None
    stopping: Stopping | None
    pool: Pool

    @classmethod
    def of(
        cls,
        bank: ItemBank,
        policy: Policy,
        *,
        eligible: Mask | None,
        stopping: Stopping | None,
        grid: Grid,
    ) -> "Laboratory":
        """A laboratory without prices, of the items `eligible` (J,); raises `QuotasNotMet`."""
        outlook = Outlook.of(bank, policy) if reach_of(policy) else None
        return cls(
            bank=bank,
            policy=policy,
            room=Room.of(bank, grid),
            shelves=Shelves.of(bank, grid),
            outlook=outlook,
            eligible=eligible,
            stopping=stopping,
            pool=Pool.of(bank, policy, eligible=eligible, outlook=outlook),
        )

    def batch(self, true_theta: Floats, luck: Luck, record: _Record, *, prices: Floats) -> Floats:
        """(J,) the prices after the tests of these people, who all read the same ones."""
        if self.policy.cap is not None:
            self.priced(prices)
        self.sit(true_theta, luck, record)
        used = np.bincount(record.items.ravel() + 1, minlength=len(self.bank) + 1)[1:]
        return updated_prices(prices, used, tests=len(true_theta), cap=self.policy.cap)

    def priced(self, prices: Floats) -> None:
        """Let the next tests read these prices (J,)."""
        self.pool = Pool.of(
            self.bank, self.policy, prices=prices, eligible=self.eligible, outlook=self.outlook
        )
        self.shelves.emptied()

    def sit(self, true_theta: Floats, luck: Luck, record: _Record) -> None:
        """Let people of these abilities (N,) sit tests side by side, and write what happens."""
        crowd = Crowd.begun(self.room, self.pool, luck.tests)
        rows: Indexes = np.arange(len(true_theta))
        for position in range(self.policy.length):
            theta, error = crowd.estimates()
            record.theta[rows], record.standard_error[rows] = theta, error
            if self.stopping is not None:
                going = ~crowd.over(self.stopping, position, error)
                crowd, rows, theta = crowd.only(going), rows[going], theta[going]
            if not rows.size:
                return
            item = self.shelves.taken(
                self.pool, crowd.penalty, theta=theta, draws=luck.ranks[rows, position]
            )
            chance = probability(true_theta[rows], self.bank.a[item], self.bank.b[item])
            is_right = luck.answers[rows, position] < chance
            record.items[rows, position], record.is_right[rows, position] = item, is_right
            crowd.record(item, is_right)
        record.theta[rows], record.standard_error[rows] = crowd.estimates()


def _pretests(
    bank: ItemBank, people: Floats, *, luck: Luck, eligible: Mask | None, asked: int
) -> tuple[Indexes, Mask]:
    """(N, P) items under pretest and answers: they count for nothing, so they come apart."""
    mask = bank.eligible(is_pretest=True)
    mask = mask if eligible is None else mask & eligible
    count = min(luck.pretests.shape[1], int(mask.sum()))
    items: Indexes = np.empty((len(people), count), np.intp)
    served: Indexes = np.zeros(len(bank), np.intp)
    known: Indexes = served.copy()
    for person in range(len(people) if count else 0):
        if person % asked == 0:
            known = served.copy()
        left = mask.copy()
        for place in range(count):
            item = choose_pretest(left, known, draw=int(luck.pretests[person, place]))
            items[person, place], left[item] = item, False
            served[item] += 1
    chance = probability(people[:, None], bank.a[items], bank.b[items])
    return items, luck.pretest_answers[:, :count] < chance
