"""Files of made-up pupils as schools send them: realistic, of any size, with planted faults."""

import argparse
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import IO

from chalicelib.core.draws import Draw

UAI = "0991234D"
ENCODING = "ISO-8859-15"
CLASSES = tuple(f"{level}{letter}" for level in (6, 5, 4, 3) for letter in "ABCDEF")
"""Twenty-four."""

_FIRST = [
    "Zélie",
    "Ioan",
    "Maëlys",
    "Noé",
    "Inès",
    "Loïc",
    "Gaëlle",
    "Théo",
    "Élise",
    "Yanis",
    "Anaïs",
    "Raphaël",
    "Chloé",
    "Joëlle",
    "Mathéo",
    "Aïcha",
    "Léonie",
    "Kenzo",
    "Maxence",
    "Salomé",
    "Tiago",
    "Ambre",
    "Côme",
    "Lucie",
    "Nour",
    "Eliott",
    "Jeanne",
    "Samir",
    "Capucine",
    "Hugo",
    "Lou",
    "Adèle",
    "Basile",
    "Myriam",
    "Swann",
    "Célestin",
    "Oumou",
    "Gabin",
    "Thaïs",
    "Ilyès",
]
_LAST = [
    "MARTELIN",
    "PETRESCU",
    "DUBREUIL",
    "LEFÈVRE",
    "NGUYÊN",
    "HAMIDI",
    "GARÇON",
    "BŒUF",
    "CHÂTELAIN",
    "TRAORÉ",
    "D'ARGENT",
    "LE GOFF",
    "ROUVIÈRE",
    "BENALI",
    "COSTA-RAMOS",
    "MÜLLER",
    "SAINT-PÈRE",
    "O'BRIEN",
    "DÉSORMEAUX",
    "ANDRÉ",
    "FÉVRIER",
    "POIRÉE",
    "KOWALSKI",
    "ZAMBRANO",
    "HUET",
    "GÉRARD",
    "BONNEFOY",
    "TISSERAND",
    "MALLARMÉ",
    "QUESNEL",
    "VIÉ",
    "SORELL",
    "ABDALLAH",
    "CLÉRISSE",
    "FONTANEL",
    "JAUBERT",
    "LEMOËL",
    "OUÉDRAOGO",
    "RENAÎTRE",
    "URBAIN",
]
_TERRITORIES = ("33063", "75056", "2A004", "69123", "97411", "13055")

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault put in the file: where it is, and what must be said of it."""

    line: int
    column: str
    code: str
    category: str


@dataclass
class SchoolFile:
    """A file being made. `pupils` are lists of elements; `planted` the faults with their lines."""

    text: str = ""
    planted: list[Planted] = field(default_factory=list)


def pupil(number: int, *, seed: str = "school") -> Fields:
    """The number-th pupil of a school; always the same one."""
    draw = Draw(f"{seed}#{number}")
    born = date(2010, 1, 1) + timedelta(days=draw.integer(0, 1500))
    country = "100" if draw.integer(0, 19) else "114"
    last = draw.choice(_LAST)
    if draw.integer(0, 4) == 0:
        last = f"{last}-{draw.choice(_LAST)}"
    made = {
        "ID_NATIONAL": f"{100000000 + number:09d}{chr(65 + number % 26)}{chr(65 + number % 23)}",
        "NOM_DE_FAMILLE": last,
        "NOM_USAGE": "",
        "PRENOM": f"{draw.choice(_FIRST)}{'-' + draw.choice(_FIRST) if draw.integer(0, 3) else ''}",
        "PRENOM2": draw.choice(_FIRST) if draw.integer(0, 1) else "",
        "PRENOM3": "",
        "CODE_SEXE": str(draw.integer(1, 2)),
        "DATE_NAISS": born.strftime("%d/%m/%Y"),
        "CODE_PAYS": country,
        "CODE_DEPARTEMENT_NAISS": "033",
        "CODE_COMMUNE_INSEE_NAISS": draw.choice(_TERRITORIES) if country == "100" else "",
        "VILLE_NAISS": "" if country == "100" else "Cluj",
        "CODE_MEF": "10310019110",
        "CODE_STATUT": "ST",
        "ADRESSE": "1 rue inventée",
    }
    return {name: text for name, text in made.items() if text}


def class_of(number: int, size: int) -> str:
    """The class of a pupil: as many in each."""
    return CLASSES[number * len(CLASSES) // size]


def _without(name: str) -> Callable[[Fields], Fields]:
    return lambda fields: {key: text for key, text in fields.items() if key != name}


def _with(name: str, text: str) -> Callable[[Fields], Fields]:
    return lambda fields: {**fields, name: text}


FAULTS: Sequence[tuple[Callable[[Fields], Fields], str, str, str]] = (
    (_with("ID_NATIONAL", "12345AB"), "ID_NATIONAL", "ine_format", "error"),
    (_with("ID_NATIONAL", pupil(0)["ID_NATIONAL"]), "ID_NATIONAL", "identifier_unique", "error"),
    (_without("NOM_DE_FAMILLE"), "NOM_DE_FAMILLE", "field_required", "error"),
    (_without("PRENOM"), "PRENOM", "field_required", "error"),
    (_with("NOM_DE_FAMILLE", "X" * 256), "NOM_DE_FAMILLE", "field_length", "error"),
    (_with("PRENOM", "=cmd()"), "PRENOM", "field_characters", "error"),
    (_without("DATE_NAISS"), "DATE_NAISS", "field_required", "error"),
    (_with("DATE_NAISS", "31/02/2011"), "DATE_NAISS", "field_date_format", "error"),
    (_with("DATE_NAISS", "07/03/2111"), "DATE_NAISS", "date_out_of_range", "error"),
    (_without("CODE_SEXE"), "CODE_SEXE", "field_required", "warning"),
    (
        lambda fields: _without("CODE_COMMUNE_INSEE_NAISS")({**fields, "CODE_PAYS": "100"}),
        "CODE_COMMUNE_INSEE_NAISS",
        "birth_city_code_required",
        "warning",
    ),
    (lambda fields: {**fields, "_class": "Inactifs"}, "CODE_STRUCTURE", "no_division", "warning"),
)
"""Twelve kinds: what is done to a pupil, then the column, the reason and where it is listed."""


def siecle(
    size: int = 600,
    *,
    faults: bool = False,
    first: int = 0,
    change: Mapping[int, Fields] | None = None,
    encoding: str = ENCODING,
    uai: str = UAI,
) -> SchoolFile:
    """A file of `size` pupils from the number `first` on; `change` replaces fields of some.

    Faults are planted at every fiftieth pupil from the tenth on, each kind in turn.
    """
    made = SchoolFile()
    lines = [
        f'<?xml version="1.0" encoding="{encoding}"?>',
        '<BEE_ELEVES VERSION="2.1">',
        "  <PARAMETRES>",
        f"    <UAJ>{uai}</UAJ>",
        "    <ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE>",
        "  </PARAMETRES>",
        "  <DONNEES>",
        "    <ELEVES>",
    ]
    classes = {}
    spoilt = {10 + 50 * at: fault for at, fault in enumerate(FAULTS)} if faults else {}
    for place in range(size):
        number = first + place
        fields = {**pupil(number), **((change or {}).get(number, {}))}
        if place in spoilt:
            spoil, column, code, category = spoilt[place]
            fields = spoil(fields)
            made.planted.append(Planted(len(lines) + 1, column, code, category))
        classes[number] = fields.pop("_class", class_of(place, size))
        lines += _pupil_lines(number, fields)
    lines += ["    </ELEVES>", "    <STRUCTURES>"]
    for number, division in classes.items():
        lines += _class_lines(number, division)
    lines += ["    </STRUCTURES>", "  </DONNEES>", "</BEE_ELEVES>"]
    made.text = "\n".join(lines)
    return made


def write_siecle(file: IO[bytes], size: int) -> None:
    """A file of any length, line after line: what writes it takes no memory."""
    mark = "    <ELEVES>\n"
    file.write(as_bytes(siecle(1).text.split(mark)[0] + mark))
    for number in range(size):
        file.writelines(as_bytes(f"{line}\n") for line in _pupil_lines(number, pupil(number)))
    file.write(as_bytes("    </ELEVES>\n    <STRUCTURES>\n"))
    for number in range(size):
        division = class_of(number, size)
        file.writelines(as_bytes(f"{line}\n") for line in _class_lines(number, division))
    file.write(as_bytes("    </STRUCTURES>\n  </DONNEES>\n</BEE_ELEVES>\n"))


def _pupil_lines(number: int, fields: Fields) -> Iterator[str]:
    yield f'      <ELEVE ELEVE_ID="{700000 + number}" ELENOET="{number}">'
    yield from (f"        <{name}>{text}</{name}>" for name, text in fields.items())
    yield "      </ELEVE>"


def _class_lines(number: int, division: str) -> Iterator[str]:
    yield f'      <STRUCTURES_ELEVE ELEVE_ID="{700000 + number}" ELENOET="{number}">'
    yield (
        f"        <STRUCTURE><CODE_STRUCTURE>{division}</CODE_STRUCTURE>"
        "<TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>"
    )
    yield (
        "        <STRUCTURE><CODE_STRUCTURE>LATIN</CODE_STRUCTURE>"
        "<TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE>"
    )
    yield "      </STRUCTURES_ELEVE>"


def as_bytes(text: str, encoding: str = ENCODING) -> bytes:
    """The file's bytes."""
    return text.encode(encoding)


def zipped(raw: bytes, name: str = "ElevesSansAdresses.xml", **more: bytes) -> bytes:
    """The file in an archive, with what macOS adds."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, raw)
        archive.writestr(f"__MACOSX/._{name}", b"litter")
        for other, content in more.items():
            archive.writestr(other, content)
    return packed.getvalue()


def main() -> None:
    """Write a file: `python -m tests.siecle eleves.xml --size 600 --uai 0991234D --faults`."""
    parser = argparse.ArgumentParser(description="Write a file of made-up pupils")
    parser.add_argument("path", type=Path)
    parser.add_argument("--size", type=int, default=600)
    parser.add_argument("--uai", default=UAI)
    parser.add_argument("--faults", action="store_true")
    given = parser.parse_args()
    made = siecle(given.size, faults=given.faults, uai=given.uai)
    raw = as_bytes(made.text)
    given.path.write_bytes(zipped(raw) if given.path.suffix == ".zip" else raw)
    for planted in made.planted:
        print(f"line {planted.line}: {planted.column} {planted.code} ({planted.category})")


if __name__ == "__main__":
    main()
