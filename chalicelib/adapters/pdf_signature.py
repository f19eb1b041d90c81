"""Signs PDFs: PAdES B-B with a P-256 key, so that one changed byte shows."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

from chalicelib.adapters.seals import Seal, StoredSeal

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSigner, Signer

_FIELD = "Signature1"
_CMS_BYTES = 2048
"""What a signature takes beside its certificates, with room to spare."""


class PadesSignature:
    """`ports.certif.Signature` by pyHanko. It takes 600 ms to load: only its worker does."""

    def __init__(self, seal: StoredSeal, *, name: str) -> None:
        self._stored = seal
        self._name = name

    def sign(self, pdf: bytes, *, at: datetime) -> bytes:
        """The document with its signature, made at that instant."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

        session = self._signer.init_signing_session(IncrementalPdfFileWriter(BytesIO(pdf)))
        session.system_time = at
        document = session.prepare_tbs_document(
            validation_info=None, bytes_reserved=self._bytes_reserved
        )
        output = BytesIO()
        digest, _ = document.digest_tbs_document(output=output)
        signing = document.perform_signature(
            document_digest=digest.document_digest,
            pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=at),
        )
        # In a thread of its own: the caller's may have an event loop that runs already.
        with ThreadPoolExecutor(max_workers=1) as apart:
            apart.submit(asyncio.run, signing).result()
        return output.getvalue()

    @cached_property
    def _bytes_reserved(self) -> int:
        """In hexadecimal digits: a size known beforehand saves signing twice to measure one."""
        seal = self._stored.seal
        return 2 * (_CMS_BYTES + sum(map(len, (seal.certificate, *seal.chain))))

    @cached_property
    def _signer(self) -> "PdfSigner":
        from pyhanko.sign import fields, signers

        # Without an appearance, hidden and out of the page: nothing untagged for a screen reader.
        field = fields.SigFieldSpec(
            _FIELD,
            readable_field_name=self._name,
            invis_sig_settings=fields.InvisSigSettings(
                set_print_flag=False, set_hidden_flag=True, box_out_of_bounds=True
            ),
        )
        meta = signers.PdfSignatureMetadata(
            field_name=_FIELD,
            name=self._name,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
        )
        return signers.PdfSigner(meta, signer=_signer_of(self._stored.seal), new_field_spec=field)


def _signer_of(seal: Seal) -> "Signer":
    from asn1crypto import x509
    from pyhanko.sign.signers import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class SealSigner(Signer):
        """Lets the seal sign."""

        async def async_sign_raw(
            self,
            data: bytes,
            digest_algorithm: str,  # noqa: ARG002  # SHA-256, as the seal
            dry_run: bool = False,  # noqa: ARG002
        ) -> bytes:
            return seal.sign(data)

    registry = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    registry.register_multiple([x509.Certificate.load(one) for one in seal.chain])
    certificate = x509.Certificate.load(seal.certificate)
    return SealSigner(signing_cert=certificate, cert_registry=registry)
