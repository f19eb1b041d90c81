"""From an exam that ended to a session that is settled: scores, rules, the jury's four eyes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from chalicelib.core.certif_errors import (
    AlreadyPublished,
    DecisionNotPossible,
    DecisionNotReadable,
    NotFinalized,
    NotPublished,
    ProposalNotFound,
    ProposalWaiting,
    ReportNotFound,
    SameEyes,
)
from chalicelib.core.certification.certification import entry_of
from chalicelib.core.certification.exam import Event, ExamHeader, fold
from chalicelib.core.certification.scored import result_of
from chalicelib.core.certification.versions import version_of
from chalicelib.services.certification_sheet import read_sheet
from chalicelib.services.jury import Deciding as Settling
from chalicelib.services.jury import (
    assign_session,
    find_by_number,
    list_sessions,
    read_session,
    resolve_report,
)
from chalicelib.services.jury_decisions import (
    Deciding,
    Identity,
    comment,
    correct_identity,
    list_proposals,
    refuse_change,
)
from tests.after_days import MIXED, RIGHT, Sat, enrolled
from tests.factories import NOW, release
from tests.session_factories import BORN, SESSION
from tests.unit.services.after import ANA, BOB, Jury


@pytest.fixture
def jury() -> Jury:
    return Jury()


# scores


def test_an_exam_whose_every_question_was_answered_is_scored_at_once(jury: Jury) -> None:
    jury.day.opened(enrolled())
    jury.day.sat("zelie", Sat(is_closed=False))
    one = jury.score()
    assert one is not None
    assert (one.result.counted, one.answered, one.user_id) == (4, 4, "user-of-zelie")
    assert jury.certifications.get("zelie") == one


def test_an_exam_that_was_cut_short_waits_for_the_end_of_the_session(jury: Jury) -> None:
    jury.day.opened(enrolled())
    jury.day.sat("zelie", Sat(outcomes=MIXED[:3], reason="time", is_closed=False))
    assert jury.score() is None
    jury.day.happened("zelie", "closed", detail="technical")
    one = jury.score()
    assert one is not None
    assert (one.cause, one.result.counted) == ("technical", 3)


def test_scoring_twice_makes_one_result(jury: Jury) -> None:
    jury.day.opened(enrolled())
    jury.day.sat("zelie", Sat(is_closed=False))
    assert jury.score() == jury.score()
    assert jury.trail() == ["scored"]
    assert len(jury.certifications.results("zelie")) == 1


def test_the_end_of_the_session_confirms_a_score_that_it_does_not_change(jury: Jury) -> None:
    jury.day.opened(enrolled())
    jury.day.sat("zelie", Sat(is_closed=False))
    jury.score()
    jury.day.happened("zelie", "closed")
    jury.score()
    jury.score()
    assert jury.trail() == ["scored", "confirmed"]
    assert len(jury.certifications.results("zelie")) == 1


def test_a_score_follows_a_report_that_was_accepted_after_the_end(jury: Jury) -> None:
    jury.day.opened(enrolled())
    jury.day.sat("zelie", Sat(outcomes=MIXED, reported=(2,), accepted=None, is_closed=False))
    jury.score()
    _, events = jury.exams.get("zelie")
    parked = next(event.sequence for event in events if event.kind == "reported")
    jury.day.happened("zelie", "report_accepted", reference=parked, by="marie")
    jury.day.happened("zelie", "closed")
    jury.score()
    assert jury.trail() == ["scored", "confirmed"]
    assert jury.certifications.get("zelie").sequence == len(events) + 2


def test_who_read_the_exam_before_its_end_does_not_undo_the_last_score(jury: Jury) -> None:
    jury.day.opened(enrolled())
    jury.day.sat("zelie", Sat(is_closed=False))
    jury.score()
    read = jury.exams.get("zelie")
    jury.day.happened("zelie", "closed")
    last = jury.score()

    def earlier(exam_id: str) -> tuple[ExamHeader, Sequence[Event]]:
        return read

    jury.exams.get = earlier  # type: ignore[method-assign]  # a neighbor, not our code
    assert jury.score() == last
    assert jury.trail() == ["scored", "confirmed"]


def test_a_result_that_is_published_changes_no_more(jury: Jury) -> None:
    jury.held(("zelie", Sat()))
    one = jury.certifications.get("zelie")
    published = replace(one, stage="published", sequence=1)
    jury.certifications.save(published, entry_of(one, "published", at=NOW))
    jury.score()
    assert jury.trail()[-1] == "published"


# rules


def test_a_session_without_incident_is_settled(jury: Jury) -> None:
    jury.held(("zelie", Sat()))
    assert jury.settle() == "settled"
    assert jury.settle() == "settled"


def test_a_session_that_nobody_joined_is_settled(jury: Jury) -> None:
    jury.day.opened(enrolled())
    jury.day.finalized()
    assert jury.settle() == "settled"


def test_a_session_is_not_settled_before_it_is_finalized(jury: Jury) -> None:
    jury.day.opened(enrolled())
    jury.day.sat("zelie")
    jury.score()
    assert jury.settle() == "created"


def test_a_session_waits_for_each_of_its_scores(jury: Jury) -> None:
    jury.day.opened(enrolled(), enrolled("yann", 2))
    jury.day.sat("zelie")
    jury.day.sat("yann", Sat(reason="time", outcomes=MIXED[:2]))
    jury.day.finalized()
    jury.score()
    assert jury.settle() == "finalized"
    jury.score("yann")
    assert jury.settle() == "settled"


def test_a_session_waits_for_a_score_that_knows_all_that_happened(jury: Jury) -> None:
    jury.day.opened(enrolled())
    jury.day.sat("zelie", Sat(is_closed=False))
    jury.score()
    jury.day.finalized()
    assert jury.settle() == "finalized"
    jury.day.happened("zelie", "closed")
    assert jury.settle() == "finalized"
    jury.score()
    assert jury.settle() == "settled"


def test_rules_take_out_a_question_that_could_not_be_answered(jury: Jury) -> None:
    jury.held(("zelie", Sat(outcomes=MIXED)))
    jury.day.reported("r1", subcategory="WEBSITE_BLOCKED", question_number=2)
    before = jury.certifications.get("zelie").result
    assert jury.settle() == "settled"
    one = jury.certifications.get("zelie")
    assert one.decisions.neutralized == {2}
    assert one.result.counted == before.counted - 1
    assert jury.trail()[-1] == "settled"
    (settled,) = jury.reports.list_of(SESSION)
    assert (settled.resolution, settled.resolved_by) == ("neutralized", "")


def test_rules_leave_a_right_answer_alone(jury: Jury) -> None:
    jury.held(("zelie", Sat(outcomes=RIGHT)))
    jury.day.reported("r1", subcategory="WEBSITE_BLOCKED", question_number=2)
    assert jury.settle() == "settled"
    assert jury.reports.list_of(SESSION)[0].resolution == "kept"
    assert not jury.certifications.get("zelie").decisions.neutralized


@pytest.mark.parametrize(
    ("category", "subcategory", "question_number"),
    [
        ("FRAUD", "", 0),
        ("CANDIDATE_INFORMATIONS_CHANGES", "NAME_OR_BIRTHDATE", 0),
        ("IN_CHALLENGE", "IMAGE_NOT_DISPLAYING", 2),
        ("IN_CHALLENGE", "FILE_NOT_OPENING", 2),
        ("IN_CHALLENGE", "EMBED_NOT_WORKING", 2),
        ("IN_CHALLENGE", "WEBSITE_BLOCKED", 9),
    ],
)
def test_what_rules_cannot_judge_waits_for_the_jury(
    jury: Jury, category: str, subcategory: str, question_number: int
) -> None:
    jury.held(("zelie", Sat(outcomes=MIXED)))
    jury.day.reported(
        "r1", category=category, subcategory=subcategory, question_number=question_number
    )
    assert jury.settle() == "finalized"
    assert jury.reports.list_of(SESSION)[0].resolution == ""


def test_an_incident_that_changes_nothing_is_noted(jury: Jury) -> None:
    jury.held(("zelie", Sat()))
    jury.day.reported(
        "r1", category="SIGNATURE_ISSUE", subcategory="", question_number=0, description="Absente"
    )
    assert jury.settle() == "settled"
    assert jury.reports.list_of(SESSION)[0].resolution == "noted"


# the jury


def _waiting(jury: Jury) -> None:
    jury.held(("zelie", Sat(outcomes=MIXED)))
    jury.day.reported("r1", question_number=2)
    jury.settle()


def test_who_proposes_a_change_does_not_approve_it(jury: Jury) -> None:
    _waiting(jury)
    sequence = jury.propose("neutralize", 2, report_id="r1")
    with pytest.raises(SameEyes):
        jury.approve(sequence, by=ANA)
    assert jury.certifications.get("zelie").decisions.neutralized == frozenset()


def test_a_second_pair_of_eyes_changes_the_score_and_settles_the_session(jury: Jury) -> None:
    _waiting(jury)
    before = jury.certifications.get("zelie")
    one = jury.approve(jury.propose("neutralize", 2, report_id="r1"))
    assert one == jury.certifications.get("zelie")
    assert one.result.counted == before.result.counted - 1
    assert list(jury.certifications.results("zelie")) == [before.result, one.result]
    assert jury.trail()[-2:] == ["rescore_proposed", "neutralized"]
    last = list(jury.certifications.audit("zelie"))[-1]
    assert (last.by, last.what["proposed_by"], last.what["positions"]) == (BOB, ANA, "2")
    report = jury.reports.list_of(SESSION)[0]
    assert (report.resolution, report.resolved_by) == ("neutralized", BOB)
    assert jury.settle() == "settled"


def test_restoring_a_question_gives_the_first_score_again(jury: Jury) -> None:
    _waiting(jury)
    first = jury.certifications.get("zelie").result
    jury.approve(jury.propose("neutralize", 2))
    restored = jury.approve(jury.propose("restore", 2))
    assert restored.result == first
    assert restored.result_number == 3


def test_scoring_again_from_the_events_gives_what_is_stored(jury: Jury) -> None:
    _waiting(jury)
    jury.approve(jury.propose("neutralize", 2))
    one = jury.certifications.get("zelie")
    exam = fold(*jury.exams.get("zelie"))
    version = version_of(release(), one.version_id)
    assert result_of(version, release(), exam, decisions=one.decisions) == one.result


@pytest.mark.parametrize(
    ("change", "undo", "status", "comment"),
    [
        ("cancel", "uncancel", "cancelled_by_jury", "cancelled_by_jury"),
        ("reject_fraud", "lift_fraud", "rejected", "fraud"),
    ],
)
def test_a_result_is_taken_away_and_given_back(
    jury: Jury, change: str, undo: str, status: str, comment: str
) -> None:
    _waiting(jury)
    first = jury.certifications.get("zelie").result
    taken = jury.approve(jury.propose(change)).result
    assert (taken.status, taken.comment, taken.pix) == (status, comment, None)
    with pytest.raises(DecisionNotPossible):
        jury.propose(change)
    assert jury.approve(jury.propose(undo)).result == first


def test_one_proposal_waits_at_a_time(jury: Jury) -> None:
    _waiting(jury)
    jury.propose("cancel")
    with pytest.raises(ProposalWaiting):
        jury.propose("reject_fraud", by=BOB)


def test_a_proposal_is_put_away_and_the_score_stays(jury: Jury) -> None:
    _waiting(jury)
    before = jury.certifications.get("zelie").result
    sequence = jury.propose("cancel")
    doors = jury.decisions
    refuse_change(doors, "zelie", sequence, deciding=Deciding(ANA, NOW, "Erreur de ma part"))
    one = jury.certifications.get("zelie")
    assert (one.result, one.proposal) == (before, None)
    assert jury.trail()[-2:] == ["rescore_proposed", "rescore_refused"]
    with pytest.raises(ProposalNotFound):
        jury.approve(sequence)


def test_a_session_is_not_settled_while_a_change_waits(jury: Jury) -> None:
    jury.held(("zelie", Sat()))
    sequence = jury.propose("cancel")
    assert jury.settle() == "finalized"
    jury.approve(sequence)
    assert jury.settle() == "settled"


@pytest.mark.parametrize("positions", [(), (0,), (9,), (2, 9)])
def test_a_question_that_was_not_answered_cannot_be_taken_out(
    jury: Jury, positions: tuple[int, ...]
) -> None:
    _waiting(jury)
    with pytest.raises(DecisionNotReadable):
        jury.propose("neutralize", *positions)


def test_nothing_is_decided_before_the_center_hands_the_session_over(jury: Jury) -> None:
    jury.day.opened(enrolled())
    jury.day.sat("zelie")
    jury.score()
    with pytest.raises(NotFinalized):
        jury.propose("cancel")


def test_what_is_not_published_is_not_revoked(jury: Jury) -> None:
    _waiting(jury)
    with pytest.raises(NotPublished):
        jury.propose("revoke")


def test_a_proposal_for_an_incident_of_another_session_is_refused(jury: Jury) -> None:
    _waiting(jury)
    with pytest.raises(ReportNotFound):
        jury.propose("neutralize", 2, report_id="elsewhere")


def test_changes_that_wait_are_listed_with_who_proposed_them(jury: Jury) -> None:
    _waiting(jury)
    jury.propose("cancel")
    (waiting,) = list_proposals(jury.decisions)
    assert (waiting.proposed_by, waiting.proposal.change) == ("Ana Jury", "cancel")


def test_an_incident_is_settled_with_its_reason_in_the_trail(jury: Jury) -> None:
    _waiting(jury)
    for _ in range(2):
        resolve_report(
            jury.reading,
            SESSION,
            "r1",
            resolution="kept",
            reason="L'image s'affichait",
            deciding=Settling(ANA, NOW),
        )
    assert jury.trail()[-1] == "report_resolved"
    assert jury.trail().count("report_resolved") == 1
    assert jury.settle() == "settled"
    with pytest.raises(DecisionNotPossible):
        resolve_report(
            jury.reading,
            SESSION,
            "r1",
            resolution="noted",
            reason="Trop tard",
            deciding=Settling(ANA, NOW),
        )


def test_a_comment_is_kept_with_who_wrote_it(jury: Jury) -> None:
    _waiting(jury)
    said = {"for_candidate": "Un candidat modèle", "for_organization": ""}
    comment(jury.decisions, "zelie", **said, deciding=Deciding(ANA, NOW))
    comment(jury.decisions, "zelie", **said, deciding=Deciding(ANA, NOW))
    assert jury.certifications.get("zelie").comment_for_candidate == "Un candidat modèle"
    assert jury.trail().count("commented") == 1


def test_an_identity_is_mended_with_a_reason(jury: Jury) -> None:
    _waiting(jury)
    mended = Identity("Zélie", "Martelin-Roy", BORN)
    with pytest.raises(DecisionNotReadable):
        correct_identity(jury.decisions, "zelie", mended, deciding=Deciding(ANA, NOW, " "))
    unborn = replace(mended, birth_date=NOW.date())
    with pytest.raises(DecisionNotReadable):
        correct_identity(jury.decisions, "zelie", unborn, deciding=Deciding(ANA, NOW, "Faute"))
    reason = Deciding(ANA, NOW, "Nom d'usage corrigé")
    correct_identity(jury.decisions, "zelie", mended, deciding=reason)
    assert jury.certifications.get("zelie").last_name == "Martelin-Roy"
    assert jury.queue.events == []


# what the jury reads


def test_sessions_are_found_by_state_and_by_number(jury: Jury) -> None:
    _waiting(jury)
    assert [one.session.id for one in list_sessions(jury.reading, "finalized")] == [SESSION]
    assert list_sessions(jury.reading, "settled") == []
    assert [one.session.id for one in find_by_number(jury.reading, " kptr-47 ")] == [SESSION]


def test_a_session_that_is_still_open_is_not_the_jury_s(jury: Jury) -> None:
    jury.day.opened(enrolled())
    assert find_by_number(jury.reading, "KPTR47") == []
    with pytest.raises(NotFinalized):
        read_session(jury.reading, SESSION)


def test_a_session_says_who_has_taken_it(jury: Jury) -> None:
    _waiting(jury)
    assert assign_session(jury.reading, SESSION, to=ANA).assigned_name == "Ana Jury"
    assert read_session(jury.reading, SESSION).seen.assigned_name == "Ana Jury"
    assert assign_session(jury.reading, SESSION, to="").assigned_name == ""


def test_a_session_shows_each_candidate_with_what_waits(jury: Jury) -> None:
    jury.day.opened(enrolled(), enrolled("absent", 2))
    jury.day.sat("zelie", Sat(outcomes=MIXED))
    jury.day.finalized()
    jury.score()
    jury.day.reported("r1", question_number=2)
    jury.settle()
    zelie, absent = read_session(jury.reading, SESSION).candidates
    assert zelie.certification is not None
    assert (zelie.open_reports, absent.certification) == (1, None)


def test_a_sheet_shows_each_question_and_what_was_answered(jury: Jury) -> None:
    jury.held(("zelie", Sat(outcomes=MIXED, reported=(2,))))
    jury.propose("neutralize", 4)
    sheet = read_sheet(jury.sheets, "zelie")
    shown = [(one.step.position, one.step.kind, one.is_counted) for one in sheet.questions]
    assert shown == [
        (1, "answered", True),
        (2, "reported", False),
        (2, "answered", True),
        (3, "answered", True),
        (4, "answered", True),
    ]
    assert sheet.questions[0].statement == "Épreuve de mots-1"
    assert sheet.questions[0].words == ("juste",)
    assert [one.step.seconds for one in sheet.questions] == [40, 40, 80, 40, 40]
    assert sheet.preview is not None
    assert sheet.preview.counted == 3
    assert sheet.names[ANA] == "Ana Jury"


def test_what_is_neutralized_counts_no_more_on_the_sheet(jury: Jury) -> None:
    _waiting(jury)
    jury.approve(jury.propose("neutralize", 2, 4))
    counted = [one.is_counted for one in read_sheet(jury.sheets, "zelie").questions]
    assert counted == [True, False, True, False]


def test_a_published_result_is_not_changed(jury: Jury) -> None:
    _waiting(jury)
    one = jury.certifications.get("zelie")
    jury.certifications.save(replace(one, stage="published"), entry_of(one, "published", at=NOW))
    with pytest.raises(AlreadyPublished):
        jury.propose("neutralize", 2)
