"""The sorted tables and the first prices of each pool, shipped beside the release.

The linear programme of exposure is solved here, once a release, so that its very first tests
already spread over the bank.
"""

from datetime import UTC, datetime
from pathlib import Path

from chalicelib.adapters.prices import prices_key
from chalicelib.core.certification.versions import exam_policy
from chalicelib.core.content import Pool, Release
from chalicelib.core.errors import QuotasNotMet
from chalicelib.core.exposure import PriceList, bank_of, canonical, priced
from chalicelib.core.item_pool import tables_key
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.selection import check_quotas
from chalicelib.core.psychometrics.tables import Tables
from content.compiler.prices import starting_prices

POOLS: tuple[Pool, ...] = ("exam", "training")
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def write_items(release: Release, folder: Path) -> None:
    """Write `items/` and `prices/` below the release's folder, a file or two a pool."""
    for pool in POOLS:
        bank = bank_of(release, pool)
        if len(bank):
            _write(folder, tables_key(release.id, "", pool), Tables.of(bank).saved(bank))
        policy = exam_policy(release)
        if len(bank) and lacks(bank, policy) is None:
            _write_prices(_first_prices(release.id, pool, bank, policy=policy), folder)


def lacks(bank: ItemBank, policy: Policy) -> str | None:
    """What the bank wants for a whole test of this policy; None when nothing."""
    try:
        check_quotas(bank, policy, bank.eligible())
    except QuotasNotMet as error:
        return str(error)
    return None


def _first_prices(release_id: str, pool: Pool, bank: ItemBank, *, policy: Policy) -> PriceList:
    found = starting_prices(bank, policy)
    prices = priced([item.id for item in bank.items], found.tolist())
    return PriceList(release_id, pool, prices, tests=0, counted_until=LONG_AGO)


def _write_prices(prices: PriceList, folder: Path) -> None:
    key = prices_key(prices.release_id, prices.pool, prices.id)
    _write(folder, key, canonical(prices))
    _write(folder, key.rpartition("/")[0] + "/current", prices.id.encode("ascii"))


def _write(folder: Path, key: str, content: bytes) -> None:
    """`key` is the file's place in the content bucket, `content/<release id>/...`."""
    path = folder / key.split("/", 2)[2]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
