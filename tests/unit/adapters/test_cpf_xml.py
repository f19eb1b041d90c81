"""The CPF's XML, read by a strict reader written from its description alone."""

import gzip
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.certification.candidate import BirthPlace
from chalicelib.core.certification.reported_result import ReportedResult
from tests.cpf_reader import NotCpf, read_cpf
from tests.feed_nights import Night, reported

PLACES = {
    "insee": BirthPlace("F", "FRANCE", insee_code="2A004"),
    "postal": BirthPlace("M", "FRANCE", postal_code="33000", city="Bordeaux"),
    "abroad": BirthPlace("F", "BELGIQUE", insee_code="99", city="Liège"),
    "unknown": BirthPlace("M", ""),
}


def _xml(*results: ReportedResult, at: datetime | None = None) -> bytes:
    night = Night("cpf")
    if at is not None:
        night.clock.time = at
    for one in results:
        night.publish(one)
    run = night.run(chunk=100, batch=7)
    assert run is not None
    return gzip.decompress(night.files(run)["part-0001.xml.gz"])


def test_a_passage_says_what_was_certified() -> None:
    (told,) = read_cpf(_xml(reported("a")))
    assert told == {
        "idTechnique": "a",
        "obtentionCertification": "PAR_SCORING",
        "donneeCertifiee": "true",
        "dateDebutValidite": "2026-07-06",
        "dateFinValidite": None,
        "presenceNiveauLangueEuro": "false",
        "presenceNiveauNumeriqueEuro": "true",
        "scoreGeneral": "412",
        "resultats": [(4, 1, 1), (4, 1, 2)],
        "scoring": "412",
        "mentionValidee": None,
        "modaliteAcces": None,
        "nomNaissance": "Martelin",
        "nomUsage": None,
        "prenom1": "Zélie",
        "anneeNaissance": "2008",
        "moisNaissance": "03",
        "jourNaissance": "07",
        "sexe": "F",
        "codeInsee": "33063",
        "codePaysNaissance": "100",
        "libellePaysNaissance": "FRANCE",
    }


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("insee", {"codeInsee": "2A004", "codePaysNaissance": "100"}),
        ("postal", {"codePostal": "33000", "libelleCommuneNaissance": "Bordeaux"}),
        ("abroad", {"codePostalNaissance": None, "libellePaysNaissance": "BELGIQUE"}),
        ("unknown", {"codePostalNaissance": None, "sexe": "M"}),
    ],
)
def test_a_birth_place_is_told_as_far_as_it_is_known(kind: str, told: dict[str, object]) -> None:
    (passage,) = read_cpf(_xml(reported("a", cpf=PLACES[kind])))
    assert told.items() <= passage.items()
    assert ("codePaysNaissance" in passage) == (kind in {"insee", "postal"})


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 11, 23, 1, 0, 0, 999, tzinfo=UTC), "2026-11-23T02:00:00+01:00"),
        (datetime(2027, 7, 1, 0, 30, tzinfo=UTC), "2027-07-01T02:30:00+02:00"),
    ],
)
def test_the_time_is_that_of_paris_with_its_offset(at: datetime, told: str) -> None:
    xml = _xml(reported("a"), at=at).decode()
    assert re.findall("<cpf:horodatage>(.*)</cpf:horodatage>", xml) == [told]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "rejected"}, "rejected"),
        ({"cpf": None}, "no_consent"),
        ({"cpf": replace(PLACES["insee"], sex="")}, "no_sex"),
        ({"last_name": "N" * 61}, "name_too_long"),
        ({"levels": {"1.1": 0}}, "no_level"),
        ({"status": "cancelled"}, "cancelled_before_export"),
    ],
)
def test_what_the_cpf_may_not_be_told_is_refused(changes: dict[str, object], reason: str) -> None:
    night = Night("cpf")
    night.publish(reported("a", **changes))
    run = night.run()
    assert run is not None
    assert night.lines(run, "refused") == [{"certification_id": "a", "reason": reason}]
    assert "part-0001.xml.gz" not in night.files(run)


def test_it_is_told_three_months_after_publication() -> None:
    night = Night("cpf")
    night.publish(reported("early", published_at=datetime(2026, 8, 31, tzinfo=UTC)))
    night.publish(reported("late", published_at=datetime(2026, 9, 1, tzinfo=UTC)))
    run = night.run()
    assert run is not None
    (told,) = read_cpf(gzip.decompress(night.files(run)["part-0001.xml.gz"]))
    assert told["idTechnique"] == "early"


def test_a_correction_is_a_passage_and_its_operation_is_told_beside_it() -> None:
    night = Night("cpf")
    first = night.publish(reported("a"))
    night.run()
    night.later(days=1)
    night.publish(replace(first, version=4, pix=420, changed_at=night.clock.now()))
    night.later(days=1)
    run = night.run()
    assert run is not None
    (told,) = read_cpf(gzip.decompress(night.files(run)["part-0001.xml.gz"]))
    assert (told["idTechnique"], told["scoring"]) == ("a", "420")
    assert night.lines(run, "operations") == [{"operation": "corrected", "certification_id": "a"}]


@settings(max_examples=60, deadline=None)
@given(
    last_name=st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=60
    ),
    first_name=st.from_regex(r"\A[A-Za-zÀ-ÿ<>&'\"-]{1,60}\Z"),
    place=st.sampled_from(sorted(PLACES)),
    levels=st.dictionaries(
        st.sampled_from(["1.1", "1.2", "1.3", "2.1", "2.4", "3.1", "3.4", "4.1", "5.1", "5.2"]),
        st.integers(1, 8),
    ).map(lambda found: {"1.1": 1, **found}),
    pix=st.integers(0, 1024),
)
def test_whatever_the_result_the_file_is_taken(
    last_name: str, first_name: str, place: str, levels: dict[str, int], pix: int
) -> None:
    one = reported(
        "a",
        last_name=last_name,
        first_name=first_name,
        cpf=PLACES[place],
        levels=levels,
        pix=pix,
    )
    (told,) = read_cpf(_xml(one))
    assert (told["nomNaissance"], told["prenom1"]) == (last_name, first_name)


GOOD = _xml(reported("a"), reported("b"))


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        ("<cpf:sexe>F</cpf:sexe>", "<cpf:sexe></cpf:sexe>"),
        ("<cpf:sexe>F</cpf:sexe>", ""),
        ("<cpf:prenom1>Zélie</cpf:prenom1>", "<cpf:prenom1>Zélie</cpf:prenom1>" * 2),
        ('<cpf:nomUsage xsi:nil="true"/>', "<cpf:nomUsage/>"),
        ("+01:00", "Z"),
        ("+01:00", ".000+01:00"),
        ("<cpf:niveau>4</cpf:niveau>", "<cpf:niveau>0</cpf:niveau>"),
        ("<cpf:idTechnique>b<", "<cpf:idTechnique>a<"),
        ("<cpf:idClient>00AAA000<", "<cpf:idClient>00AAA0<"),
        ("urn:cdc:cpf:pc5:schema:1.0.0", "urn:cdc:cpf:pc5:schema:2.0.0"),
        ("<cpf:scoring>412</cpf:scoring>", "<cpf:scoring>1025</cpf:scoring>"),
        ("<cpf:moisNaissance>03<", "<cpf:moisNaissance>3<"),
    ],
)
def test_the_reader_refuses_what_is_not_a_file_of_the_cpf(found: str, instead: str) -> None:
    read_cpf(GOOD)
    text = GOOD.decode()
    assert found in text
    with pytest.raises(NotCpf):
        read_cpf(text.replace(found, instead).encode())
