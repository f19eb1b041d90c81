"""What feeds say of results, when they run, what receipts may say, what the proof counts."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.core.feed.errors import (
    FeedRunNotDone,
    LineRefused,
    OtherManifest,
    ReceiptAccepted,
)
from chalicelib.core.feed.ledger import Delivered, Due, LedgerEntry, judged
from chalicelib.core.feed.manifest import content_hash
from chalicelib.core.feed.night import is_morning, is_night, local_date
from chalicelib.core.feed.receipt import Receipt, RejectedLine, checked
from chalicelib.core.feed.reconciliation import Balance, standing
from chalicelib.core.feed.run import CHUNK_SIZE, StoredFile, is_late, new_run
from chalicelib.core.feed.shapes import competence_names, lsu_content, parcoursup_content, shape_of
from tests.certif_factories import certification
from tests.factories import release
from tests.feed_nights import PUBLISHED, reported
from tests.feed_nights import TWO_IN_THE_MORNING as NIGHT

NAMES = competence_names(release())
RUN = new_run("lsu", release_id="r", now=NIGHT)
DONE = replace(RUN, state="done", manifest_sha256="f" * 64)
LSU = shape_of("lsu", NAMES)


def test_a_school_record_is_told_these_fields_in_this_order() -> None:
    told = lsu_content(reported("a", middle_name="Anne"))
    assert list(told.items()) == [
        ("certification_id", "a"),
        ("organization_uai", "0991234D"),
        ("national_student_id", "123456789AB"),
        ("first_name", "Zélie"),
        ("middle_name", "Anne"),
        ("third_name", ""),
        ("last_name", "Martelin"),
        ("birth_date", "2008-03-07"),
        ("status", "validated"),
        ("pix_score", 412),
        ("verification_code", "BCDFGHJKMPQRTV"),
        ("date", "2026-07-01T08:00:00.000Z"),
        ("delivered_at", "2026-07-06T10:30:00.000Z"),
        ("certification_center", "Lycée Hedy-Lamarr"),
        (
            "competence_results",
            [
                {"competence_id": "1.1", "level": 4},
                {"competence_id": "1.2", "level": 3},
                {"competence_id": "2.1", "level": 0},
            ],
        ),
    ]


def test_parcoursup_is_told_these_fields_in_this_order() -> None:
    told = parcoursup_content(reported("a"), competences=NAMES)
    assert list(told.items()) == [
        ("certification_id", "a"),
        ("organization_uai", "0991234D"),
        ("ine", "123456789AB"),
        ("last_name", "Martelin"),
        ("first_name", "Zélie"),
        ("birth_date", "2008-03-07"),
        ("status", "validated"),
        ("pix_score", 412),
        ("global_level", "LEVEL_INDEPENDENT_4"),
        ("certification_date", "2026-07-01"),
        ("verification_code", "BCDFGHJKMPQRTV"),
        (
            "competences",
            [
                {"code": "1.1", "name": "1.1", "level": 4, "area_name": "Information"},
                {"code": "1.2", "name": "1.2", "level": 3, "area_name": "Information"},
            ],
        ),
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "rejected"}, "rejected"),
        ({"ine": "", "uai": ""}, "no_ine_nor_school"),
    ],
)
def test_parcoursup_is_not_told_of_others(changes: dict[str, str], reason: str) -> None:
    with pytest.raises(LineRefused, match=reason):
        parcoursup_content(reported("a", **changes))


def test_a_competence_that_is_renamed_corrects_nothing() -> None:
    place, one = "03#x#a", reported("a")
    run = replace(RUN, feed="parcoursup")
    shape = shape_of("parcoursup", NAMES)
    told = judged(run, Due(place, "a", 3), None, result=one, shape=shape).entry
    renamed = tuple(replace(name, name="Autre", area_name="Autre") for name in NAMES)
    again = judged(
        replace(run, id="next"),
        Due(place, "a", 3),
        told,
        result=one,
        shape=shape_of("parcoursup", renamed),
    )
    assert (again.entry.outcome, again.line) == ("unchanged", None)


def test_parts_hold_ten_thousand_lines_and_files_of_the_cpf_fifty_thousand() -> None:
    assert CHUNK_SIZE == {"lsu": 10_000, "parcoursup": 10_000, "cpf": 50_000}


@pytest.mark.parametrize(
    ("at", "night"),
    [
        (datetime(2026, 1, 10, 0, 59, tzinfo=UTC), False),
        (datetime(2026, 1, 10, 1, 0, tzinfo=UTC), True),
        (datetime(2026, 1, 10, 4, 59, tzinfo=UTC), True),
        (datetime(2026, 1, 10, 5, 0, tzinfo=UTC), False),
        (datetime(2026, 7, 10, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 10, 4, 0, tzinfo=UTC), False),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), True),  # 02:00 is 03:00 that night
        (datetime(2026, 10, 25, 0, 0, tzinfo=UTC), True),  # 02:00, and 02:00 again
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), True),
    ],
)
def test_feeds_run_at_night_in_paris(at: datetime, night: bool) -> None:
    assert is_night(at) is night


def test_every_day_of_a_year_has_its_night_and_one_morning() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    hours = [start + timedelta(hours=hour) for hour in range(24 * 365)]
    days = {local_date(hour) for hour in hours if is_night(hour)}
    mornings = [local_date(hour) for hour in hours if is_morning(hour)]
    assert (len(days), len(mornings), len(set(mornings))) == (365, 365, 365)


def test_a_run_that_nobody_holds_any_more_is_not_said_to_run() -> None:
    assert RUN.state_at(NIGHT + timedelta(minutes=15)) == "running"
    assert RUN.state_at(NIGHT + timedelta(minutes=16)) == "partial"
    assert DONE.state_at(NIGHT + timedelta(days=1)) == "done"


def test_a_run_is_late_when_the_night_is_over() -> None:
    morning = NIGHT + timedelta(hours=4)
    assert not is_late(RUN, now=NIGHT)
    assert is_late(RUN, now=morning)
    assert is_late(None, now=morning)
    assert not is_late(DONE, now=morning)
    assert is_late(DONE, now=morning + timedelta(days=1))


def test_the_hash_of_a_run_is_that_of_what_sha256sum_prints() -> None:
    files = [StoredFile("part-0001.jsonl.gz", 1, 2, "a" * 64)]
    printed = f"{'a' * 64}  part-0001.jsonl.gz\n"
    assert content_hash(files) == hashlib.sha256(printed.encode()).hexdigest()


def _receipt(status: str = "accepted", *lines: RejectedLine) -> Receipt:
    return Receipt("lsu", DONE.date, "f" * 64, status, "m", "Rectorat", NIGHT, lines)  # type: ignore[arg-type]


def test_a_receipt_is_for_a_run_that_is_done_and_its_manifest() -> None:
    with pytest.raises(FeedRunNotDone):
        checked(_receipt(), RUN, None)
    with pytest.raises(OtherManifest):
        checked(_receipt(), replace(DONE, manifest_sha256="0" * 64), None)
    assert checked(_receipt(), DONE, None) == _receipt()


def test_the_same_receipt_twice_is_the_first() -> None:
    lines = (RejectedLine("a", "X"), RejectedLine("b", "Y"))
    former = _receipt("accepted", *lines)
    later = replace(_receipt("accepted", *reversed(lines)), at=NIGHT + timedelta(hours=1))
    assert checked(later, DONE, former) is former


def test_what_was_rejected_may_be_accepted_later_and_not_the_reverse() -> None:
    accepted, rejected = _receipt(), _receipt("rejected")
    assert checked(accepted, DONE, rejected) is accepted
    with pytest.raises(ReceiptAccepted):
        checked(rejected, DONE, accepted)


ENTRY = judged(
    RUN,
    Due("03#x#a", "a", 3),
    None,
    result=reported("a"),
    shape=LSU,
).entry
CERTIFIED = certification(id="a", stage="published", published_at=PUBLISHED)


def _standing(
    *,
    result: object = "told",
    entry: LedgerEntry | None = ENTRY,
    due: bool = False,
    **changes: object,
) -> str:
    told = reported("a", **changes) if result == "told" else None
    return standing(CERTIFIED, told, entry, shape=LSU, is_due=due)


def test_every_published_result_stands_somewhere() -> None:
    assert _standing() == "exported"
    assert _standing(due=True) == "due"
    assert _standing(entry=None) == "missing"
    assert _standing(entry=None, due=True) == "due"
    assert _standing(result=None, due=True) == "missing"


def test_a_result_that_changed_and_is_not_due_is_missing() -> None:
    assert _standing(pix=413) == "missing"
    assert _standing(status="cancelled") == "missing"
    assert _standing(max_pix=1) == "exported"


def test_a_refused_result_stays_refused_until_it_may_be_told() -> None:
    refused = LedgerEntry("a", "run", "03#x#a", "refused", "no_school")
    assert _standing(entry=refused, uai="") == "refused"
    assert _standing(entry=refused) == "missing"


def test_a_cancelled_result_is_exported_once_its_receiver_knows() -> None:
    told = replace(ENTRY, delivered=Delivered("r", "cancelled", "x"), outcome="cancelled")
    assert _standing(entry=told, status="cancelled") == "exported"
    revoked = replace(CERTIFIED, revoked_at=PUBLISHED)
    assert standing(revoked, reported("a"), ENTRY, shape=LSU, is_due=False) == "missing"


def test_a_balance_adds_up() -> None:
    balance = Balance()
    for number, stands in enumerate(("exported", "refused", "due", "missing", "missing")):
        balance = balance.with_one(str(number), stands)  # type: ignore[arg-type]
    assert balance == Balance(5, 1, 1, 1, 2, ("3", "4"))
