"""Every five minutes: what is due and nobody asks for."""

from contextlib import ExitStack

from chalicelib import wiring
from chalicelib.core.events import QUEUES
from chalicelib.core.identity import Erasure
from chalicelib.observability import logger, metrics
from chalicelib.services.exam_watch import watch_exams
from chalicelib.services.mails import send_what_stuck
from chalicelib.services.personal_data import accounts_to_erase, erase_account
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import jury as jury_wiring
from chalicelib.wiring import mails as mails_wiring
from chalicelib.workers import scores

AT_MOST = 200
"""What one run does within a Lambda's time; the rest is still due at the next one."""

NAMED = 20
"""Ids that one line of the log names."""


class SweepFailed(Exception):
    """Some of what was due could not be done; it is tried again at the next run."""


def sweep() -> None:
    """Send what stuck, end and score exams, erase what is over; none waits for another to work.

    Last, what is left is counted: what is finished, scored and certified must be the same.
    """
    with ExitStack() as steps:
        for step in (_watch, _erase_accounts, scores.sweep, _send):  # the last one runs first
            steps.callback(step)


def _send() -> None:
    for name in QUEUES:
        doors, now = mails_wiring.outbox_doors(name), wiring.clock().now()
        stuck = send_what_stuck(doors, now=now, at_most=AT_MOST)
        if stuck:
            logger.warning("Events had stuck in the outbox", queue=name, sent=stuck)
            metrics.tell("sweeper", outbox_stuck=stuck)


def _watch() -> None:
    now = wiring.clock().now()
    found = watch_exams(jury_wiring.watch_doors(), now=now, at_most=scores.AT_MOST)
    missing = len(found.uncertified)
    metrics.tell("sweeper", exams_unscored=found.unscored, certificates_missing=missing)
    if found.unscored or missing:
        logger.error(
            "What is finished, scored and certified is not the same",
            unscored=found.unscored,
            uncertified=missing,
            certification_ids=found.uncertified[:NAMED],
        )


def _erase_accounts() -> None:
    """Erase closed and expired accounts; one that fails does not hold up the others."""
    doors = accounts_wiring.personal_data_doors()
    due = accounts_to_erase(doors, now=wiring.clock().now(), at_most=AT_MOST)
    failed = [erasure.user_id for erasure in due if not _is_erased(erasure)]
    if due:
        logger.info("Accounts erased", erased=len(due) - len(failed), failed=len(failed))
    if failed:
        raise SweepFailed(f"{len(failed)} accounts could not be erased")


def _is_erased(erasure: Erasure) -> bool:
    try:
        erase_account(accounts_wiring.personal_data_doors(), erasure, now=wiring.clock().now())
    except Exception:  # noqa: BLE001  # logged, counted and tried again; the others go on
        logger.exception("An account could not be erased", user_id=erasure.user_id)
        return False
    return True
