"""What it costs: of a thousand exams, of a year. Pure; prices are list prices, to check."""

from collections.abc import Mapping

from infra.capacity import facts
from infra.capacity.facts import PRICE, actions
from infra.capacity.model import ACTS_BEFORE, WORKERS, lasts_ms, rates, warm_processes

Uses = Mapping[str, float]
"""How often each action happens."""
MILLION, KB_OF_A_GB = 1e6, 1e6


def of_one_exam() -> Uses:
    """Everything that one candidate's exam makes people, screens and workers do."""
    seconds = facts.EXAM_S
    steady = rates(1, "steady")
    looks = ("look", "room_changed", "room_unchanged")
    return {
        "entry": 1,
        "wait": facts.WAITED_S / facts.WAIT_PAUSE_S,
        "let_in": 1,
        "start": 1,
        "exam_answer": facts.ANSWERS,
        "follow_act": ACTS_BEFORE,
        "follow_answer": facts.ANSWERS,
        **{name: steady[name] * seconds for name in looks},
        "score": 1,
        "certificate": 1,
        "report": 2,  # scored, then published
        "feed_line": facts.FEEDS,
    }


def of_a_year() -> Uses:
    """Exams, training, and those who read."""
    answers = facts.LEARNERS_A_YEAR * facts.ANSWERS_A_LEARNER
    return {
        **{name: times * facts.EXAMS_A_YEAR for name, times in of_one_exam().items()},
        "training_start": answers / 15,
        "training_answer": answers,
        "sign_in": facts.LEARNERS_A_YEAR * facts.SIGN_INS_A_LEARNER,
        "campaign_page": facts.CAMPAIGN_PAGES_A_YEAR,
        "partner_read": facts.PARTNER_READS_A_YEAR,
    }


def dollars(uses: Uses) -> dict[str, float]:
    """What is billed by use, by service."""
    known = actions()
    each = [(name, known[name], times) for name, times in uses.items()]
    calls = sum(times for name, _, times in each if name not in WORKERS)
    runs = sum(times for _, _, times in each)
    seconds = sum(times * lasts_ms(name, one) / 1000 for name, one, times in each)
    writes = sum(times * one.write_units for _, one, times in each)
    reads = sum(times * one.read_units for _, one, times in each)
    sent = sum(times * one.received_bytes for _, one, times in each) / 1e9
    memory = facts.LAMBDA_MB / 1024
    visits = uses.get("entry", 0) + uses.get("sign_in", 0)
    seen = calls + visits * facts.SITE_FILES
    sent += visits * facts.SITE_KB / KB_OF_A_GB
    return {
        "API Gateway": calls / MILLION * PRICE["million API calls"],
        "Lambda": runs / MILLION * PRICE["million Lambda calls"]
        + seconds * memory * PRICE["GB-second of Lambda"],
        "DynamoDB": writes / MILLION * PRICE["million write units"]
        + reads / MILLION * PRICE["million read units"],
        "CDN": sent * PRICE["GB from the CDN"]
        + seen / MILLION * PRICE["million requests of the CDN"],
        "WAF": calls / MILLION * PRICE["million requests of WAF"],
        "logs": runs * facts.LOG_KB / KB_OF_A_GB * PRICE["GB of log"],
        "queues and files": uses.get("certificate", 0)
        * (PRICE["million messages"] * 3 / MILLION + PRICE["thousand files stored"] / 1000),
    }


def standing_dollars(candidates: int) -> dict[str, float]:
    """A year of what is billed whether or not anybody comes, sized for so many at once."""
    stored = sum(actions()[name].stored_bytes * times for name, times in of_a_year().items()) / 1e9
    table = PRICE["GB of table a month"] + PRICE["GB of table copied a month"]
    papers = facts.EXAMS_A_YEAR * facts.CERTIFICATE_KB / KB_OF_A_GB
    months = 12
    warm = warm_processes(candidates) * facts.LAMBDA_MB / 1024 * facts.WARM_HOURS * 3600
    return {
        "processes kept warm": warm * PRICE["GB-second of Lambda kept warm"],
        "a year of rows, kept a year, with copies": stored * table * months,
        "certificates kept": papers * PRICE["GB of files a month"] * months,
        "metrics and alarms": months
        * (facts.METRICS * PRICE["metric a month"] + facts.ALARMS * PRICE["alarm a month"]),
        "WAF and keys": months * (PRICE["WAF a month"] + 4 * PRICE["key a month"]),
    }


def euros(bill: Mapping[str, float]) -> float:
    """The sum, at the rate of the facts."""
    return sum(bill.values()) * facts.EUROS_PER_DOLLAR


def euros_per_thousand_exams() -> float:
    """By use alone."""
    return euros(dollars({name: times * 1000 for name, times in of_one_exam().items()}))
