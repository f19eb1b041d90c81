"""Stream of the rows of campaigns -> sums of each campaign and of its classes."""

from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib import wiring
from chalicelib.observability import logger
from chalicelib.services.tallies import count_participations
from chalicelib.wiring import results as results_wiring

_PARTICIPATION = "p#"


class TallyFailed(Exception):
    """Some participations could not be counted; the stream gives them again."""


def count(images: Iterable[Mapping[str, Any]]) -> None:
    """Bring sums up to date, a campaign at a time; one that fails does not hold up the others."""
    by_campaign = _participations(images)
    failed = [one for one, ids in by_campaign.items() if not _is_counted(one, list(ids))]
    if failed:
        raise TallyFailed(f"{len(failed)} campaigns could not be counted")


def _is_counted(campaign_id: str, participation_ids: list[str]) -> bool:
    now = wiring.clock().now()
    try:
        count_participations(results_wiring.tally_stores(), campaign_id, participation_ids, now=now)
    except Exception:  # noqa: BLE001  # logged, and given again by the stream; the others go on
        logger.exception("A campaign could not be counted", campaign_id=campaign_id)
        return False
    logger.info("A campaign was counted", campaign_id=campaign_id, rows=len(participation_ids))
    return True


def _participations(images: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for image in images:
        row = str(image["s"]["S"])
        if row.startswith(_PARTICIPATION):
            found.setdefault(str(image["p"]["S"]), {})[row.removeprefix(_PARTICIPATION)] = None
    return found
