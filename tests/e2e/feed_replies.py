"""Replies of the API for the staff's pages about nightly feeds, written by hand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.e2e.replies import Json

OF_FEEDS = "/api/admin/feeds"
SOME_ID = "zyxwvutsrqponmlkjihgfedc"
TODAY = datetime.now(ZoneInfo("Europe/Paris")).date()
PRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def counts(created: int, *, refused: int = 0) -> Json:
    """What a run made of what was due."""
    return {
        "taken": created + 27 + refused,
        "exported": created + 24,
        "created": created,
        "corrected": 20,
        "cancelled": 4,
        "unchanged": 3,
        "repeated": 0,
        "refused": refused,
        "by_reason": {"no_school": refused - 2, "rejected": 2} if refused > 2 else {},
    }


def receipt(status: str = "accepted", *, rejected: int = 0) -> Json:
    """What the receiver said."""
    return {
        "status": status,
        "at": "2026-11-22T05:10:00.000Z",
        "client_id": SOME_ID,
        "client": "Ministère de l'éducation, livret scolaire unique",
        "rejected": [
            {"certification_id": letter * 24, "code": "UAI_INCONNUE"} for letter in "abc"[:rejected]
        ],
    }


def run(feed: str, day: date, state: str = "done", **given: object) -> Json:
    """A night of a feed."""
    return {
        "feed": feed,
        "date": day.isoformat(),
        "state": state,
        "started_at": f"{day.isoformat()}T01:00:04.000Z",
        "finished_at": f"{day.isoformat()}T01:02:18.000Z" if state == "done" else None,
        "seconds": 134 if state == "done" else None,
        "counts": counts(1180 + day.day, refused=14),
        "failure": "EndpointConnectionError" if state == "failed" else "",
        "receipt": receipt() if state == "done" else None,
        **given,
    }


def nights(feed: str, *last: Json) -> list[Json]:
    """Three weeks of good nights, after those."""
    before = [TODAY - timedelta(days=days) for days in range(len(last), 21) if days != 9]
    return [*last, *(run(feed, day) for day in before)]


FEEDS: list[Json] = [
    {"feed": "lsu", "runs": nights("lsu", run("lsu", TODAY, receipt=None))},
    {
        "feed": "parcoursup",
        "runs": nights(
            "parcoursup",
            run("parcoursup", TODAY, "failed"),
            run("parcoursup", TODAY - timedelta(days=1), receipt=receipt("rejected")),
        ),
    },
    {"feed": "cpf", "runs": nights("cpf", run("cpf", TODAY, "partial"))},
]


def balance(feed: str, *, missing: int = 0) -> Json:
    """The sums of a feed."""
    return {
        "feed": feed,
        "published": 48_210 + missing,
        "exported": 47_033,
        "refused": 1163,
        "due": 14,
        "missing": missing,
        "missing_ids": [letter * 24 for letter in "abc"[:missing]],
    }


RECONCILIATION: Json = {
    "at": "2026-11-22T05:00:00.000Z",
    "since": "2026-10-22T00:00:00.000Z",
    "until": "2026-11-22T00:00:00.000Z",
    "sessions": 1204,
    "balances": [balance("lsu"), balance("parcoursup", missing=2), balance("cpf")],
}
"""Of a night of `SOME_ID`: the address that pages are looked at by."""
SHEET: Json = {
    **run("lsu", TODAY, receipt=receipt(rejected=3)),
    "manifest_sha256": PRINT,
    "files": [
        {"name": "part-0001.jsonl.gz", "lines": 1204, "bytes": 318_220, "sha256": PRINT},
        {"name": "refused-0001.jsonl.gz", "lines": 14, "bytes": 412, "sha256": PRINT},
    ],
}
FAILED: Json = {**SHEET, **run("parcoursup", TODAY, "failed"), "manifest_sha256": "", "files": []}

NORMAL: dict[str, Json] = {
    OF_FEEDS: {"feeds": FEEDS},
    f"{OF_FEEDS}/reconciliation": RECONCILIATION,
    f"{OF_FEEDS}/{SOME_ID}/{SOME_ID}": SHEET,
    f"{OF_FEEDS}/lsu/{TODAY}": SHEET,
    f"{OF_FEEDS}/parcoursup/{TODAY}": FAILED,
}
EMPTY: dict[str, Json] = {
    OF_FEEDS: {"feeds": [{"feed": feed, "runs": []} for feed in ("lsu", "parcoursup", "cpf")]},
    f"{OF_FEEDS}/{SOME_ID}/{SOME_ID}": {**FAILED, "counts": counts(0)},
}
