"""Sit an exam through its own code, as the services do: acts, fold, choice, result."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Act, Choose, Doing, GradedAnswer
from chalicelib.core.certification.bound import bound_to
from chalicelib.core.certification.choice import chooser
from chalicelib.core.certification.exam import Cause, EndReason, Exam, ExamHeader, apply
from chalicelib.core.certification.versions import items_for
from chalicelib.core.content import Challenge, Release
from chalicelib.core.exam_version import ExamVersion
from chalicelib.core.exposure import bank_of
from chalicelib.core.item_pool import ItemPool, Wanted, item_pool
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.tables import Tables
from tests.factories import NOW

DEVICE = "d" * 24
STEP = timedelta(seconds=40)

Knows = Callable[[Challenge], bool]
"""Does this person answer that challenge right?"""


@dataclass
class Hall:
    """What the exams of a version and a release share: items made once, by whom they are for."""

    version: ExamVersion
    release: Release
    prices: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bank: ItemBank = bank_of(self.release, self.version.pool)
        self.tables = Tables.of(self.bank)
        self.pools: dict[Wanted, ItemPool] = {}

    def at(self, prices: Mapping[str, float]) -> None:
        """The next exams choose at these prices."""
        self.prices = prices
        self.pools.clear()

    def items(self, *, lang: str = "fr", needs_accessible: bool = False) -> ItemPool | None:
        return items_for(self.version, self._got, lang=lang, needs_accessible=needs_accessible)

    def sitting(
        self,
        exam_id: str,
        *,
        lang: str = "fr",
        needs_accessible: bool = False,
        elements: tuple[KnowledgeElement, ...] = (),
    ) -> "Sitting":
        """An exam that has just started, with its first question asked."""
        items = self.items(lang=lang, needs_accessible=needs_accessible)
        choose = chooser(self.version, self.release, items, exam_id=exam_id)
        sitting = Sitting(self, Exam(ExamHeader(exam_id, "s" * 24, "o" * 24, NOW)), choose)
        start = bound_to(
            self.version,
            self.release,
            exam_id=exam_id,
            lang=lang,
            minutes=self.version.minutes,
            needs_accessible=needs_accessible,
            elements=elements,
        )
        joined = acts.join(sitting.exam, DEVICE, sitting.doing)
        assert joined is not None
        sitting.exam = apply(sitting.exam, joined)
        sitting.room("confirm")
        sitting.room("let_in")
        started = acts.start(sitting.exam, start, choose, doing=sitting.doing)
        sitting.exam = apply(sitting.exam, started)
        return sitting

    def _got(self, wanted: Wanted) -> ItemPool:
        if wanted not in self.pools:
            self.pools[wanted] = item_pool(
                self.bank, wanted, tables=self.tables, prices=self.prices, prices_id="p"
            )
        return self.pools[wanted]


@dataclass
class Sitting:
    """One exam under way."""

    hall: Hall
    exam: Exam
    choose: Choose
    now: datetime = NOW

    @property
    def doing(self) -> Doing:
        return Doing(self.now)

    @property
    def is_running(self) -> bool:
        return self.exam.phase == "running"

    @property
    def asked(self) -> Challenge:
        """The challenge being asked."""
        return self.hall.release.challenge(self.exam.challenge_id or "")

    def answer(self, *, is_right: bool) -> None:
        self.now += STEP
        graded = GradedAnswer("", "ok" if is_right else "ko")
        event = acts.answer(self.exam, graded, self.choose, doing=self.doing)
        self.exam = apply(self.exam, event)

    def answer_all(self, knows: Knows, *, at_most: int = 1_000) -> Exam:
        while self.is_running and len(self.exam.answers) < at_most:
            self.answer(is_right=knows(self.asked))
        return self.exam

    def report(self) -> None:
        event = acts.report(self.exam, "other", self.choose, doing=self.doing)
        self.exam = apply(self.exam, event)

    def settle(self, act: Act, place: int = 0) -> None:
        reference = self.exam.open_alerts[place].sequence
        self.exam = apply(self.exam, acts.settle(self.exam, act, reference, doing=self.doing))

    def room(self, act: Act) -> None:
        self.exam = apply(self.exam, acts.room_act(self.exam, act, self.doing))

    def end(self, reason: EndReason = "invigilator", *, cause: Cause = "candidate") -> Exam:
        """Stopped before its end, then closed by the finalization of the session."""
        self.exam = apply(self.exam, acts.end(self.exam, reason, self.doing))
        self.exam = apply(self.exam, acts.close(self.exam, cause, self.doing))
        return self.exam


def relabelled(release: Release, **changes: Callable[[Challenge, int], object]) -> Release:
    """The release with some fields of its challenges given by their place."""
    challenges = tuple(
        replace(one, **{name: of(one, place) for name, of in changes.items()})  # type: ignore[arg-type]
        for place, one in enumerate(release.challenges)
    )
    return replace(release, challenges=challenges)
