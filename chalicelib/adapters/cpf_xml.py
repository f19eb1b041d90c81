"""The CPF's XML, a passage at a time: what was taken is written and forgotten."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from uuid import UUID
from xml.sax.saxutils import escape

from chalicelib.core.certification.birth_place import FRANCE
from chalicelib.core.feed.ledger import Content
from chalicelib.core.feed.night import SCHOOLS

NAMESPACE = "urn:cdc:cpf:pc5:schema:1.0.0"
_FRANCE_CODE = "100"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PATH = (
    "flux",
    "emetteur",
    "certificateurs",
    "certificateur",
    "certifications",
    "certification",
    "passageCertifications",
)
"""What a passage is in, from outside."""


@dataclass(frozen=True, slots=True)
class CpfSender:
    """Who we are there: the client, its contract, and what we certify in the register."""

    client_id: str
    contract_id: str
    register_number: str


def flow_id(run_id: str, number: int) -> str:
    """The id of a file: the same when it is made again."""
    return str(
        UUID(bytes=blake2b(f"{run_id}#{number}".encode(), digest_size=16).digest(), version=4)
    )


def opening(sender: CpfSender, *, flow: str, at: datetime) -> str:
    """What comes before the passages; the time is that of Paris, with its offset of that day."""
    client = _text("idClient", sender.client_id)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<cpf:flux xmlns:cpf="{NAMESPACE}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{_text('idFlux', flow)}"
        f"{_text('horodatage', at.astimezone(SCHOOLS).isoformat(timespec='seconds'))}"
        f"<cpf:emetteur>{client}<cpf:certificateurs><cpf:certificateur>{client}"
        f"{_text('idContrat', sender.contract_id)}"
        "<cpf:certifications><cpf:certification>"
        f"{_text('type', _register(sender)[0])}{_text('code', _register(sender)[1])}"
        f"{_text('natureDeposant', 'CERTIFICATEUR')}<cpf:passageCertifications>\n"
    )


def closing() -> str:
    """What comes after them."""
    return "".join(f"</cpf:{name}>" for name in reversed(_PATH)) + "\n"


def passage(content: Content) -> str:
    """A passage, from what `core/feed/shapes.cpf_content` says."""
    pix = str(content["pix"])
    return (
        "<cpf:passageCertification>"
        f"{_text('idTechnique', content['certification_id'])}"
        f"{_text('obtentionCertification', 'PAR_SCORING')}{_text('donneeCertifiee', 'true')}"
        f"{_text('dateDebutValidite', content['valid_from'])}{_nil('dateFinValidite')}"
        f"{_text('presenceNiveauLangueEuro', 'false')}"
        f"{_text('presenceNiveauNumeriqueEuro', 'true')}"
        f"<cpf:niveauNumeriqueEuropeen>{_text('scoreGeneral', pix)}<cpf:resultats>"
        f"{_results(content['levels'])}</cpf:resultats></cpf:niveauNumeriqueEuropeen>"
        f"{_text('scoring', pix)}{_nil('mentionValidee')}"
        f"<cpf:modalitesInscription>{_nil('modaliteAcces')}</cpf:modalitesInscription>"
        f"<cpf:identificationTitulaire><cpf:titulaire>{_holder(content)}"
        "</cpf:titulaire></cpf:identificationTitulaire></cpf:passageCertification>\n"
    )


def _results(levels: list[list[int]]) -> str:
    return "".join(
        f"<cpf:resultat>{_text('niveau', str(level))}{_text('domaineCompetenceId', str(area))}"
        f"{_text('competenceId', str(competence))}</cpf:resultat>"
        for area, competence, level in levels
    )


def _holder(content: Content) -> str:
    year, month, day = content["birth_date"].split("-")
    return (
        f"{_text('nomNaissance', content['last_name'])}{_nil('nomUsage')}"
        f"{_text('prenom1', content['first_name'])}"
        f"{_text('anneeNaissance', year)}{_text('moisNaissance', month)}"
        f"{_text('jourNaissance', day)}{_text('sexe', content['sex'])}"
        f"{_place(content)}"
    )


def _place(content: Content) -> str:
    """Where they were born: what is not known is left out, but the commune's code is nil."""
    country = content["country"]
    is_french = country == FRANCE
    return (
        f"<cpf:codeCommuneNaissance>{_commune(content)}</cpf:codeCommuneNaissance>"
        f"{_text('libelleCommuneNaissance', content['city']) if content['city'] else ''}"
        f"{_text('codePaysNaissance', _FRANCE_CODE) if is_french else ''}"
        f"{_text('libellePaysNaissance', country) if country else ''}"
    )


def _commune(content: Content) -> str:
    is_french = content["country"] == FRANCE
    if is_french and content["insee_code"]:
        code = _text("codeInsee", content["insee_code"])
        return f"<cpf:codeInseeNaissance>{code}</cpf:codeInseeNaissance>"
    if is_french and content["postal_code"]:
        code = _text("codePostal", content["postal_code"])
        return f"<cpf:codePostalNaissance>{code}</cpf:codePostalNaissance>"
    return _nil("codePostalNaissance")


def _register(sender: CpfSender) -> tuple[str, str]:
    """`RS` or `RNCP`, and the whole number."""
    number = sender.register_number
    return number.rstrip("0123456789"), number


def _text(name: str, value: str) -> str:
    return f"<cpf:{name}>{escape(_NOT_XML.sub('', value))}</cpf:{name}>"


def _nil(name: str) -> str:
    return f'<cpf:{name} xsi:nil="true"/>'
