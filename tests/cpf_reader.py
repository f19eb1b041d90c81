"""A strict reader of the CPF's XML, written from its description alone: order, number, formats.

The schema itself is not available here: this reader knows each element, what may follow it, and
what it may hold, and refuses anything else.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

NAMESPACE = "urn:cdc:cpf:pc5:schema:1.0.0"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
Check = Callable[[str], bool]


class NotCpf(AssertionError):
    """Not a file that the receiver would take."""


@dataclass(frozen=True)
class Element:
    """What may be there: `parts` in this order, or a text that `holds`; `one_of`: a choice."""

    name: str
    parts: Sequence["Element"] = ()
    holds: str = ""
    at_least: int = 1
    at_most: int = 1
    may_be_nil: bool = False
    one_of: Sequence["Element"] = field(default=())


MANY = 10**9
DATE = r"(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
MOMENT = DATE + r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\+0[12]:00)"
SCORE = r"0|[1-9]\d{0,2}|10[01]\d|102[0-4]"


def _nil(name: str) -> Element:
    return Element(name, holds="(?!)", may_be_nil=True)


RESULT = Element(
    "resultat",
    (
        Element("niveau", holds="[1-8]"),
        Element("domaineCompetenceId", holds="[1-5]"),
        Element("competenceId", holds="[1-6]"),
    ),
    at_most=21,
)
COMMUNE = Element(
    "codeCommuneNaissance",
    one_of=(
        Element(
            "codeInseeNaissance",
            (Element("codeInsee", holds=r"(\d\d|2[AB])\d{3}"),),
        ),
        Element(
            "codePostalNaissance",
            (Element("codePostal", holds=r"\d{5}"),),
            may_be_nil=True,
        ),
    ),
)
HOLDER = Element(
    "titulaire",
    (
        Element("nomNaissance", holds=r"\S.{0,59}"),
        _nil("nomUsage"),
        Element("prenom1", holds=r"\S.{0,59}"),
        Element("anneeNaissance", holds=r"(19|20)\d\d"),
        Element("moisNaissance", holds=r"0[1-9]|1[0-2]"),
        Element("jourNaissance", holds=r"0[1-9]|[12]\d|3[01]"),
        Element("sexe", holds="[MF]"),
        COMMUNE,
        Element("libelleCommuneNaissance", holds=r"\S.*", at_least=0),
        Element("codePaysNaissance", holds=r"\d{3}", at_least=0),
        Element("libellePaysNaissance", holds=r"\S.*", at_least=0),
    ),
)
PASSAGE = Element(
    "passageCertification",
    (
        Element("idTechnique", holds=r"[a-z0-9-]{1,64}"),
        Element("obtentionCertification", holds="PAR_SCORING|PAR_ADMISSION"),
        Element("donneeCertifiee", holds="true"),
        Element("dateDebutValidite", holds=DATE),
        _nil("dateFinValidite"),
        Element("presenceNiveauLangueEuro", holds="false"),
        Element("presenceNiveauNumeriqueEuro", holds="true"),
        Element(
            "niveauNumeriqueEuropeen",
            (Element("scoreGeneral", holds=SCORE), Element("resultats", (RESULT,))),
        ),
        Element("scoring", holds=SCORE),
        _nil("mentionValidee"),
        Element("modalitesInscription", (_nil("modaliteAcces"),)),
        Element("identificationTitulaire", (HOLDER,)),
    ),
    at_most=50_000,
)
CERTIFICATION = Element(
    "certification",
    (
        Element("type", holds="RS|RNCP"),
        Element("code", holds=r"(RS|RNCP)\d+"),
        Element("natureDeposant", holds="CERTIFICATEUR"),
        Element("passageCertifications", (PASSAGE,)),
    ),
)
CLIENT = Element("idClient", holds=r"[0-9A-Z]{8}")
FLUX = Element(
    "flux",
    (
        Element(
            "idFlux", holds=r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
        ),
        Element("horodatage", holds=MOMENT),
        Element(
            "emetteur",
            (
                CLIENT,
                Element(
                    "certificateurs",
                    (
                        Element(
                            "certificateur",
                            (
                                CLIENT,
                                Element("idContrat", holds=r"\S{1,20}"),
                                Element("certifications", (CERTIFICATION,)),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
)


def read_cpf(content: bytes) -> list[dict[str, Any]]:
    """The passages of a file, flat; raises `NotCpf` naming what is wrong and where."""
    if not content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>'):
        raise NotCpf("no declaration")
    root = ET.fromstring(content)
    _check(root, FLUX, "")
    passages = list(root.iter(_full("passageCertification")))
    ids = [_text(one, "idTechnique") for one in passages]
    if len(set(ids)) < len(ids):
        raise NotCpf("the same passage twice")
    return [_flat(one) for one in passages]


def _check(node: ET.Element, element: Element, place: str) -> None:
    here = f"{place}/{element.name}"
    if node.tag != _full(element.name):
        raise NotCpf(f"{here}: {node.tag}")
    is_nil = node.get(NIL) == "true"
    if set(node.attrib) - {NIL} or (NIL in node.attrib and not is_nil):
        raise NotCpf(f"{here}: {node.attrib}")
    if is_nil:
        if not element.may_be_nil or len(node) or node.text:
            raise NotCpf(f"{here}: nil")
        return
    if element.holds:
        _check_text(node, element, here)
    elif (node.text or "").strip():
        raise NotCpf(f"{here}: text between elements")
    elif element.one_of:
        _check_choice(node, element, here)
    else:
        _check_parts(list(node), element, here)


def _check_text(node: ET.Element, element: Element, here: str) -> None:
    if len(node) or not re.fullmatch(element.holds, node.text or ""):
        raise NotCpf(f"{here}: {node.text!r}")


def _check_choice(node: ET.Element, element: Element, here: str) -> None:
    if len(node) != 1:
        raise NotCpf(f"{here}: {len(node)} elements")
    (only,) = node
    chosen = next((one for one in element.one_of if only.tag == _full(one.name)), None)
    if chosen is None:
        raise NotCpf(f"{here}: {only.tag}")
    _check(only, chosen, here)


def _check_parts(nodes: list[ET.Element], element: Element, here: str) -> None:
    waiting = iter(nodes)
    node = next(waiting, None)
    for part in element.parts:
        count = 0
        while node is not None and node.tag == _full(part.name):
            _check(node, part, here)
            count, node = count + 1, next(waiting, None)
        if not part.at_least <= count <= part.at_most:
            raise NotCpf(f"{here}/{part.name}: {count} times")
    if node is not None:
        raise NotCpf(f"{here}: {node.tag} is not expected there")


def _flat(passage: ET.Element) -> dict[str, Any]:
    """What a passage says, by the names of its leaves; nil is None, results are a list."""
    told: dict[str, Any] = {"resultats": []}
    for node in passage.iter():
        name = node.tag.rpartition("}")[2]
        if name == "resultat":
            told["resultats"].append(tuple(int(part.text or "") for part in node))
        elif not len(node) and name not in {"niveau", "domaineCompetenceId", "competenceId"}:
            told[name] = node.text
    return told


def _text(node: ET.Element, name: str) -> str:
    return next(_found(node, name)).text or ""


def _found(node: ET.Element, name: str) -> Iterator[ET.Element]:
    yield from node.iter(_full(name))


def _full(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
