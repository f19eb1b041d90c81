"""What a certificate costs: set by typst from the real template, signed by pyHanko."""

import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from chalicelib.adapters.certificate_pdf import TypstCertificates
from chalicelib.adapters.pdf_signature import PadesSignature
from chalicelib.adapters.seals import StoredSeal
from chalicelib.core.certification.certificate import Certificate, Issuing, certificate_of
from chalicelib.core.content import Area, Competence, Release
from infra.local.seals import seal_file
from tests.bench.figures import Figure
from tests.certif_factories import certification, result
from tests.factories import EXAM_VERSIONS, release

HOLDERS = 60
AT = datetime(2026, 4, 2, 12, tzinfo=UTC)


def measure() -> dict[str, Figure]:
    """Sixty holders, each with a name, a score and levels of their own."""
    rendering, signing, sizes = [], [], []
    pages = TypstCertificates("Sextant", site_origin="https://sextant.example")
    with TemporaryDirectory() as folder:
        seal = StoredSeal(f"file:{seal_file(Path(folder), 'certificates')}", region="eu-west-3")
        signature = PadesSignature(seal, name="Sextant")
        known = _framework()
        signature.sign(pages.render(_certificate(known, 0), "fr", at=AT), at=AT)
        for holder in range(1, HOLDERS + 1):
            one = _certificate(known, holder)
            started = time.process_time()
            made = pages.render(one, "fr", at=AT)
            rendered = time.process_time()
            sizes.append(len(signature.sign(made, at=AT)))
            rendering.append(rendered - started)
            signing.append(time.process_time() - rendered)
    whole = [one + other for one, other in zip(rendering, signing, strict=True)]
    return {
        "certificate.per_s_core": Figure(1 / statistics.median(whole), "certificates/s"),
        "certificate.render": Figure(1000 * statistics.median(rendering), "ms"),
        "certificate.sign": Figure(1000 * statistics.median(signing), "ms"),
        "certificate.size": Figure(statistics.mean(sizes) / 1000, "kB"),
    }


def _certificate(known: Release, holder: int) -> Certificate:
    levels = {one.id: (holder * 7 + place * 3) % 8 for place, one in enumerate(known.competences)}
    one = certification(
        first_name=f"Zélie {chr(65 + holder % 26)}.",
        last_name=f"Martelin {holder}",
        stage="published",
        published_at=AT,
        code="KPTR4BW7QHMD6X",
        result=result(pix=100 + 13 * holder, mesh=3, levels=levels, is_clea=True),
    )
    version = EXAM_VERSIONS[0]
    return certificate_of(one, Issuing(version, known, "Lycée Hedy-Lamarr", "Europe/Paris"))


def _framework() -> Release:
    """The areas and competences of the real content."""
    areas = yaml.safe_load(Path("content/framework.yaml").read_text(encoding="utf-8"))["areas"]
    return replace(
        release(),
        areas=tuple(Area(key, area["title"]) for key, area in areas.items()),
        competences=tuple(
            Competence(key, area_id, found["title"], found["description"])
            for area_id, area in areas.items()
            for key, found in area["competences"].items()
        ),
    )
