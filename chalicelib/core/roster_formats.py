"""The files of learners that schools have: which columns, and what each must hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FormatId = Literal["siecle", "fregata", "sup", "onde", "generic"]
Kind = Literal[
    "text", "name", "date", "iso_date", "email", "ine", "number", "sex", "country", "insee"
]
"""What a cell holds: `ine` an INE or INA, `number` a student number, `insee` a commune."""
Target = Literal[
    "",
    "first_name",
    "last_name",
    "middle_name",
    "third_name",
    "preferred_last_name",
    "birth_date",
    "division",
    "national_id",
    "local_id",
    "identifier",
    "email",
    "attribute",
]
"""Where a cell goes. "": nowhere, its form is checked and it is forgotten; `identifier`: national
or local by its form; `attribute`: kept under the name of its column."""

TEXT_LENGTHS = range(1, 256)


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or an element of an XML file; `also` are other names that it goes by.

    `choices` are the values there may be; with `is_open` another value is told, and kept as it is.
    """

    header: str
    target: Target = ""
    kind: Kind = "text"
    is_required: bool = False
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    is_open: bool = False
    lengths: range = TEXT_LENGTHS


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `unique` is the column that nobody shares.

    `born_in`: the columns of the country, of the commune and of its name, which depend on each
    other, and what stands for France.
    """

    id: FormatId
    columns: tuple[Column, ...]
    unique: str
    born_in: tuple[str, str, str, str] | None = None
    ignores_others: bool = False

    @property
    def by_header(self) -> Mapping[str, Column]:
        """The columns by their name."""
        return {column.header: column for column in self.columns}


DIPLOMAS = (
    "Autre",
    "BTS",
    "BUT",
    "Classe préparatoire",
    "DCG",
    "DEUST",
    "Diplôme d'ingénieur",
    "DMA",
    "DNMADE",
    "Doctorat",
    "DSCG",
    "DTS",
    "DUT",
    "Grade de licence",
    "Licence",
    "Licence professionnelle",
    "Master",
)
STUDY_SCHEMES = (
    "Autre",
    "Apprentissage",
    "Formation continue",
    "Formation initiale hors apprentissage",
)
LEFT, NOT_ARRIVED = "DATE_SORTIE", "ID_NATIONAL"
"""In SIECLE files: who has a date there has left; who has no number has not arrived yet."""

SIECLE = Format(
    "siecle",
    (
        Column("ID_NATIONAL", "national_id", "ine"),
        Column("NOM_DE_FAMILLE", "last_name", "name", is_required=True),
        Column("NOM_USAGE", "preferred_last_name", "name"),
        Column("PRENOM", "first_name", "name", is_required=True),
        Column("PRENOM2", "middle_name", "name"),
        Column("PRENOM3", "third_name", "name"),
        Column("CODE_SEXE", is_required=True),
        Column("DATE_NAISS", "birth_date", "date", is_required=True),
        Column("CODE_PAYS"),
        Column("CODE_COMMUNE_INSEE_NAISS", kind="insee"),
    ),
    unique="ID_NATIONAL",
    born_in=("CODE_PAYS", "CODE_COMMUNE_INSEE_NAISS", "", "100"),
    ignores_others=True,
)
FREGATA = Format(
    "fregata",
    (
        Column("Identifiant unique*", "identifier", is_required=True),
        Column("Premier prénom*", "first_name", "name", is_required=True),
        Column("Deuxième prénom", "middle_name", "name"),
        Column("Troisième prénom", "third_name", "name"),
        Column("Nom de famille*", "last_name", "name", is_required=True),
        Column("Nom d'usage", "preferred_last_name", "name"),
        Column("Code sexe*", kind="sex", is_required=True),
        Column("Date de naissance (jj/mm/aaaa)*", "birth_date", "date", is_required=True),
        Column("Code commune naissance**", kind="insee"),
        Column("Libellé commune naissance**"),
        Column("Code département naissance*", is_required=True, lengths=range(2, 4)),
        Column("Code pays naissance*", kind="country", is_required=True),
        Column("Statut*", is_required=True, choices=("ST", "AP")),
        Column("Code MEF*", is_required=True),
        Column("Division*", "division", is_required=True),
    ),
    unique="Identifiant unique*",
    born_in=(
        "Code pays naissance*",
        "Code commune naissance**",
        "Libellé commune naissance**",
        "99100",
    ),
)
SUP = Format(
    "sup",
    (
        Column("Premier prénom", "first_name", "name", is_required=True),
        Column("Deuxième prénom", "middle_name", "name"),
        Column("Troisième prénom", "third_name", "name"),
        Column("Nom de famille", "last_name", "name", is_required=True),
        Column("Nom d'usage", "preferred_last_name", "name"),
        Column("Date de naissance (jj/mm/aaaa)", "birth_date", "date", is_required=True),
        Column("Email", "email", "email"),
        Column("Numéro étudiant", "local_id", "number", is_required=True),
        Column("Composante", "attribute"),
        Column("Équipe pédagogique", "attribute"),
        Column("Groupe", "division"),
        Column("Diplôme", "attribute", choices=DIPLOMAS, is_open=True),
        Column("Régime", "attribute", choices=STUDY_SCHEMES, is_open=True),
    ),
    unique="Numéro étudiant",
)
ONDE = Format(
    "onde",
    (
        Column("Nom élève", "last_name", "name", is_required=True),
        Column("Prénom élève", "first_name", "name", is_required=True),
        Column("INE", "national_id", "ine", is_required=True),
        Column("Cycle", is_required=True, choices=("CYCLE III",)),
        Column("Niveau", "attribute", is_required=True, choices=("CM1", "CM2")),
        Column("Libellé classe", "division", is_required=True),
        Column("Date naissance", "birth_date", "iso_date", is_required=True),
    ),
    unique="INE",
    ignores_others=True,
)
GENERIC = Format(
    "generic",
    (
        Column("Nom", "last_name", "name", is_required=True, also=("Nom de famille", "Last name")),
        Column("Prénom", "first_name", "name", is_required=True, also=("First name",)),
        Column(
            "Date de naissance",
            "birth_date",
            "date",
            is_required=True,
            also=("Date naissance", "Date de naissance (jj/mm/aaaa)", "Né(e) le", "Birth date"),
        ),
        Column("Classe", "division", also=("Division", "Groupe", "Class", "Group")),
        Column("INE", "national_id", "ine", also=("Identifiant national",)),
        Column("Identifiant", "local_id", also=("Identifiant local", "Numéro", "Matricule", "Id")),
        Column("E-mail", "email", "email", also=("Adresse e-mail", "Mail", "Courriel")),
    ),
    unique="",
    ignores_others=True,
)
TABLES = (FREGATA, SUP, ONDE, GENERIC)
"""The formats that are tables, the most demanding first."""
FORMATS: Mapping[str, Format] = {one.id: one for one in (SIECLE, *TABLES)}
