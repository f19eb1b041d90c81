"""Settles sessions: after a score, after finalization, and every five minutes what is left."""

from chalicelib import wiring
from chalicelib.core.errors import StaleRow
from chalicelib.observability import logger, metrics
from chalicelib.services.settlement import sessions_to_settle, settle_session
from chalicelib.wiring import jury as jury_wiring

AT_MOST = 200


def settle(session_id: str) -> None:
    """Settle a session if all is known; who loses a race leaves it to the winner or the sweeper."""
    try:
        session = settle_session(
            jury_wiring.settlement_doors(), session_id, now=wiring.clock().now()
        )
    except StaleRow:
        logger.info("Somebody else is at that session", session_id=session_id)
        return
    logger.info("A session was looked at", session_id=session_id, state=session.state)


def sweep() -> None:
    """Settle what was missed; a session that fails does not hold up the others."""
    failed = 0
    for session_id in sessions_to_settle(jury_wiring.settlement_doors(), at_most=AT_MOST):
        try:
            settle(session_id)
        except Exception:  # noqa: BLE001  # logged, counted, and tried again at the next run
            logger.exception("A session could not be settled", session_id=session_id)
            failed += 1
    metrics.tell("sweeper", sessions_unsettled=failed)
