"""What one answer costs: the whole handler in this process, its parts, its DynamoDB bill."""

import gzip
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from chalice.test import Client
from pydantic import TypeAdapter

from chalicelib import wiring
from chalicelib.adapters.dynamo.assessments import DynamoAssessments
from chalicelib.core import assessment as rules
from chalicelib.core.assessment import Header, Submission
from chalicelib.core.content import Release
from chalicelib.core.grading import grade, model_answer
from chalicelib.core.identity import Principal
from chalicelib.core.variation import personalize
from chalicelib.settings import settings
from tests.bench.figures import Figure, cpu_ms
from tests.bench.table import Table, in_memory
from tests.dynamo_cost import READ_UNIT_BYTES, WRITE_UNIT_BYTES, item_size

RELEASES = Path("build/release")
OWNER_ID = "o" * 24
ASSESSMENT_ID = "a" * 24
KEY = "a-signing-key-for-the-benchmark-only"
PEER = "GET /api/health of the same app"
LAST = 32
TAKEN = 5
"""A test whose every other answer is wrong goes on after that many, whatever the rule."""
USUAL_TEXT = '{"a":"' + "x" * 40 + '"}'
"""48 bytes: the usual answer of the budget."""


class _OneRelease:
    """The release on disk, always."""

    def __init__(self, release: Release) -> None:
        self._release = release

    def get(self, release_id: str, calibration_id: str = "") -> Release:
        assert (release_id, calibration_id) == (self._release.id, "")
        return self._release

    def current(self) -> Release:
        return self._release


class _NoFiles:
    """Addresses that cost nothing: signing is measured apart."""

    def address(self, release_id: str, path: str, *, download_name: str = "") -> str:
        return f"https://files.test/{release_id}/{path}?{download_name}"


def measure() -> dict[str, Figure]:
    """Every figure about the answer's path."""
    _settle()
    release = _release()
    wiring.releases = lambda: _OneRelease(release)  # type: ignore[assignment]  # the port, on disk
    with in_memory() as table:
        return _handler(table, release) | _parts(table, release) | _bill(table, release)


def _settle() -> None:
    os.environ |= {
        "AWS_ACCESS_KEY_ID": "bench",
        "AWS_SECRET_ACCESS_KEY": "bench",
        "AWS_DEFAULT_REGION": "eu-west-3",
        "PIX_SIGNING_KEYS": KEY,
    }
    settings.cache_clear()


def _release() -> Release:
    release_id = (RELEASES / "current").read_text(encoding="ascii").strip()
    packed = (RELEASES / release_id / "release.json.gz").read_bytes()
    release = TypeAdapter(Release).validate_json(gzip.decompress(packed))
    return replace(release, id=release_id)


def _header(release: Release, assessment_id: str = ASSESSMENT_ID) -> Header:
    competence_id = max(release.competences, key=lambda c: len(release.skills_of(c.id))).id
    targets = release.skills_of(competence_id)
    header = Header(
        id=assessment_id,
        owner_id=OWNER_ID,
        kind="competence",
        release_id=release.id,
        lang="fr",
        known="-" * len(targets),
        first_challenge_id="",
        started_at=wiring.clock().now(),
        competence_id=competence_id,
        rule=settings().self_assessment_rule,
    )
    return replace(header, first_challenge_id=rules.first_challenge(header, release))


def _halfway(table: Table, release: Release) -> tuple[rules.Assessment, dict[str, Any]]:
    """An assessment with five answers, in the table, and the body of the sixth."""
    table.rows.clear()
    store = DynamoAssessments()
    state = rules.fold(_header(release), (), release)
    store.open(state.header)
    for number in range(TAKEN):
        event = rules.answer(
            state, _submission(state, release, number), release, now=wiring.clock().now()
        )
        store.append(ASSESSMENT_ID, event)
        state = rules.apply(state, event, release)
    submission = _submission(state, release, TAKEN)
    body = {
        "position": submission.position,
        "challenge_id": submission.challenge_id,
        "answer": submission.answer,
    }
    return state, body


def _submission(state: rules.Assessment, release: Release, number: int) -> Submission:
    challenge = release.challenge(state.challenge_id or "")
    given = model_answer(personalize(challenge, OWNER_ID)) if number % 2 else None
    return Submission(state.position, challenge.id, given)


def _handler(table: Table, release: Release) -> dict[str, Figure]:
    from app import app  # reads the environment that `_settle` has set

    wiring.content_files = _NoFiles  # type: ignore[assignment]  # the port, for nothing
    _, body = _halfway(table, release)
    taken = len(table.rows[ASSESSMENT_ID])
    token = wiring.tokens().access(Principal(OWNER_ID, "registered"), now=wiring.clock().now())
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    path = f"/api/learner/assessments/{ASSESSMENT_ID}/answers"

    def forget() -> None:
        rows = table.rows[ASSESSMENT_ID]
        for key in sorted(rows)[taken - 1 : -1]:
            del rows[key]

    with Client(app, stage_name="local") as client:

        def submit() -> None:
            forget()
            reply = client.http.post(path, headers=headers, body=json.dumps(body).encode())
            assert reply.status_code == 200, reply.body

        def health() -> None:
            assert client.http.get("/api/health").status_code == 200

        handler = cpu_ms(submit, times=20, before=forget)
        before = table.requests
        submit()
        requests = table.requests - before
        empty = cpu_ms(health, times=20, before=lambda: None)
    return {
        "answer.handler_ms": Figure(handler, "ms of CPU", PEER, handler / empty),
        "answer.dynamodb_requests": Figure(requests, "requests"),
    }


def _parts(table: Table, release: Release) -> dict[str, Figure]:
    state, body = _halfway(table, release)
    store = DynamoAssessments()
    challenge = release.challenge(body["challenge_id"])
    shown = personalize(challenge, OWNER_ID)
    submission = Submission(body["position"], challenge.id, body["answer"])
    header, events = store.get(ASSESSMENT_ID)
    now = wiring.clock().now()
    parts = {
        "read": lambda: store.get(ASSESSMENT_ID),
        "fold": lambda: rules.fold(header, events, release),
        "personalize": lambda: personalize(challenge, OWNER_ID),
        "grade": lambda: grade(shown, submission.answer),
        "decide": lambda: rules.answer(state, submission, release, now=now),
    }
    return {
        f"answer.{name}_ms": Figure(cpu_ms(part, times=50, before=lambda: None), "ms of CPU")
        for name, part in parts.items()
    }


def _bill(table: Table, release: Release) -> dict[str, Figure]:
    """Requests and units of the 32nd answer, every answer of the usual size."""
    table.rows.clear()
    store = DynamoAssessments()
    store.open(_header(release))
    longest = max((challenge.id for challenge in release.challenges), key=len)
    for sequence in range(1, LAST + 1):
        event = rules.Event(
            sequence,
            "answer",
            wiring.clock().now(),
            answer=USUAL_TEXT,
            outcome="ko",
            next_challenge_id=longest,
        )
        store.append(ASSESSMENT_ID, event)
    rows = table.rows[ASSESSMENT_ID]
    read = sum(item_size(row) for key, row in rows.items() if key != f"e{LAST:04d}")
    written = item_size(rows[f"e{LAST:04d}"])
    return {
        "answer.write_units": Figure(-(-written // WRITE_UNIT_BYTES), "write units"),
        "answer.read_units_at_32": Figure(-(-read // READ_UNIT_BYTES), "read units"),
        "answer.row_bytes": Figure(written, "bytes"),
    }
