"""Which challenge an exam asks next, by the rule of its version."""

from collections.abc import Callable
from functools import partial

from chalicelib.core.certification.acts import Choose
from chalicelib.core.certification.askable import Askable, askable_of
from chalicelib.core.certification.exam import Exam
from chalicelib.core.content import Release
from chalicelib.core.errors import QuotasNotMet
from chalicelib.core.exam_version import ExamVersion
from chalicelib.core.item_pool import ItemPool


def chooser(
    version: ExamVersion, release: Release, pool: ItemPool | None, *, exam_id: str
) -> Choose:
    """The rule of an exam: the same exam is always asked the same thing at the same prices.

    Parameters
    ----------
    pool : what `versions.items_for` gives; None for the exam whose questions were all drawn at its
        start.
    exam_id : the key of its draws.

    None is chosen only when everything that can be asked was, so that an exam never stops for want
    of a question that fits the quotas: limits are dropped one by one (docs/decisions,
    "certification-versions").
    """
    if version.kind == "historic":
        from chalicelib.core.certification.historic_exam import planned

        return planned
    if pool is None:
        raise QuotasNotMet(f"{version.id}: nothing to choose from")
    return partial(_chosen, _rule(version, pool, exam_id=exam_id), release)


def _chosen(rule: Callable[[Askable], str | None], release: Release, exam: Exam) -> str | None:
    return rule(askable_of(exam, release))


def _rule(version: ExamVersion, pool: ItemPool, *, exam_id: str) -> Callable[[Askable], str | None]:
    if version.kind == "flash":
        from chalicelib.core.certification.flash_exam import next_of_flash

        return partial(next_of_flash, version, pool, exam_id=exam_id)
    from chalicelib.core.certification.adaptive_exam import next_of_adaptive

    return partial(next_of_adaptive, version, pool, exam_id=exam_id)
