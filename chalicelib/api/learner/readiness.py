"""What a process does before anybody asks, when it is kept ready for a bell."""

from chalicelib.observability import logger
from chalicelib.services import exam
from chalicelib.wiring import exam as exam_wiring


def make_ready() -> None:
    """Read what exams need; a process that cannot serves all the same, and reads when asked."""
    try:
        exam.make_ready(exam_wiring.exam_doors())
    except Exception:  # noqa: BLE001  # logged; without a release nothing can be made ready
        logger.exception("The process begins without what exams need")
