"""Stream of certifications -> what institutions are told of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib import wiring
from chalicelib.observability import logger
from chalicelib.services.reporting import report_certification
from chalicelib.wiring import reporting as reporting_wiring

_ITSELF = "c"
_MARK = "#"
"""In the names of rows that are not of one certification: codes, revocation lists."""


class CertificationsNotReported(Exception):
    """Institutions could not be told of some; the stream gives them again."""


def report(images: Iterable[Mapping[str, Any]]) -> None:
    """Tell institutions of what changed; one that fails does not hold up the others."""
    certification_ids = list(dict.fromkeys(_changed(images)))
    failed = [one for one in certification_ids if not _is_reported(one)]
    if certification_ids:
        told = len(certification_ids) - len(failed)
        logger.info("Certifications were reported", certifications=told, failed=len(failed))
    if failed:
        raise CertificationsNotReported(f"{len(failed)} certifications could not be reported")


def _is_reported(certification_id: str) -> bool:
    doors, now = reporting_wiring.reporting_doors(), wiring.clock().now()
    try:
        report_certification(doors, certification_id, now=now)
    except Exception:  # noqa: BLE001  # logged, and given again by the stream; the others go on
        logger.exception("A certification was not reported", certification_id=certification_id)
        return False
    return True


def _changed(images: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for image in images:
        certification_id = str(image["p"]["S"])
        if image["s"]["S"] == _ITSELF and _MARK not in certification_id:
            yield certification_id
