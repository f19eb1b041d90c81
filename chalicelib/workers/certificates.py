"""Queue of certificates: one message, one certificate made."""

from chalicelib import wiring
from chalicelib.adapters.messages import from_json
from chalicelib.core.events import CertificateRequested
from chalicelib.observability import logger, metrics


def make(body: str) -> None:
    """Make the certificate a message asks for; a failure raises, so that the queue tries again."""
    event = from_json(body)
    if not isinstance(event, CertificateRequested):
        raise TypeError(f"not for this queue: {event.type}")
    # `app.py` loads this module in every function: what only this one needs waits until now
    from chalicelib.services.certificate import issue_certificate
    from chalicelib.wiring import certificates as certificates_wiring

    doors = certificates_wiring.certificate_doors()
    made = issue_certificate(doors, event, now=wiring.clock().now())
    if made == "issued":
        waited = wiring.clock().now() - event.at
        metrics.tell("certificates", issued_after_s=max(0.0, waited.total_seconds()))
    logger.info(
        "A certificate was handled",
        certification_id=event.certification_id,
        event_id=event.id,
        lang=event.lang,
        made=made,
    )
