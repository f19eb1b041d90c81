"""The table of results: a cell a column, and what each says."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.adapters.export_files import ExportFiles
from chalicelib.core.export import Layout, columns, row
from chalicelib.core.identity import Lang
from chalicelib.core.participation import Results
from chalicelib.core.scoring import Rules
from chalicelib.core.tally import targets_of
from tests.factories import NOW, release
from tests.orga_factories import campaign, participation

RELEASE = release()
FILES = ExportFiles()


def layout(lang: Lang = "fr", *, kind: str = "assessment", has_skills: bool = True) -> Layout:
    of = campaign(kind=kind)
    return Layout(
        campaign=of,
        release=RELEASE,
        targets=targets_of(of, RELEASE),
        words=FILES.words(lang),
        lang=lang,
        rules=Rules(),
        to_day=FILES.to_day,
        has_skills=has_skills,
    )


SENT = Results("VVN-V", {"1.1": 1, "1.2": 0}, {"1.1": 8, "1.2": 4}, 60, 1, ("chercher",))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("kind", ["assessment", "collection", "exam"])
@pytest.mark.parametrize("has_skills", [True, False])
def test_there_is_a_cell_a_column_whatever_was_sent(
    lang: Lang, kind: str, has_skills: bool
) -> None:
    of = layout(lang, kind=kind, has_skills=has_skills)
    count = len(columns(of))
    sent = replace(SENT, codes="") if kind == "collection" else SENT
    assert len(row(of, participation())) == count
    assert len(row(of, participation(status="shared", results=sent))) == count


def test_a_row_says_what_was_sent() -> None:
    of = layout()
    one = participation(
        status="shared", results=SENT, shared_at=NOW + timedelta(days=1), division="3A", answered=5
    )
    said = dict(zip((column.title for column in columns(of)), row(of, one), strict=True))
    assert (said["Nom"], said["Classe"], said["Avancement"]) == ("Martin", "3A", "Envoyé")
    assert (said["Envoyé le"], said["Réussite (%)"]) == (date(2026, 3, 15), 60)
    assert (said["Palier"], said["Badge : Chercher"], said["Badge : Tout"]) == (
        "Cap",
        "Oui",
        "Non",
    )
    assert (said["1.1 1.1 – réussite (%)"], said["1.1 1.1 – niveau"]) == (66, 1)
    assert (said["mots – niveau"], said["dossiers – niveau"]) == (2, 2)
    assert (said["mots 3 (niveau 3)"], said["dossiers 1 (niveau 1)"]) == (
        "Non acquis",
        "Non évalué",
    )


def test_a_collection_says_pix_and_who_is_certifiable() -> None:
    of = layout(kind="collection")
    sent = Results("", {"1.1": 3}, {"1.1": 26}, 2)
    said = dict(
        zip(
            (column.title for column in columns(of)),
            row(of, participation(status="shared", results=sent)),
            strict=True,
        )
    )
    assert (said["Pix"], said["Certifiable"]) == (26, "Non")
    assert (said["1.1 1.1 – niveau"], said["1.2 1.2 – Pix"]) == (3, 0)


def test_a_day_is_that_of_schools() -> None:
    assert FILES.to_day(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == date(2026, 7, 2)


def test_both_languages_have_the_same_words() -> None:
    assert FILES.words("fr").keys() == FILES.words("en").keys()
