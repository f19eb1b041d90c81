"""The items that an exam may ask of somebody, at today's prices: what one step needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib.core.content import Pool

if TYPE_CHECKING:  # numpy takes 80 ms to load: only those who choose items wait for it
    from chalicelib.core.psychometrics.bank import ItemBank
    from chalicelib.core.psychometrics.estimation import Curves, Grid
    from chalicelib.core.psychometrics.policy import Policy
    from chalicelib.core.psychometrics.selection import Pool as Choice
    from chalicelib.core.psychometrics.tables import Tables


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom: the pool, the language, who needs accessible challenges, the rules of the test."""

    pool: Pool
    policy: "Policy"
    lang: str = "fr"
    needs_accessible: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ItemPool:
    """What `AdaptiveTest` is begun with; `prices_id` names the snapshot, "" when there is none."""

    choice: "Choice"
    grid: "Grid"
    curves: "Curves"
    prices_id: str


def tables_key(release_id: str, calibration_id: str, pool: Pool) -> str:
    """Where the sorted tables of a pool are, for a release and a calibration ("": its priors)."""
    return f"content/{release_id}/items/{calibration_id or 'prior'}/{pool}.npz"


def item_pool(
    bank: "ItemBank",
    wanted: Wanted,
    *,
    tables: "Tables",
    prices: Mapping[str, float],
    prices_id: str,
) -> ItemPool:
    """Everything that does not change while the tests of one snapshot run.

    Raises `QuotasNotMet` when no whole test fits in that language with those needs.
    """
    from chalicelib.core.psychometrics.estimation import Curves, Grid
    from chalicelib.core.psychometrics.selection import Pool as Choice

    grid = Grid.normal()
    choice = Choice.of(
        bank,
        wanted.policy,
        tables=tables,
        prices=[prices.get(item.id, 0.0) for item in bank.items],
        eligible=bank.eligible(lang=wanted.lang, needs_accessible=wanted.needs_accessible),
    )
    return ItemPool(choice, grid, Curves.of(bank.a, bank.b, grid), prices_id)
