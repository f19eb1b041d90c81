"""Certificates as documents, read by others than who made them."""

import asyncio
import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import boto3
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from asn1crypto import x509
from cryptography import x509 as crypto_x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_der_public_key
from cryptography.x509.oid import NameOID
from moto import mock_aws
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from chalicelib.adapters.certificate_pdf import TypstCertificates
from chalicelib.adapters.certificate_words import words_of
from chalicelib.adapters.pdf_signature import PadesSignature
from chalicelib.adapters.seals import StoredSeal
from chalicelib.core.certif_errors import SigningKeyMissing
from chalicelib.core.certification.certificate import Certificate, Issuing, certificate_of
from chalicelib.core.content import Area, Competence
from chalicelib.core.identity import LANGS, Lang
from infra.local.readers import missing
from infra.local.seals import seal_file
from tests.certif_factories import certification, result
from tests.factories import EXAM_VERSIONS, release, texts

AT = datetime(2026, 4, 2, 12, tzinfo=UTC)
CODE = "KPTR4BW7QHMD6X"
COUNTS = {"1": 3, "2": 4, "3": 4, "4": 3, "5": 2}
LEVELS = {
    f"{area}.{n}": (int(area) * n) % 7 + 1 for area in COUNTS for n in range(1, COUNTS[area] + 1)
}
LONG = {
    "first_name": "Marie-Antoinette Françoise",
    "last_name": "de la Rochefoucauld-Montmorency",
}


def framework() -> Any:
    return replace(
        release(),
        areas=tuple(Area(area, texts(f"Domaine {area}")) for area in COUNTS),
        competences=tuple(
            Competence(one, one[0], texts(f"Compétence {one}"), texts("")) for one in LEVELS
        ),
    )


def certificate(**changes: Any) -> Certificate:
    given = {"first_name": "Zélie", "last_name": "Martelin-Roy", "birth_date": date(2008, 3, 7)}
    one = certification(
        stage="published",
        published_at=AT,
        code=CODE,
        result=result(pix=412, mesh=4, levels=LEVELS, is_clea=True),
        **{**given, **changes},
    )
    issuing = Issuing(EXAM_VERSIONS[0], framework(), "Lycée Hedy-Lamarr", "Europe/Paris")
    return certificate_of(one, issuing)


@pytest.fixture(scope="module")
def pages() -> TypstCertificates:
    return TypstCertificates("Sextant", site_origin="https://sextant.test")


@pytest.fixture(scope="module")
def seal(tmp_path_factory: pytest.TempPathFactory) -> StoredSeal:
    path = seal_file(tmp_path_factory.mktemp("seals"), "certificates")
    return StoredSeal(f"file:{path}", region="eu-west-3")


@pytest.fixture(scope="module")
def signature(seal: StoredSeal) -> PadesSignature:
    return PadesSignature(seal, name="Sextant")


@pytest.fixture(scope="module", params=LANGS)
def document(
    request: pytest.FixtureRequest, pages: TypstCertificates, signature: PadesSignature
) -> bytes:
    """A signed certificate in each language."""
    return signature.sign(pages.render(certificate(), request.param, at=AT), at=AT)


def lang_of(document: bytes) -> Lang:
    with pikepdf.open(BytesIO(document)) as pdf:
        return "en" if str(pdf.Root.Lang).startswith("en") else "fr"


def text_of(document: bytes) -> str:
    pdf = pypdfium2.PdfDocument(document)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def tags(node: Any, kind: str) -> Iterator[Any]:
    """The elements of that kind in a structure tree, in reading order."""
    if not isinstance(node, pikepdf.Dictionary | pikepdf.Array):
        return
    if isinstance(node, pikepdf.Array):
        for inner in node.as_list():
            yield from tags(inner, kind)
        return
    if node.get("/S") == f"/{kind}":
        yield node
    if "/K" in node:
        yield from tags(node["/K"], kind)


def test_the_structure_says_what_screen_readers_need(document: bytes) -> None:
    lang = lang_of(document)
    with pikepdf.open(BytesIO(document)) as pdf:
        root = pdf.Root.StructTreeRoot
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"].startswith(words_of(lang)["title"])
        assert len(list(tags(root, "H1"))) == 1
        assert len(list(tags(root, "H2"))) == 3
        figures = [str(figure.get("/Alt", "")) for figure in tags(root, "Figure")]
        assert len(figures) == 2
        assert all(len(alternative) > 20 for alternative in figures)
        assert len(list(tags(root, "Table"))) == 4
        assert {str(cell.A["/Scope"]) for cell in headers(root)} == {"/Column"}
        assert len(headers(root)) == 3 + len(COUNTS) + 3 + 2 + 2


def headers(root: Any) -> Sequence[Any]:
    found = []
    for cell in tags(root, "TH"):
        attributes = cell.A.as_list() if isinstance(cell.A, pikepdf.Array) else [cell.A]
        cell.A = next(one for one in attributes if "/Scope" in one)
        found.append(cell)
    return found


def test_nothing_visible_is_out_of_the_structure(document: bytes) -> None:
    with pikepdf.open(BytesIO(document)) as pdf:
        for page in pdf.pages:
            instructions = pikepdf.parse_content_stream(page)
            depth = 0
            for operands, operator in instructions:
                name = str(operator)
                if name in {"BDC", "BMC"}:
                    depth += 1
                elif name == "EMC":
                    depth -= 1
                assert name not in {"Tj", "TJ", "Do"} or depth, operands
        (hidden,) = pdf.pages[0].get("/Annots", pikepdf.Array()).as_list()
        assert int(hidden.F) & 2, "the signature's field is hidden"


def test_everything_that_is_told_is_there(document: bytes) -> None:
    text, words = text_of(document), words_of(lang_of(document))
    said = ["Zélie MARTELIN-ROY", "412", "KPTR-4BW7-QHMD-6X", "RS5875", "Lycée Hedy-Lamarr"]
    said += [words["meshes"]["independent_4"], words["clea"], words["digcomp"], words["grid"]]
    said += ["2029", *(f"Compétence {one}" for one in LEVELS), "Sextant", "sextant.test/verify"]
    assert [one for one in said if one not in text] == []
    assert len(pypdfium2.PdfDocument(document)) == 2


def test_the_code_leads_to_verification(document: bytes) -> None:
    picture = pypdfium2.PdfDocument(document)[0].render(scale=3).to_pil()
    found = [one.text for one in zxingcpp.read_barcodes(picture)]
    assert found == [f"https://sextant.test/verify#{CODE}"]


def test_the_signature_covers_the_document_and_is_of_the_seal(
    document: bytes, seal: StoredSeal
) -> None:
    status = validated(document, seal)
    assert status.bottom_line
    assert status.coverage.name == "ENTIRE_FILE"
    assert status.signer_reported_dt == AT
    embedded = PdfFileReader(BytesIO(document)).embedded_signatures[0]
    assert embedded.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"


def test_who_runs_an_event_loop_may_sign_too(
    pages: TypstCertificates, signature: PadesSignature
) -> None:
    plain = pages.render(certificate(), "fr", at=AT)

    async def busy() -> bytes:
        return signature.sign(plain, at=AT)

    with ThreadPoolExecutor(max_workers=1) as apart:
        assert len(apart.submit(asyncio.run, busy()).result()) > len(plain)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_changed_byte_breaks_the_signature(
    document: bytes, seal: StoredSeal, share: float
) -> None:
    start, length = first_range(document)
    changed = bytearray(document)
    place = next(
        at
        for at in range(start + int(length * share), start + length)
        if changed[at] in b"0123456789"
    )
    changed[place] = ord("1") if changed[place] != ord("1") else ord("2")
    try:
        status = validated(bytes(changed), seal)
    except Exception:  # noqa: BLE001  # the byte may also make it unreadable
        return
    assert not status.bottom_line


def first_range(document: bytes) -> tuple[int, int]:
    found = re.search(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)", document)
    assert found
    return int(found[1]), int(found[2])


def validated(document: bytes, seal: StoredSeal) -> Any:
    own = x509.Certificate.load(seal.seal.certificate)
    context = ValidationContext(trust_roots=[own], moment=AT.replace(tzinfo=UTC))
    embedded = PdfFileReader(BytesIO(document)).embedded_signatures[0]
    check = partial(validate_pdf_signature, embedded, signer_validation_context=context)
    # In a thread of its own: that of browser tests has an event loop that runs already.
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(check).result()


@pytest.mark.parametrize("lang", LANGS)
def test_long_names_and_small_results_stay_on_two_pages(
    pages: TypstCertificates, lang: Lang
) -> None:
    few = result(pix=70, mesh=1, levels=dict.fromkeys(LEVELS, 0))
    center = "Centre de formation d’apprentis des métiers du numérique de Clermont-Auvergne"
    given = replace(certificate(**LONG), center_name=center, digcomp=(), is_clea=False)
    made = pages.render(replace(given, pix=few.pix or 0, mesh=None), lang, at=AT)
    assert len(pypdfium2.PdfDocument(made)) == 2
    assert LONG["last_name"].upper() in text_of(made)


def test_names_in_other_letters_are_written(pages: TypstCertificates) -> None:
    made = pages.render(certificate(first_name="Ngọc Ánh", last_name="Şahin"), "fr", at=AT)
    assert "Ngọc Ánh ŞAHIN" in text_of(made)


def test_the_same_certificate_gives_the_same_document(pages: TypstCertificates) -> None:
    assert pages.render(certificate(), "fr", at=AT) == pages.render(certificate(), "fr", at=AT)


def test_both_languages_say_the_same_things() -> None:
    assert shape(words_of("fr")) == shape(words_of("en"))


def shape(words: Any) -> Any:
    if isinstance(words, str):
        return sorted(set(re.findall(r"\$\w+", words)))
    if isinstance(words, list):
        return len(words)
    return {key: shape(value) for key, value in words.items()}


def test_the_file_names_nobody(pages: TypstCertificates) -> None:
    assert pages.file_name(certificate(), "fr") == "certificat-2026-04-02.pdf"


@pytest.mark.parametrize(
    "text", ["", "-----BEGIN CERTIFICATE-----\nxx", "-----BEGIN PRIVATE KEY-----"]
)
def test_a_seal_that_is_none_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "seal.pem"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((SigningKeyMissing, ValueError)):
        _ = StoredSeal(f"file:{path}", region="eu-west-3").seal
    with pytest.raises(SigningKeyMissing):
        _ = StoredSeal("", region="eu-west-3").seal


def test_other_programs_read_it(document: bytes, tmp_path: Path) -> None:
    assert not missing(), "make test installs them"
    path = tmp_path / "certificate.pdf"
    path.write_bytes(document)

    def said(*command: str) -> str:
        return subprocess.run(
            [*command], check=True, capture_output=True, text=True, timeout=30
        ).stdout

    assert re.search(r"Tagged:\s+yes", said("pdfinfo", str(path)))
    assert "Zélie MARTELIN-ROY" in said("pdftotext", "-layout", str(path), "-")
    assert "No syntax or stream encoding errors" in said("qpdf", "--check", str(path))


def test_words_are_data_for_the_template_never_markup(pages: TypstCertificates) -> None:
    made = pages.render(certificate(first_name="#panic()", last_name="*x*"), "fr", at=AT)
    assert "#panic() *X*" in text_of(made)
    assert json.dumps("#panic()") == '"#panic()"'


def test_the_seal_may_be_a_secret_and_its_key_in_kms(pages: TypstCertificates) -> None:
    with mock_aws():
        kms = boto3.client("kms", region_name="eu-west-3")
        made = kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")
        key_id = made["KeyMetadata"]["KeyId"]
        public = load_der_public_key(kms.get_public_key(KeyId=key_id)["PublicKey"])
        secrets = boto3.client("secretsmanager", region_name="eu-west-3")
        secrets.create_secret(Name="pix-seal", SecretString=vouched(public))
        seal = StoredSeal("pix-seal", region="eu-west-3", kms_key=key_id)
        signed = PadesSignature(seal, name="Sextant").sign(
            pages.render(certificate(), "fr", at=AT), at=AT
        )
        assert validated(signed, seal).bottom_line
        with pytest.raises(SigningKeyMissing):
            _ = StoredSeal("another", region="eu-west-3").seal


def vouched(public: Any) -> str:
    """A certificate for that key, in PEM."""
    name = crypto_x509.Name([crypto_x509.NameAttribute(NameOID.COMMON_NAME, "Sextant")])
    authority = ec.generate_private_key(ec.SECP256R1())
    usage = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    made = (
        crypto_x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(7)
        .not_valid_before(AT.replace(year=2025))
        .not_valid_after(AT.replace(year=2035))
        .add_extension(
            crypto_x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), True
        )
        .sign(authority, SHA256())
    )
    return made.public_bytes(Encoding.PEM).decode()
