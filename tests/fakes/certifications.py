"""In-memory store of certifications, their results and audit trails."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from chalicelib.core.certif_errors import CertificationNotFound
from chalicelib.core.certification.certification import AuditEntry, Certification, Result
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.events import CertificateRequested


class FakeCertifications:
    """`ports.certif.Certifications` in dictionaries; `events` are those announced."""

    def __init__(self) -> None:
        self._rows: dict[str, Certification] = {}
        self._results: dict[str, list[Result]] = defaultdict(list)
        self._audit: dict[str, list[AuditEntry]] = defaultdict(list)
        self.events: list[CertificateRequested] = []

    def get(self, certification_id: str) -> Certification:
        if certification_id not in self._rows:
            raise CertificationNotFound
        return self._rows[certification_id]

    def find_many(self, certification_ids: Sequence[str]) -> Sequence[Certification]:
        return [self._rows[id_] for id_ in certification_ids if id_ in self._rows]

    def list_of_user(self, user_id: str) -> Sequence[Certification]:
        owned = [one for one in self._rows.values() if one.user_id == user_id]
        return sorted(owned, key=lambda one: (one.taken_at, one.id))

    def find_by_code(self, code: str) -> Certification | None:
        found = (one for one in self._rows.values() if one.code == code)
        return next((one for one in found if one.stage == "published"), None)

    def add(self, certification: Certification, entry: AuditEntry) -> None:
        if certification.id in self._rows:
            raise RowExists
        self._keep(certification, entry)

    def save(
        self,
        certification: Certification,
        entry: AuditEntry,
        *,
        event: CertificateRequested | None = None,
    ) -> None:
        former = self._rows.get(certification.id)
        if former is None or former.version != certification.version:
            raise StaleRow
        held = {one.code for one in self._rows.values() if one.id != certification.id}
        if certification.code and certification.code in held:
            raise RowExists
        self._keep(certification, entry)
        if event:
            self.events.append(event)

    def list_proposed(self, *, limit: int = 100) -> Sequence[Certification]:
        waiting = [one for one in self._rows.values() if one.proposal is not None]
        return sorted(waiting, key=lambda one: (one.taken_at, one.id))[:limit]

    def results(self, certification_id: str) -> Sequence[Result]:
        return tuple(self._results[certification_id])

    def audit(self, certification_id: str) -> Sequence[AuditEntry]:
        return tuple(self._audit[certification_id])

    def unlink(self, certification_id: str) -> None:
        one = self.get(certification_id)
        self._rows[one.id] = replace(one, user_id=None, version=one.version + 1)

    def _keep(self, certification: Certification, entry: AuditEntry) -> None:
        if any(known.sequence == entry.sequence for known in self._audit[entry.certification_id]):
            raise StaleRow
        kept = self._results[certification.id]
        if len(kept) < certification.result_number:
            kept.append(certification.result)
        elif kept[certification.result_number - 1] != certification.result:
            raise StaleRow
        self._audit[entry.certification_id].append(entry)
        self._rows[certification.id] = replace(certification, version=certification.version + 1)
