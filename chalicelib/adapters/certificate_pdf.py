"""Certificates set by typst: accessible PDFs (PDF/UA-1), in the languages of the service."""

import json
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.adapters.certificate_words import FOLDER, data_of, file_name
from chalicelib.core.certification.certificate import Certificate
from chalicelib.core.identity import Lang

if TYPE_CHECKING:
    import typst


class TypstCertificates:
    """`ports.certif.CertificatePages`: one compiler a process, fonts and template read once."""

    def __init__(self, service_name: str, *, site_origin: str) -> None:
        self._service_name = service_name
        self._origin = site_origin

    def render(self, certificate: Certificate, lang: Lang, *, at: datetime) -> bytes:
        """Two pages; the same certificate and instant give the same bytes."""
        data = data_of(certificate, lang, service_name=self._service_name, origin=self._origin)
        made = self._compiler.compile(
            format="pdf",
            sys_inputs={"data": json.dumps(data)},
            pdf_standards="ua-1",
            timestamp=int(at.timestamp()),
        )
        if not isinstance(made, bytes):
            raise TypeError("typst made no single document")
        return made

    def file_name(self, certificate: Certificate, lang: Lang) -> str:
        """The day it was awarded; it names nobody."""
        return file_name(certificate, lang)

    @cached_property
    def _compiler(self) -> "typst.Compiler":
        import typst  # 30 MB: only where papers are made

        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FOLDER / "fonts")])
        return typst.Compiler(str(FOLDER / "certificate.typ"), root=str(FOLDER), font_paths=fonts)
