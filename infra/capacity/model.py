"""The arithmetic: people -> actions a second -> units, processes and limits. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, exp
from typing import Literal

from infra.capacity import facts
from infra.capacity.facts import Action, actions

Phase = Literal["steady", "bell", "peak", "doors"]
PHASES: tuple[Phase, ...] = ("steady", "bell", "peak", "doors")
"""Everybody answers; 80 % begin within five minutes; 20 % of all begin within thirty seconds; the
first ten seconds of these, when no process was warm."""
DOORS_S = 10.0
ACTS_BEFORE = 4
"""Events of an exam up to its first question: joined, confirmed, let in, started."""
Rates = Mapping[str, float]
"""Actions a second, by name."""
WORKERS = frozenset({"follow_act", "follow_answer", "score", "certificate", "report", "feed_line"})
"""Actions of workers: they pass no gateway, and belong to the office."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a phase asks for, a second; `busy`: processes at work, of exams and of workers; `cold`:
    processes that begin within ten seconds when none was warm."""

    requests: float
    write_units: float
    read_units: float
    sent_mb: float
    busy: float
    workers: float
    cold: float
    shard_units: float

    @property
    def partitions(self) -> int:
        """Of all tables together, when nothing is hot."""
        writes = self.write_units / facts.PARTITION_WRITES
        return ceil(max(writes, self.read_units / facts.PARTITION_READS, 1))


def rates(candidates: int, phase: Phase, *, wait_pause: float = facts.WAIT_PAUSE_S) -> Rates:
    """What people do in a second; rooms are watched in every phase."""
    rooms = candidates / facts.SEATS
    room_looks = rooms / facts.ROOM_PAUSE_S
    if phase == "steady":
        answers = candidates / facts.THINK_S
        changed = 1 - exp(-facts.SEATS / facts.THINK_S * facts.ROOM_PAUSE_S)
        return {
            "exam_answer": answers,
            "follow_answer": answers,
            "look": answers / (exp(facts.LOOK_PAUSE_S / facts.THINK_S) - 1),
            "room_changed": room_looks * changed,
            "room_unchanged": room_looks * (1 - changed),
            "score": candidates / facts.EXAM_S,
        }
    if phase == "doors":
        entries = candidates * facts.PEAK_SHARE / facts.PEAK_S
        return {
            "entry": entries,
            "follow_act": entries,
            "wait": entries * DOORS_S / facts.WAIT_FIRST_S,
        }
    starts = candidates * facts.BELL_SHARE / facts.BELL_S
    waiting = min(candidates, starts * facts.WAITED_S)
    if phase == "peak":
        starts = candidates * facts.PEAK_SHARE / facts.PEAK_S
    return {
        "entry": starts,
        "let_in": starts,
        "start": starts,
        "follow_act": ACTS_BEFORE * starts,
        "wait": waiting / wait_pause,
        "room_changed": room_looks,
    }


def cpu_ms(name: str, action: Action) -> float:
    """Of one core."""
    return facts.OWN_MS.get(name, facts.HANDLER_MS) + facts.REQUEST_MS * action.requests


def lasts_ms(name: str, action: Action) -> float:
    """In a process of Lambda: CPU on its share of a core, and the wait for AWS."""
    share = min(1.0, facts.LAMBDA_MB / facts.CORE_MB)
    return cpu_ms(name, action) / share + facts.AWS_WAIT_MS * action.requests


def demand(asked: Rates, *, is_cold: bool = False) -> Demand:
    """All of it together; each process begins anew when it `is_cold`."""
    known = actions()
    each = [(name, known[name], rate) for name, rate in asked.items()]
    busy = {name: rate * lasts_ms(name, one) / 1000 for name, one, rate in each}
    through = sum(rate for name, _, rate in each if name not in WORKERS)
    at_work = sum(used for name, used in busy.items() if name not in WORKERS)
    return Demand(
        requests=through,
        write_units=sum(rate * one.write_units for _, one, rate in each),
        read_units=sum(rate * one.read_units for _, one, rate in each),
        sent_mb=sum(rate * one.received_bytes for _, one, rate in each) / 1e6,
        busy=at_work,
        workers=sum(used for name, used in busy.items() if name in WORKERS),
        cold=at_work + through * facts.COLD_MS / 1000 if is_cold else 0.0,
        shard_units=asked.get("start", 0.0) * TRANSACTED / SHARDS,
    )


def demand_of(candidates: int, phase: Phase, *, wait_pause: float = facts.WAIT_PAUSE_S) -> Demand:
    """What so many candidates ask for in that phase."""
    return demand(rates(candidates, phase, wait_pause=wait_pause), is_cold=phase == "doors")


TRANSACTED, SHARDS = 2, 16
"""A start writes one row of a work list in a transaction; a list has that many partitions."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A default quota, what of a demand meets it, and what to do."""

    name: str
    quota: float
    met_by: Callable[[Demand], float]
    remedy: str


LIMITS: Sequence[Limit] = (
    Limit(
        "API Gateway, requests/s of an account",
        facts.API_RPS,
        lambda one: one.requests,
        "ask AWS for more (a form, days)",
    ),
    Limit(
        "our own setting: requests/s that the gateway of exams lets in",
        facts.OUR_API_RPS,
        lambda one: one.requests,
        "raise the parameter `GatewayRate` of the stack `exam`, up to the account's quota",
    ),
    Limit(
        "our own setting: processes reserved for exams",
        facts.OUR_CONCURRENCY,
        lambda one: one.busy,
        "raise the parameter `ApiConcurrency` of the stack `exam`, up to the account's quota",
    ),
    Limit(
        "Lambda, processes at once of an account",
        facts.LAMBDA_CONCURRENCY,
        lambda one: one.busy + one.workers,
        "ask AWS for more (a form, days), then reserve per deployment",
    ),
    Limit(
        "Lambda, new processes of a function in 10 s",
        facts.LAMBDA_NEW_IN_10_S,
        lambda one: one.cold,
        "have as many processes warm as the bell keeps busy, some minutes before each slot",
    ),
    Limit(
        "DynamoDB, write units/s of a table never used so",
        facts.NEW_TABLE_WRITES,
        lambda one: one.write_units,
        "raise the warm throughput of the tables of exams before the window",
    ),
    Limit(
        "DynamoDB, read units/s of a table never used so",
        facts.NEW_TABLE_READS,
        lambda one: one.read_units,
        "raise the warm throughput of the tables of exams before the window",
    ),
    Limit(
        "DynamoDB, write units/s of one table",
        facts.TABLE_WRITES,
        lambda one: one.write_units,
        "ask AWS for more (per table)",
    ),
    Limit(
        "DynamoDB, read units/s of one table",
        facts.TABLE_READS,
        lambda one: one.read_units,
        "ask AWS for more (per table)",
    ),
    Limit(
        "DynamoDB, write units/s of one partition (a work list's shard)",
        facts.PARTITION_WRITES,
        lambda one: one.shard_units,
        "more shards a list: one number in the code",
    ),
    Limit(
        "WAF, requests/s of a web ACL",
        facts.WAF_RPS,
        lambda one: one.requests,
        "ask AWS for more",
    ),
    Limit(
        "CloudFront, requests/s of a distribution, the site's files aside",
        facts.CDN_RPS,
        lambda one: one.requests,
        "ask AWS for more",
    ),
)


@dataclass(frozen=True, slots=True)
class Met:
    """How far a limit is used in a phase: 1 is all of it."""

    limit: Limit
    phase: Phase
    value: float

    @property
    def used(self) -> float:
        """1 is all of the quota."""
        return self.value / self.limit.quota


def limits_at(candidates: int, *, wait_pause: float = facts.WAIT_PAUSE_S) -> Sequence[Met]:
    """Each limit in its worst phase, the most used first: the first one met as people arrive."""
    asked = {phase: demand_of(candidates, phase, wait_pause=wait_pause) for phase in PHASES}
    worst = []
    for limit in LIMITS:
        used = [Met(limit, phase, limit.met_by(one)) for phase, one in asked.items()]
        worst.append(max(used, key=lambda one: one.used))
    return sorted(worst, key=lambda one: -one.used)


def first_limit(candidates: int, **given: float) -> Met:
    """The one that is met first on the way to so many candidates, or would be next."""
    return limits_at(candidates, **given)[0]


def most_candidates(met: Met, candidates: int) -> int:
    """How many a quota holds; everything grows in proportion to candidates."""
    return int(candidates / met.used)


def warm_processes(candidates: int, **given: float) -> int:
    """To be kept warm for the bell: what its worst seconds keep busy, and a quarter more."""
    busy = max(demand_of(candidates, phase, **given).busy for phase in PHASES)
    return ceil(busy * 1.25)
