"""What a certificate says: levels, grid, validity, names, Europe's reading."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.certif_errors import NotPublished
from chalicelib.core.certification.certificate import (
    Issuing,
    certificate_of,
    end_of_validity,
    reading_grid,
    shown_holder,
    validity,
)
from chalicelib.core.certification.digcomp import DigCompLevel, digcomp_levels
from chalicelib.core.certification.status_list import (
    LENGTH,
    LISTS_A_YEAR,
    encoded,
    is_list,
    list_of,
    places,
)
from tests.certif_factories import certification, result
from tests.factories import EXAM_VERSIONS, NOW, release

OURS = [f"{area}.{n}" for area, count in enumerate((3, 4, 4, 3, 2), 1) for n in range(1, count + 1)]
PUBLISHED = certification(stage="published", published_at=NOW, code="KPTR4BW7QHMD6X")
ISSUING = Issuing(EXAM_VERSIONS[0], release(), "Lycée", "Europe/Paris")


def told(levels: dict[str, int]) -> dict[str, int]:
    return {one.code: one.level for one in digcomp_levels(levels)}


def test_all_of_europes_competences_follow_from_all_of_ours() -> None:
    found = digcomp_levels(dict.fromkeys(OURS, 3))
    counts = (3, 6, 4, 4, 4)
    codes = [f"{area}.{n}" for area, count in enumerate(counts, 1) for n in range(1, count + 1)]
    assert found == tuple(DigCompLevel(code, 3) for code in codes)


def test_halves_go_up_and_a_pair_needs_both() -> None:
    assert told({"1.2": 2, "1.3": 3}) == {"1.3": 3}
    assert told({"3.1": 5}) == {}


def test_creative_use_follows_from_five_areas_zeros_weighing() -> None:
    levels = dict.fromkeys(OURS, 0) | {"1.1": 7}
    found = told(levels)
    assert found == {"1.1": 7, "1.2": 7, "5.3": 1}
    assert "5.3" not in told({one: 4 for one in OURS if not one.startswith("4")})


@given(st.dictionaries(st.sampled_from(OURS), st.integers(0, 8)))
def test_europes_levels_stay_between_ours(levels: dict[str, int]) -> None:
    found = told(levels)
    assert all(1 <= level <= max(levels.values()) for level in found.values())


def test_the_grid_covers_every_score_up_to_the_highest() -> None:
    grid = reading_grid(EXAM_VERSIONS[0], max_pix=895)
    assert [step.low for step in grid] == [0, *(step.high + 1 for step in grid[:-1])]
    assert (grid[0].high, grid[-1].high) == (63, 895)
    assert grid[-1].mesh == "expert_7"


def test_days_are_those_of_the_centers_place() -> None:
    late = datetime(2026, 3, 14, 22, 30, tzinfo=UTC)
    one = replace(PUBLISHED, taken_at=late, published_at=late)
    paris = certificate_of(one, ISSUING)
    reunion = certificate_of(one, replace(ISSUING, zone="Indian/Reunion"))
    martinique = certificate_of(one, replace(ISSUING, zone="America/Martinique"))
    assert paris.taken_on == martinique.taken_on == date(2026, 3, 14)
    assert reunion.taken_on == date(2026, 3, 15)
    assert reunion.valid_until == date(2029, 3, 15)


@pytest.mark.parametrize(
    "changes",
    [
        {"published_at": None},
        {"code": ""},
        {"result": result(status="rejected", pix=None)},
        {"result": result(status="cancelled_by_jury", pix=None)},
    ],
)
def test_there_is_no_certificate_of_what_was_not_published_or_earned(
    changes: dict[str, object],
) -> None:
    with pytest.raises(NotPublished):
        certificate_of(replace(PUBLISHED, **changes), ISSUING)  # type: ignore[arg-type]


def test_the_threshold_is_reached_at_its_pix() -> None:
    at = certificate_of(replace(PUBLISHED, result=result(pix=120)), ISSUING)
    below = certificate_of(replace(PUBLISHED, result=result(pix=119)), ISSUING)
    assert (at.is_professional, below.is_professional) == (True, False)


def test_a_leap_day_ends_on_the_28th() -> None:
    assert end_of_validity(date(2028, 2, 29), years=3) == date(2031, 2, 28)
    assert end_of_validity(date(2028, 2, 29), years=4) == date(2032, 2, 29)


def test_it_is_valid_until_its_last_day_and_never_once_revoked() -> None:
    last = date(2029, 3, 14)
    assert validity(PUBLISHED, last, today=last) == "valid"
    assert validity(PUBLISHED, last, today=last + timedelta(days=1)) == "expired"
    revoked = replace(PUBLISHED, revoked_at=NOW)
    assert validity(revoked, last, today=last) == "revoked"


def test_the_holder_chooses_how_they_are_named() -> None:
    assert shown_holder("Zélie", "Martelin-Roy", "full") == "Zélie MARTELIN-ROY"
    assert shown_holder("Zélie", "d’Arc", "initial") == "Zélie D."


@given(st.sets(st.integers(0, LENGTH - 1), max_size=30))
def test_a_bitstring_holds_exactly_the_places_revoked(revoked: set[int]) -> None:
    import gzip
    from base64 import urlsafe_b64decode

    text = encoded(revoked)
    assert text[0] == "u"
    bits = gzip.decompress(urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)))
    assert len(bits) == LENGTH // 8
    found = {
        8 * at + bit
        for at, byte in enumerate(bits)
        if byte
        for bit in range(8)
        if byte & 0x80 >> bit
    }
    assert found == revoked


def test_a_credential_has_its_list_and_its_places_for_good() -> None:
    named = list_of("a" * 24, NOW)
    assert named == list_of("a" * 24, NOW)
    assert is_list(named, NOW)
    assert not is_list(f"2026-{LISTS_A_YEAR}", NOW)
    assert not is_list("2027-01", NOW)
    assert list(places("a" * 24)) == list(places("a" * 24))
    assert len(set(places("a" * 24))) > 60
    assert all(0 <= place < LENGTH for place in places("a" * 24))
