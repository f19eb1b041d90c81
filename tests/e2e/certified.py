"""Gives somebody of a running stack a certification that was just published, or takes it back.

`python -m tests.e2e.certified <folder> <aws port> <user id> <certification id> [revoke]`: a process
of its own, since the product reads its surroundings once.
"""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from infra.local.state import Place, enter
from tests.e2e.conftest import ROOT, LocalStack


def certify(stack: LocalStack, user_id: str, certification_id: str, *options: str) -> str:
    """Run this module on a stack; the verification code."""
    port = str(urlsplit(stack.aws).port)
    command = [sys.executable, "-m", "tests.e2e.certified", str(stack.folder), port]
    done = subprocess.run(
        [*command, user_id, certification_id, *options],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout.strip().splitlines()[-1]


def main(folder: str, port: str, user_id: str, certification_id: str, *options: str) -> None:
    """Do it on the stack of that folder."""
    enter(Place(Path(folder), aws_port=int(port)))
    print(_revoke(certification_id) if options else _publish(user_id, certification_id))


def _publish(user_id: str, certification_id: str) -> str:
    from chalicelib import wiring
    from chalicelib.core.certification.certification import entry_of
    from chalicelib.core.certification.session import SECRET_LENGTH, code
    from chalicelib.core.events import CertificateRequested
    from chalicelib.core.organization import Organization
    from chalicelib.wiring import certif as certif_wiring
    from chalicelib.wiring import orga as orga_wiring
    from tests.certif_factories import certification, result
    from tests.session_factories import session

    now, release = wiring.clock().now(), wiring.releases().current()
    center = Organization(certification_id[::-1], "center", "Lycée Hedy-Lamarr", now)
    orga_wiring.organizations().add(center)
    held = session(
        f"s{certification_id[1:]}",
        organization_id=center.id,
        number=code(certification_id, 6),
        state="published",
        published_at=now,
    )
    certif_wiring.sessions().add(held)
    levels = {one.id: 1 + index % 5 for index, one in enumerate(release.competences)}
    scored = certification(
        id=certification_id,
        session_id=held.id,
        organization_id=center.id,
        user_id=user_id,
        first_name="Lou",
        birth_date=date(2008, 3, 7),
        taken_at=now,
        release_id=release.id,
        result=result(pix=412, mesh=4, levels=levels, is_clea=True),
    )
    store = certif_wiring.certifications()
    store.add(scored, entry_of(scored, "scored", at=now))
    one = store.get(certification_id)
    drawn = code(f"certified/{certification_id}", SECRET_LENGTH)
    asked = replace(one, stage="published", published_at=now, code=drawn, certificate="requested")
    event = CertificateRequested(f"certificate-{one.id}", now, one.id)
    store.save(asked, entry_of(one, "published", at=now), event=event)
    orga_wiring.announcements("certificates").announce(event)
    return drawn


def _revoke(certification_id: str) -> str:
    from chalicelib import wiring
    from chalicelib.core.certification.certification import entry_of
    from chalicelib.core.events import CertificateRequested
    from chalicelib.wiring import certif as certif_wiring
    from chalicelib.wiring import orga as orga_wiring
    from tests.certif_factories import result

    store, now = certif_wiring.certifications(), wiring.clock().now()
    one = store.get(certification_id)
    gone = result(
        status="cancelled_by_jury", comment="cancelled_by_jury", pix=None, mesh=None, levels={}
    )
    revoked = replace(one, result=gone, result_number=one.result_number + 1, revoked_at=now)
    event = CertificateRequested(f"withdrawn-{one.id}", now, one.id)
    store.save(revoked, entry_of(one, "revoked", at=now), event=event)
    orga_wiring.announcements("certificates").announce(event)
    return one.code


if __name__ == "__main__":
    main(*sys.argv[1:])
