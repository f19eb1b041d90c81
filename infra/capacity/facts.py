"""What the model starts from: counts, milliseconds, behaviour, limits and prices, each dated.

Counts are those of `counted.json`, which `python -m tests.action_costs` writes and a test compares
with reality. What is marked "to check" was typed from memory or assumed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from infra.package.template import LIMITS as RESERVES

COUNTED = Path(__file__).with_name("counted.json")
LEVELS = (20_000, 60_000, 150_000, 200_000)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that somebody does, on average; bytes are before compression."""

    requests: float
    write_units: float
    read_units: float
    stored_bytes: float
    sent_bytes: float
    received_bytes: float


@cache
def actions() -> Mapping[str, Action]:
    """Every action that was counted, by name."""
    found = json.loads(COUNTED.read_text(encoding="utf-8"))
    return {name: Action(**one) for name, one in found.items()}


# Milliseconds of CPU: `make load` and `make bench` of 2026-11-22, x86_64, Python 3.11, one of two
# cores shared with other work (so rather too much than too little). A handler without its AWS
# client: 267 answers a second and core, 563 rooms. With it: 119 and 273, that is 1.7 ms a request.
HANDLER_MS = 1.8
OWN_MS: Mapping[str, float] = {
    "exam_answer": 3.7,
    "training_answer": 3.7,
    "start": 3.7,
    "training_start": 3.7,
    "sign_in": 1.8 + 26.4,  # argon2id, measured on the same machine on the same day
    "score": 20.0,  # to check: not measured alone
    "certificate": 49.9 + 14.8,  # bench.json: certificate.render, certificate.sign
    "campaign_page": 20.0,  # to check: measured with the emulator only
}
"""Of the action itself; `HANDLER_MS` for the others."""
REQUEST_MS = 1.7
"""Of each request to AWS: signing, sending, reading."""
COLD_MS = 2_000.0
"""Until a new process answers: 0.79 s of CPU to import the app, 0.33 to read a release (same
machine and day), on a part of a core, with S3 and first connections. To check on Lambda."""

LAMBDA_MB = 1024
CORE_MB = 1769
"""Memory that comes with one whole core (AWS Lambda documentation)."""
AWS_WAIT_MS = 5.0
"""Of a request to DynamoDB in the same region; single-digit, says AWS. To check."""

# How people behave: estimates from public facts (docs/decisions/capacity.md), and the pauses of our
# own screens.
THINK_S = 140.0
EXAM_S = 75 * 60.0
ANSWERS = 32
SEATS = 20
BELL_SHARE, BELL_S = 0.8, 300.0
PEAK_SHARE, PEAK_S = 0.2, 30.0
WAITED_S = 120.0
"""Between the ticket and the start, while the invigilator confirms who is there. To check."""
WAIT_FIRST_S, WAIT_LONGEST_S, WAIT_GROWTH = 3.0 * 1.1, 10.0 * 1.1, 1.25
LOOK_PAUSE_S = 60.0 * 1.1
ROOM_PAUSE_S = 3.0
"""Pauses of the screens with their jitter: a test reads them in the front end. A screen that waits
asks after the first, then slower with each look that brings no news."""


def wait_looks(seconds: float) -> float:
    """How often a screen that waits so long has asked."""
    looks, pause = 0.0, WAIT_FIRST_S
    while pause < min(seconds, WAIT_LONGEST_S):
        looks, seconds, pause = looks + 1, seconds - pause, pause * WAIT_GROWTH
    return looks + seconds / min(pause, WAIT_LONGEST_S)


WAIT_PAUSE_S = WAITED_S / wait_looks(WAITED_S)
"""Between two looks, on average over a usual wait."""
SITE_FILES, SITE_KB = 12, 75
"""Of a visit, from the CDN: requests (to check); bench.json: frontend.application_kb_gz, 73.2."""

# Limits: default quotas of an account, in Paris where it matters: AWS's pages on throughput of
# DynamoDB, scaling of Lambda and limits of API Gateway, as collected for this project in autumn
# 2026; WAF's quota page, read 2026-11-22. All to check in the account's own console.
API_RPS = 10_000
OUR_API_RPS = RESERVES["prod"]["exam"]["GatewayRate"]
OUR_CONCURRENCY = RESERVES["prod"]["exam"]["ApiConcurrency"]
"""What our own templates let in and reserve for exams, unless told."""
LAMBDA_CONCURRENCY = 1_000
LAMBDA_NEW_IN_10_S = 1_000
WAF_RPS = 100_000
CDN_RPS = 250_000
NEW_TABLE_WRITES, NEW_TABLE_READS = 4_000, 12_000
TABLE_WRITES, TABLE_READS = 40_000, 40_000
PARTITION_WRITES, PARTITION_READS = 1_000, 3_000

# List prices in dollars, Europe (Paris), without tax, free tier or discount: typed from memory on
# 2026-11-22 after AWS's public price pages, all to check there before they are quoted.
EUROS_PER_DOLLAR = 0.92
PRICES_DATE = "2026-11-22"
PRICE: Mapping[str, float] = {
    "million API calls": 3.70,
    "million Lambda calls": 0.20,
    "GB-second of Lambda": 0.0000166667,
    "GB-second of Lambda kept warm": 0.0000041667,
    "million write units": 0.7423,
    "million read units": 0.1485,
    "GB of table a month": 0.29715,
    "GB of table copied a month": 0.23772,
    "GB of log": 0.5985,
    "metric a month": 0.30,
    "alarm a month": 0.10,
    "million requests of WAF": 0.60,
    "WAF a month": 15.0,
    "GB from the CDN": 0.085,
    "million requests of the CDN": 1.20,
    "million messages": 0.40,
    "thousand files stored": 0.0053,
    "GB of files a month": 0.024,
    "key a month": 1.0,
}
LOG_KB = 0.6
"""Of a request: a line of metrics, and Lambda's own START, END and REPORT."""

# A year, for the bill: estimates from public facts (docs/decisions/capacity.md).
EXAMS_A_YEAR = 1_500_000
LEARNERS_A_YEAR = 4_500_000
ANSWERS_A_LEARNER = 240
"""Sixteen competences of fifteen questions; to check."""
SIGN_INS_A_LEARNER = 12
CAMPAIGN_PAGES_A_YEAR = 2_000_000
PARTNER_READS_A_YEAR = 3_000_000
METRICS, ALARMS = 450, 45
FEEDS = 3
CERTIFICATE_KB = 100.0
WARM_HOURS = 400
"""Hours a year with processes kept warm for the bell: about 100 days of 4 slots."""
