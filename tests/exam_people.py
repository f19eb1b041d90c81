"""People of known ability who sit the exam through its own code, room by room.

They answer as the model says. Twenty at a time share a room and the prices of the hour; some report
questions, and an invigilator accepts or dismisses. Prices follow the uses as the service renews
them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from chalicelib.core.certification.certification import Result
from chalicelib.core.certification.exam import OPEN_ALERTS, Exam
from chalicelib.core.certification.scored import result_of
from chalicelib.core.certification.versions import policy_of
from chalicelib.core.content import Release
from chalicelib.core.draws import identifier_of
from chalicelib.core.exposure import PriceList, renewed
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.measures import NOT_ASKED, SimulationResult
from chalicelib.core.psychometrics.model import Floats, Indexes, probability
from chalicelib.core.psychometrics.simulation_luck import Luck
from content.compiler.prices import starting_prices
from tests.factories import NOW, challenge, release
from tests.sittings import Hall, Sitting

ROOM = 20
"""Candidates who sit at the same time, side by side."""
AN_HOUR = 100
"""Exams between two renewals of the prices."""


@dataclass(frozen=True)
class Crowd:
    """What became of N people.

    `asked`: (N, L) items answered, as `SimulationResult.items`; `wrong`: what no exam may do, and
    how often it was done; `relaxed`: exams that had to go beyond their quotas.
    """

    exams: SimulationResult
    results: Sequence[Result]
    wrong: Counter[str]
    reports: int
    relaxed: int

    def neighbours(self) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
        """The items of everybody and of who sits beside them."""
        for place in range(len(self.exams) - 1):
            if (place + 1) % ROOM:
                yield self.exams.items[place].tolist(), self.exams.items[place + 1].tolist()

    def shared(self) -> float:
        """Share of a person's questions that their neighbour is asked too."""
        pairs = list(self.neighbours())
        return float(np.mean([len({*one} & {*other}) / len(one) for one, other in pairs]))

    def shared_at_once(self) -> float:
        """Share of the questions that neighbours are asked at the same place."""
        return float(np.mean([np.equal(one, other).mean() for one, other in self.neighbours()]))

    def same_start(self) -> float:
        """Share of the neighbours who start with the same question."""
        return float(np.mean([one[0] == other[0] for one, other in self.neighbours()]))

    def alike(self) -> float:
        """As `shared`, between each and who is nearest in ability in the room."""
        found = []
        for first in range(0, len(self.exams), ROOM):
            able = np.argsort(self.exams.true_theta[first : first + ROOM]) + first
            rows = [{*self.exams.items[place].tolist()} for place in able.tolist()]
            found += [len(a & b) / len(a) for a, b in pairwise(rows)]
        return float(np.mean(found))


@dataclass(frozen=True)
class Crowding:
    """How the exams of a crowd are sat.

    `reports`: chance that somebody reports a question instead of answering it; the invigilator
    settles each with one chance in two before the next answer, as often for as against.
    """

    seed: int = 1
    reports: float = 0.0
    lang: str = "fr"
    needs_accessible: bool = False


def sat_by(hall: Hall, abilities: Floats, crowding: Crowding) -> Crowd:
    """The exams of these people, in their order."""
    people, length = len(abilities), hall.version.length
    luck = Luck.of(people, length=length, pretests=0, seed=crowding.seed)
    items = np.full((people, length), NOT_ASKED, np.intp)
    is_right = np.zeros((people, length), bool)
    prices, results, wrong = _first_prices(hall), list[Result](), Counter[str]()
    relaxed = reports = 0
    for person, theta in enumerate(abilities.tolist()):
        if person and person % AN_HOUR == 0:
            uses = _uses(hall.bank, items[person - AN_HOUR : person])
            prices = _renewed(hall, prices, uses)
        if person % AN_HOUR == 0:
            hall.at(prices.prices)
        exam = _sat(hall, theta, luck.answers[person], crowding, person=person)
        for place, one in enumerate(exam.answers):
            items[person, place] = hall.bank.index(one.challenge_id)
            is_right[person, place] = one.event.outcome == "ok"
        results.append(result_of(hall.version, hall.release, exam))
        wrong.update(faults(hall, exam, crowding))
        relaxed += bool(exam.alerts) and not is_within_quotas(hall, exam)
        reports += len(exam.alerts)
    exams = SimulationResult(
        items=items,
        is_right=is_right,
        true_theta=abilities,
        theta=np.array([one.theta for one in results], np.float64),
        standard_error=np.array([one.standard_error for one in results], np.float64),
        pretest_items=np.empty((people, 0), np.intp),
        pretest_is_right=np.empty((people, 0), bool),
        prices=np.array([prices.prices.get(one.id, 0.0) for one in hall.bank.items]),
        bank_size=len(hall.bank),
    )
    return Crowd(exams, results, wrong, reports=reports, relaxed=relaxed)


def faults(hall: Hall, exam: Exam, crowding: Crowding) -> Iterator[str]:
    """What an exam must never do, looked for in what was asked and not in how it was chosen."""
    asked = [hall.release.challenge(one.challenge_id) for one in exam.answers]
    if len(asked) != hall.version.length or exam.end_reason != "completed":
        yield "not whole"
    if len({one.id for one in asked}) != len(asked):
        yield "a question twice"
    for alert in exam.alerts:
        skill_id = hall.release.challenge(alert.challenge_id).skill_id
        later = {one.skill_id for one in asked[alert.position - 1 :]}
        if alert.state == "accepted" and skill_id in later:
            yield "a skill withdrawn"
    if any(crowding.lang not in one.langs for one in asked):
        yield "another language"
    if crowding.needs_accessible and not all(one.is_accessible for one in asked):
        yield "not accessible"
    if not exam.alerts and not is_within_quotas(hall, exam):
        yield "beyond the quotas"


def is_within_quotas(hall: Hall, exam: Exam) -> bool:
    """Two questions of each competence and one a subject, where the version says so."""
    skills = [
        hall.release.skill(hall.release.challenge(one.challenge_id).skill_id)
        for one in exam.answers
    ]
    policy = policy_of(hall.version)
    in_competence = Counter(one.competence_id for one in skills)
    in_tube = Counter(one.tube_id for one in skills)
    most = (policy.per_competence or len(skills), policy.per_tube or len(skills))
    return max(in_competence.values()) <= most[0] and max(in_tube.values()) <= most[1]


def reference_release(bank: ItemBank) -> Release:
    """The simulated bank as a release: a skill and a challenge for each of its items."""
    ladders: dict[str, dict[str, tuple[int, ...]]] = {}
    for item in bank.items:
        ladders.setdefault(item.competence_id, {})[item.tube_id] = (1,)
    skeleton = release({id_: ladders[id_] for id_ in bank.competence_ids})
    skills = tuple(
        replace(
            skeleton.skills[0],
            id=one.skill_id,
            tube_id=one.tube_id,
            competence_id=one.competence_id,
        )
        for one in bank.items
    )
    challenges = tuple(challenge(one.skill_id, id=one.id, a=one.a, b=one.b) for one in bank.items)
    return replace(skeleton, skills=skills, challenges=challenges)


def _sat(hall: Hall, theta: float, luck: Floats, crowding: Crowding, *, person: int) -> Exam:
    sitting = hall.sitting(
        identifier_of(f"{crowding.seed}#{person}"),
        lang=crowding.lang,
        needs_accessible=crowding.needs_accessible,
    )
    whims = np.random.default_rng([crowding.seed, person])
    while sitting.is_running:
        _settle(sitting, whims)
        if crowding.reports and whims.random() < crowding.reports:
            if len(sitting.exam.open_alerts) < OPEN_ALERTS:
                sitting.report()
            continue
        asked = sitting.asked
        chance = float(probability(theta, asked.a, asked.b))
        sitting.answer(is_right=bool(luck[len(sitting.exam.answers)] < chance))
    return sitting.exam


def _settle(sitting: Sitting, whims: np.random.Generator) -> None:
    if sitting.exam.open_alerts and whims.random() < 0.5:
        sitting.settle("accept_report" if whims.random() < 0.5 else "dismiss_report")


def _uses(bank: ItemBank, items: Indexes) -> Mapping[str, int]:
    asked = Counter(items[items != NOT_ASKED].tolist())
    return {bank.items[item].id: count for item, count in asked.items()}


def _first_prices(hall: Hall) -> PriceList:
    found = starting_prices(hall.bank, policy_of(hall.version))
    named = {one.id: price for one, price in zip(hall.bank.items, found.tolist(), strict=True)}
    return PriceList(hall.release.id, hall.version.pool, named, tests=0, counted_until=NOW)


def _renewed(hall: Hall, prices: PriceList, uses: Mapping[str, int]) -> PriceList:
    policy, until = policy_of(hall.version), prices.counted_until
    return renewed(prices, uses, bank=hall.bank, policy=policy, until=until)
