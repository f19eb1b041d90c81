"""In-memory doubles of what certificates need: files, status lists, pages, a seal."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from chalicelib.core.certif_errors import CertificateNotReady
from chalicelib.core.certification.certificate import Certificate
from chalicelib.core.identity import Lang


class FakeCertificateFiles:
    """`ports.certif.CertificateFiles` in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, Lang], bytes] = {}

    def put(self, certificate_id: str, pdf: bytes, *, lang: Lang = "fr") -> None:
        self.kept[certificate_id, lang] = pdf

    def get(self, certificate_id: str, *, lang: Lang = "fr") -> bytes:
        if (certificate_id, lang) not in self.kept:
            raise CertificateNotReady
        return self.kept[certificate_id, lang]

    def has(self, certificate_id: str, *, lang: Lang = "fr") -> bool:
        return (certificate_id, lang) in self.kept

    def remove(self, certificate_id: str, *, lang: Lang = "fr") -> None:
        self.kept.pop((certificate_id, lang), None)

    def address(self, certificate_id: str, *, download_name: str, lang: Lang = "fr") -> str:
        return f"https://files.test/{certificate_id}-{lang}?{download_name}"


class FakeStatusLists:
    """`ports.certif.StatusLists` in dictionaries."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, int], str] = {}
        self._revoked: dict[str, set[int]] = defaultdict(set)

    def take_place(self, list_id: str, place: int, *, holder_id: str) -> bool:
        return self._places.setdefault((list_id, place), holder_id) == holder_id

    def revoke(self, list_id: str, place: int) -> None:
        self._revoked[list_id].add(place)

    def revoked(self, list_id: str) -> Collection[int]:
        return set(self._revoked[list_id])


class FakePages:
    """`ports.certif.CertificatePages`: the holder's name, as bytes."""

    def render(self, certificate: Certificate, lang: Lang, *, at: datetime) -> bytes:
        return f"{lang} {certificate.first_name} {certificate.last_name} {at}".encode()

    def file_name(self, certificate: Certificate, lang: Lang) -> str:
        return f"{lang}-{certificate.published_on}.pdf"


class FakeSignature:
    """`ports.certif.Signature`: a word in front."""

    def sign(self, pdf: bytes, *, at: datetime) -> bytes:
        return b"signed " + pdf
