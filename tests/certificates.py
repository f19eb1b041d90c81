"""A published session with one certified candidate, and the worker that makes certificates."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from chalice.test import Client

from chalicelib.adapters.messages import to_json
from chalicelib.core.certification.certification import Certification, entry_of
from chalicelib.core.certification.session import code
from chalicelib.core.content import Release
from chalicelib.core.events import CertificateRequested
from chalicelib.core.organization import Organization
from chalicelib.settings import settings
from chalicelib.wiring import certif as certif_wiring
from chalicelib.wiring import orga as orga_wiring
from tests.certif_factories import CANDIDATE_ID, CENTER_ID, SESSION_ID, certification
from tests.factories import NOW
from tests.session_factories import session

CODE = "KPTR4BW7QHMD6X"
PUBLISHED = NOW + timedelta(days=19)
EVENT = CertificateRequested("certificate-1", PUBLISHED, CANDIDATE_ID)


def center() -> None:
    """A center and its published session."""
    organization = Organization(CENTER_ID, "center", "Lycée Hedy-Lamarr", NOW)
    orga_wiring.organizations().add(organization)
    certif_wiring.sessions().add(
        session(SESSION_ID, organization_id=CENTER_ID, state="published", published_at=PUBLISHED)
    )


def published(release: Release, *, is_announced: bool = True, **changes: Any) -> Certification:
    """A certification as publication leaves it; its certificate is to be made."""
    scored = certification(release_id=release.id, **changes)
    store = certif_wiring.certifications()
    store.add(scored, entry_of(scored, "scored", at=NOW))
    read = store.get(scored.id)
    given = replace(
        read,
        stage="published",
        published_at=PUBLISHED,
        code=read.code or (CODE if read.id == CANDIDATE_ID else code(read.id, 14)),
        certificate="requested",
    )
    event = replace(EVENT, id=f"certificate-{read.id}", certification_id=read.id)
    entry = entry_of(read, "published", at=PUBLISHED, by="j" * 24)
    store.save(given, entry, event=event if is_announced else None)
    return store.get(read.id)


def deliver(client: Client, *events: CertificateRequested) -> None:
    """What SQS does: one message a time, through the handler that `app.py` declares."""
    name = settings().queue_name("certificates")
    for event in events:
        body = client.events.generate_sqs_event([to_json(event)], queue_name=name)
        client.lambda_.invoke("certificates", body)
