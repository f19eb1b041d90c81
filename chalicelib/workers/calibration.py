"""Every week, or by hand: answers -> a draft calibration with its report; no draft is activated."""

from datetime import datetime

from chalicelib.core.errors import InvalidResponses
from chalicelib.observability import logger


def calibrate(time: str) -> None:
    """Draft from the answers there are at that time (RFC 3339).

    Called again for the same time it goes on where it stopped, and makes the same draft.
    """
    # `app.py` loads this module in every function: what only this one needs waits until now
    from chalicelib.core.given_answers import read_answers
    from chalicelib.services.calibration import bank_of, draft_calibration, export_answers
    from chalicelib.wiring import bank as wiring

    made_at = datetime.fromisoformat(time)
    job_id = f"calibration-{made_at:%Y-%m-%d}"
    export_answers(wiring.export_doors(), job_id, key=wiring.export_key(job_id))
    doors = wiring.calibration_doors()
    bank = bank_of(doors, *wiring.calibrations().active())
    try:
        answers = read_answers(wiring.answer_files().lines(job_id))
        findings = draft_calibration(doors, bank, answers, made_at=made_at)
    except InvalidResponses as error:  # a new service: there will be more another week
        logger.info("Nothing to calibrate yet", reason=str(error), release_id=bank.release.id)
        return
    logger.info(
        "A calibration was drafted",
        release_id=bank.release.id,
        calibration_id=findings.calibration.id,
        answers=findings.tally.used,
        items=len(findings.items) - len(findings.kept),
        flagged=len(findings.flagged),
        is_converged=findings.run.is_converged,
    )
