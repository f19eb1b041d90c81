"""Calibrations as records: what makes their id, what they change, what they may not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.calibration import (
    Calibration,
    ItemParameters,
    ScaleLink,
    calibrated,
    canonical,
    carried,
    check_complete,
    from_canonical,
    same_challenges,
)
from chalicelib.core.errors import CalibrationNotFound, InvalidItem
from chalicelib.core.psychometrics.bank import LARGEST_A, LARGEST_B
from tests.factories import NOW, challenge, release

LINK = ScaleLink(former_id="", slope=1.0, shift=0.0, anchors=10)
RELEASE = release()


def calibration(**changes: object) -> Calibration:
    given_: dict[str, object] = {
        "release_id": RELEASE.id,
        "made_at": NOW,
        "method": "test",
        "link": LINK,
        "items": {
            one.id: ItemParameters(1.5, 0.1 * place, 0.1, 0.2, 300)
            for place, one in enumerate(RELEASE.challenges)
        },
    }
    return Calibration(**{**given_, **changes})  # type: ignore[arg-type]


def test_an_id_is_16_hex_digits_of_the_content() -> None:
    first = calibration()
    assert len(first.id) == 16
    assert int(first.id, 16) >= 0
    assert calibration().id == first.id
    assert calibration(made_at=NOW + timedelta(milliseconds=1)).id != first.id


def test_calibrations_made_before_correlations_were_known_keep_their_id() -> None:
    before = canonical(calibration())
    assert b"correlation" not in before
    assert canonical(from_canonical(before, calibration_id=calibration().id)) == before


def test_the_correlation_of_errors_is_stored() -> None:
    items = {"mots-1a": ItemParameters(1.0, 0.0, 0.1, 0.2, 300, correlation=-0.4)}
    written = calibration(items=items)
    assert from_canonical(canonical(written), calibration_id=written.id).items == items


def test_the_order_of_items_and_the_last_bits_of_numbers_make_no_other_id() -> None:
    items = calibration().items
    shuffled = dict(reversed(items.items()))
    nudged = {id_: replace(item, b=item.b + 1e-10) for id_, item in shuffled.items()}
    assert calibration(items=nudged).id == calibration().id


@given(
    a=st.floats(0.01, 50),
    b=st.floats(-50, 50),
    error=st.floats(0, 10),
    answers=st.integers(0, 9**9),
)
def test_what_is_stored_is_read_back(a: float, b: float, error: float, answers: int) -> None:
    items = {"mots-1a": ItemParameters(a, b, error, error, answers, "pretest")}
    written = calibration(items=items)
    read = from_canonical(canonical(written), calibration_id=written.id)
    assert read.id == written.id
    assert read.items["mots-1a"].b == pytest.approx(b, abs=1e-6)
    assert replace(read, items={}) == replace(written, items={})


def test_another_content_under_an_id_is_refused() -> None:
    with pytest.raises(CalibrationNotFound, match="hash"):
        from_canonical(canonical(calibration()), calibration_id="0" * 16)


def test_a_calibrated_release_has_the_parameters_and_nothing_else_changed() -> None:
    found = calibrated(RELEASE, calibration())
    assert found.calibration_id == calibration().id
    assert [(one.a, one.b) for one in found.challenges][:2] == [(1.5, 0.0), (1.5, 0.1)]
    back = tuple(replace(one, a=1.0, b=0.0) for one in found.challenges)
    assert replace(found, challenges=back, calibration_id="") == RELEASE
    assert found.challenge("mots-2a").b == 0.1


def test_the_calibration_of_another_release_is_refused() -> None:
    with pytest.raises(CalibrationNotFound):
        calibrated(RELEASE, calibration(release_id="f" * 16))


def test_a_challenge_left_out_cannot_be_activated() -> None:
    items = dict(calibration().items)
    del items["mots-2a"]
    with pytest.raises(InvalidItem, match="mots-2a"):
        check_complete(calibration(items=items), RELEASE)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (0.0, 0.0),
        (-1.0, 0.0),
        (float("nan"), 0.0),
        (float("inf"), 0.0),
        (LARGEST_A * 1.01, 0.0),
        (1.0, float("nan")),
        (1.0, LARGEST_B * 1.01),
        (1.0, -LARGEST_B * 1.01),
    ],
)
def test_parameters_that_no_bank_may_hold_cannot_be_activated(a: float, b: float) -> None:
    items = {**calibration().items, "mots-2a": ItemParameters(a, b)}
    with pytest.raises(InvalidItem, match="mots-2a"):
        check_complete(calibration(items=items), RELEASE)
    check_complete(calibration(), RELEASE)


def test_a_challenge_is_the_same_whatever_its_parameters() -> None:
    others = [replace(one, a=2.0, b=1.0) for one in RELEASE.challenges]
    others[0] = replace(others[0], statement="<p>Autre</p>")
    same = same_challenges(RELEASE, release(challenges=others))
    assert same == {one.id for one in RELEASE.challenges[1:]}


def test_a_new_release_takes_over_what_did_not_change() -> None:
    changed = replace(RELEASE.challenges[0], statement="<p>Autre</p>")
    new = release(
        challenges=[changed, *RELEASE.challenges[1:], challenge("mots-1", "b")],
        release_id="f" * 16,
    )
    draft = carried(calibration(), RELEASE, new, made_at=NOW)
    check_complete(draft, new)
    assert draft.items["mots-1a"] == ItemParameters(1.0, 0.0, source="kept")
    assert draft.items["mots-1b"] == ItemParameters(1.0, 0.0, source="kept")
    assert draft.items["mots-2a"] == replace(calibration().items["mots-2a"], source="carried")
    assert draft.link.former_id == calibration().id
