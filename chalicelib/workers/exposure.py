"""Streams of assessments and exams -> counts of what is asked; every hour, counts -> prices."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from chalicelib.core.errors import StaleRow
from chalicelib.core.exposure import Asker
from chalicelib.observability import logger
from chalicelib.services.exposure import count_uses, pools_without_cap, renew_prices
from chalicelib.wiring import exposure as exposure_wiring

_FIRST, _NEXT = "f", "n"
"""The stored names of `first_challenge_id` and `next_challenge_id`: what was just asked."""


def count(records: Sequence[Mapping[str, Any]], *, asker: Asker = "training") -> None:
    """Count the challenges that these new rows ask; the same records again count once.

    A batch that is cut in two and given again is counted in two halves: a half replaces the whole
    under the same first record, the other has a key of its own. A count that fails is given up: the
    next hours make up for it, and profiles must not wait for it.
    """
    try:
        _count(records, asker)
    except Exception:  # noqa: BLE001  # logged; the stream goes on to the profiles
        logger.exception("What was asked could not be counted", records=len(records))


def _count(records: Sequence[Mapping[str, Any]], asker: Asker) -> None:
    inserted = [one["dynamodb"] for one in records if one.get("eventName") == "INSERT"]
    if inserted:
        first = inserted[0]
        hour = datetime.fromtimestamp(first["ApproximateCreationDateTime"], tz=UTC)
        uses = Counter(_asked(one.get("NewImage", {}) for one in inserted))
        counts, batch_id = exposure_wiring.use_counts(), first["SequenceNumber"]
        count_uses(counts, batch_id, uses, asker=asker, hour=hour)


def renew(now: datetime) -> None:
    """Put the hours that are over into the prices; a run that another overtook changes nothing."""
    doors, policy = exposure_wiring.exposure_doors(), exposure_wiring.exam_policy()
    for pool in pools_without_cap(doors, policy):
        logger.error("A pool that exams could use has no prices: no cap holds there", pool=pool)
    try:
        lists = renew_prices(doors, policy, now=now)
    except StaleRow:
        logger.info("Another run renewed the prices")
        return
    for prices in lists:
        logger.info(
            "Prices renewed",
            pool=prices.pool,
            prices_id=prices.id,
            tests=prices.tests,
            priced=len(prices.prices),
            dearest=max(prices.prices.values(), default=0.0),
        )


def _asked(images: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for image in images:
        for name in (_FIRST, _NEXT):
            if name in image:
                yield str(image[name]["S"])
