"""Files of learners from the drop to the list and back, killed anywhere on the way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.orga_errors import (
    FileTooLarge,
    JobNotFound,
    JobNotReady,
    PreviewOutdated,
    UndoTooLate,
    UploadIncomplete,
)
from chalicelib.core.roster_file import MAX_FILE_BYTES, PART_BYTES
from chalicelib.services.learner_import import (
    FileToSend,
    begin_import,
    complete_import,
    discard_import,
    find_import,
    missing_parts,
    read_preview,
    undo_import,
)
from tests.factories import NOW
from tests.siecle import as_bytes, pupil, siecle, zipped
from tests.unit.services.rosters import SCHOOL_ID, Killed, School

SIZE = 250
"""Three pages: enough to be killed between two."""
LATER = NOW + timedelta(hours=1)


def file(size: int = SIZE, **more: object) -> bytes:
    return as_bytes(siecle(size, **more).text)  # type: ignore[arg-type]


@pytest.fixture
def school() -> School:
    return School()


def test_every_planted_fault_is_told_with_its_line_and_column(school: School) -> None:
    made = siecle(600, faults=True)
    job = school.preview(zipped(as_bytes(made.text)))
    told = school.told()
    found = {
        (change.line, change.column, change.code, category)
        for category in ("error", "warning")
        for change in told[category]
    }
    assert len(made.planted) == 12
    assert found == {(one.line, one.column, one.code, one.category) for one in made.planted}
    assert job.outcome == {"format": "siecle", "lines": 600, "new": 590, "error": 9, "warning": 3}
    assert (job.status, job.done, job.total) == ("preview", 600, 600)


def test_nothing_is_written_before_it_is_accepted(school: School) -> None:
    school.preview(file())
    assert school.state() == {}


def test_what_is_accepted_is_the_list(school: School) -> None:
    job = school.take(file())
    assert job.status == "done"
    assert job.outcome["created"] == SIZE
    everybody = school.state().values()
    assert {one.national_id for one in everybody} == {
        pupil(number)["ID_NATIONAL"] for number in range(SIZE)
    }
    assert len(school.learners.divisions(SCHOOL_ID)) == 24
    assert sum(school.learners.divisions(SCHOOL_ID).values()) == SIZE


def test_the_same_file_twice_gives_the_same_list(school: School) -> None:
    school.take(file())
    before = school.state()
    job = school.take(file(), "j2", now=LATER)
    assert job.outcome == {"format": "siecle", "lines": SIZE, "same": SIZE}
    assert school.state() == before


def test_a_preview_tells_the_new_the_changed_and_the_gone(school: School) -> None:
    school.take(file(100))
    change = {7: {"_class": "3F"}, 8: {"PRENOM": "Zoé"}}
    job = school.preview(file(100, first=5, change=change), "j2", now=LATER)
    told = school.told("j2")
    assert [one.before.national_id for one in told["gone"] if one.before] != []
    gone = {one.before.national_id for one in told["gone"] if one.before}
    assert gone == {pupil(number)["ID_NATIONAL"] for number in range(5)}
    assert len(told["new"]) == 5
    renamed = [one for one in told["changed"] if one.entry and one.entry.first_name == "Zoé"]
    assert len(renamed) == 1
    assert job.outcome["gone"] == 5


def test_only_the_lists_that_were_chosen_are_written(school: School) -> None:
    school.take(file(100))
    school.preview(file(100, first=5), "j2", now=LATER)
    school.accept("j2", categories=("new",), now=LATER)
    job = school.work("j2", now=LATER)
    assert job.outcome["created"] == 5
    assert len(school.state()) == 105
    assert all(one.is_active for one in school.state().values())


def test_who_is_gone_stays_on_the_list_and_can_come_back(school: School) -> None:
    school.take(file(100))
    school.take(file(95, first=5), "j2", now=LATER)
    assert [one.is_active for one in school.state().values()].count(False) == 5
    school.preview(file(100), "j3", now=LATER + timedelta(hours=1))
    assert [one.code for one in school.changes("changed", "j3")].count("came_back") == 5


def test_who_is_on_a_line_that_cannot_be_read_is_not_gone(school: School) -> None:
    school.take(file(100))
    change = {3: {"DATE_NAISS": "31/02/2011"}, 4: {"_class": "Inactifs"}}
    school.preview(file(100, change=change), "j2", now=LATER)
    assert school.changes("gone", "j2") == []


def test_what_a_teacher_or_a_pupil_added_is_kept(school: School) -> None:
    school.take(file(50))
    (some,) = [one for one in school.state().values() if one.national_id == pupil(3)["ID_NATIONAL"]]
    school.alter(some.id, user_id="u1", username="zelie0703", email="z@school.test")
    school.take(file(50, change={3: {"PRENOM": "Zoé"}}), "j2", now=LATER)
    found = school.state()[some.id]
    assert (found.first_name, found.user_id, found.email) == ("Zoé", "u1", "z@school.test")


# not surely the same person


def test_a_number_that_appears_is_doubtful_and_accepting_gives_it(school: School) -> None:
    cells = [pupil(0)[name] for name in ("NOM_DE_FAMILLE", "PRENOM", "DATE_NAISS")]
    table = "Nom;Prénom;Date de naissance;Classe\n" + ";".join([*cells, "6A"])
    school.take(table.encode())
    school.preview(file(1), "j2", now=LATER)
    (doubt,) = school.changes("doubtful", "j2")
    assert doubt.code == "number_appeared"
    assert school.changes("gone", "j2") == []
    school.accept("j2", doubtful=True, now=LATER)
    school.work("j2", now=LATER)
    (only,) = school.state().values()
    assert only.national_id == pupil(0)["ID_NATIONAL"]


def test_a_number_that_changed_is_doubtful_and_left_alone_unless_accepted(school: School) -> None:
    school.take(file(10))
    before = school.state()
    renumbered = file(10, change={4: {"ID_NATIONAL": "999999999ZZ"}})
    school.take(renumbered, "j2", now=LATER)
    assert [one.code for one in school.changes("doubtful", "j2")] == ["number_changed"]
    assert school.state() == before
    school.take(renumbered, "j3", now=LATER + timedelta(hours=1), doubtful=True)
    assert len(school.state()) == 10
    assert "999999999ZZ" in {one.national_id for one in school.state().values()}


def test_a_number_of_quite_another_person_is_doubtful(school: School) -> None:
    school.take(file(10))
    other = {"NOM_DE_FAMILLE": "INCONNU", "PRENOM": "Bob", "DATE_NAISS": "01/01/2009"}
    school.preview(file(10, change={4: other}), "j2", now=LATER)
    assert [one.code for one in school.changes("doubtful", "j2")] == ["number_of_another"]


def test_the_same_person_on_two_lines_is_doubtful(school: School) -> None:
    twin = {name: text for name, text in pupil(3).items() if name != "ID_NATIONAL"}
    made = siecle(10, change={7: twin})
    school.preview(as_bytes(made.text))
    (doubt,) = school.changes("doubtful")
    assert doubt.code == "person_twice"
    first = made.text.splitlines()[int(doubt.params["line"]) - 1]
    assert 'ELEVE_ID="700003"' in first
    school.accept(doubtful=True)
    school.work()
    again = school.preview(as_bytes(made.text), "j2", now=LATER)
    assert again.outcome == {"format": "siecle", "lines": 10, "same": 10}


def test_a_merged_double_is_the_one_it_was_merged_into(school: School) -> None:
    school.take(file(2))
    kept, double = sorted(school.state().values(), key=lambda one: one.national_id)
    school.alter(double.id, merged_into=kept.id)
    school.preview(file(2, change={1: {"PRENOM": kept.first_name}}), "j2", now=LATER)
    assert school.changes("new", "j2") == []
    assert school.changes("gone", "j2") == []


def test_a_double_of_a_double_is_the_one_that_stays(school: School) -> None:
    school.take(file(3))
    first, second, last = sorted(school.state().values(), key=lambda one: one.national_id)
    school.alter(second.id, merged_into=last.id)
    school.alter(first.id, merged_into=second.id)
    school.preview(file(3), "j2", now=LATER)
    assert school.changes("new", "j2") == []


# killed


def test_a_reading_that_is_killed_and_started_again_says_the_same(school: School) -> None:
    school.preview(file(SIZE, faults=True))
    expected = School()
    expected.jobs.dies_at = 3
    expected.send(file(SIZE, faults=True))
    with pytest.raises(Killed):
        expected.work()
    assert expected.work().outcome == school.jobs.get(SCHOOL_ID, "j1").outcome
    assert expected.told() == school.told()


def prepared(**dies: int) -> School:
    """A list, and a file accepted over it whose writing will be killed."""
    school = School()
    school.take(file(SIZE, first=60))
    school.preview(file(SIZE, change={100: {"PRENOM": "Zoé"}}), "j2", now=LATER)
    school.accept("j2", now=LATER)
    school.learners.writes, school.learners.dies_at = 0, dies.get("write", 0)
    school.jobs.saves, school.jobs.dies_at = 0, dies.get("save", 0)
    school.learners.is_after = bool(dies.get("after", 0))
    return school


def finished(school: School) -> None:
    """Killed, given again by the queue, finished."""
    with pytest.raises(Killed):
        school.work("j2", now=LATER)
    school.work("j2", now=LATER)


KILLS = [{"write": n, "after": after} for n in (1, 2, 3, 4) for after in (0, 1)]
KILLS += [{"save": n} for n in (1, 2, 3, 4, 5)]


@pytest.mark.parametrize("kill", KILLS, ids=str)
def test_an_acceptance_killed_anywhere_loses_and_doubles_nothing(kill: dict[str, int]) -> None:
    whole, killed = prepared(), prepared(**kill)
    whole.work("j2", now=LATER)
    finished(killed)
    assert killed.state() == whole.state()
    ended = killed.jobs.get(SCHOOL_ID, "j2")
    assert ended.outcome == whole.jobs.get(SCHOOL_ID, "j2").outcome
    before = prepared().state()
    killed.undo("j2", now=LATER)
    undone = {one: row for one, row in killed.state().items() if row.is_active}
    assert undone == before


@pytest.mark.parametrize("kill", KILLS[:6], ids=str)
def test_taking_back_killed_anywhere_ends_as_if_it_was_not(kill: dict[str, int]) -> None:
    whole, killed = prepared(), prepared()
    for school in (whole, killed):
        school.work("j2", now=LATER)
    whole.undo("j2", now=LATER)
    undo_import(killed.doors, killed.jobs.get(SCHOOL_ID, "j2"), now=LATER)
    killed.learners.writes, killed.learners.dies_at = 0, min(kill["write"], 3)
    killed.learners.is_after = bool(kill["after"])
    finished(killed)
    assert killed.state() == whole.state()
    assert killed.jobs.get(SCHOOL_ID, "j2").outcome == whole.jobs.get(SCHOOL_ID, "j2").outcome


def test_a_row_written_to_meanwhile_is_compared_again(school: School) -> None:
    school.take(file(10))
    school.preview(file(10, change={3: {"PRENOM": "Zoé"}}), "j2", now=LATER)
    (changed,) = school.changes("changed", "j2")
    school.alter(changed.learner_id, user_id="u1")
    school.accept("j2", now=LATER)
    school.work("j2", now=LATER)
    found = school.state()[changed.learner_id]
    assert (found.first_name, found.user_id) == ("Zoé", "u1")


# taking back


def test_taking_back_leaves_who_has_changed_since_and_counts_them(school: School) -> None:
    school.take(file(100))
    before = school.state()
    school.take(file(100, change={n: {"PRENOM": "Zoé"} for n in (1, 2, 3)}), "j2", now=LATER)
    renamed = [one.id for one in school.state().values() if one.first_name == "Zoé"]
    school.alter(renamed[0], user_id="u1")
    job = school.undo("j2", now=LATER + timedelta(days=29))
    assert (job.status, job.outcome["restored"], job.outcome["left"]) == ("undone", 2, 1)
    after = school.state()
    assert {one for one in before if before[one] != after[one]} == {renamed[0]}


def test_who_was_new_is_not_deleted_but_leaves_the_list(school: School) -> None:
    school.take(file(20))
    school.undo()
    assert len(school.state()) == 20
    assert not any(one.is_active for one in school.state().values())
    assert school.learners.divisions(SCHOOL_ID) == {}


def test_only_the_last_file_accepted_is_taken_back_and_for_thirty_days(school: School) -> None:
    school.take(file(20))
    school.take(file(21), "j2", now=LATER)
    with pytest.raises(UndoTooLate):
        school.undo("j1", now=LATER)
    with pytest.raises(UndoTooLate):
        school.undo("j2", now=LATER + timedelta(days=30))
    school.undo("j2", now=LATER + timedelta(days=29))
    assert school.undo("j1", now=LATER + timedelta(days=29)).status == "undone"


# the way in


def begun(school: School, size: int, job_id: str = "j1") -> object:
    return begin_import(
        school.doors,
        FileToSend("C:\\chef\\\u202eeleves.xml", size, "auto"),
        job_id=job_id,
        user_id="boss",
        organization_id=SCHOOL_ID,
        now=NOW,
    )


def test_a_file_comes_in_parts_and_goes_on_where_it_stopped(school: School) -> None:
    job = begun(school, 2 * PART_BYTES + 10)
    assert begun(school, 2 * PART_BYTES + 10) == job
    assert list(missing_parts(school.doors, job)) == [1, 2, 3]
    key = f"uploads/{SCHOOL_ID}/j1"
    school.uploads.put(key, 2, b"b" * PART_BYTES)
    assert list(missing_parts(school.doors, job)) == [1, 3]
    with pytest.raises(UploadIncomplete):
        complete_import(school.doors, job, now=NOW)


def test_the_name_of_a_file_is_shown_without_folders_or_tricks(school: School) -> None:
    assert begun(school, 10).options["name"] == "eleves.xml"


def test_a_file_larger_than_any_list_is_refused_at_once(school: School) -> None:
    for size in (0, MAX_FILE_BYTES + 1):
        with pytest.raises(FileTooLarge):
            begun(school, size)
    assert school.jobs.rows == {}


def test_a_file_of_another_school_is_refused(school: School) -> None:
    job = school.preview(as_bytes(siecle(3, uai="0870003F").text))
    assert (job.status, job.outcome["code"]) == ("refused", "uai_mismatched")
    assert (job.outcome["found"], job.outcome["expected"]) == ("0870003F", "0991234D")


def test_a_refusal_says_where(school: School) -> None:
    job = school.preview(b"<BEE_ELEVES>\n\n<A></B>")
    assert job.outcome == {"code": "invalid_file", "line": 3}
    again = school.preview(b"<BEE_ELEVES/>", "j2")
    assert again.outcome == {"code": "uai_missing"}


def test_a_preview_older_than_an_acceptance_is_not_accepted_but_read_again(school: School) -> None:
    school.preview(file(10))
    school.take(file(12), "j2", now=LATER)
    with pytest.raises(PreviewOutdated):
        school.accept("j1", now=LATER)
    complete_import(school.doors, school.jobs.get(SCHOOL_ID, "j1"), now=LATER)
    job = school.work("j1", now=LATER + timedelta(minutes=1))
    assert (job.outcome["lines"], job.outcome["gone"], "new" in job.outcome) == (10, 2, False)
    school.accept("j1", now=LATER + timedelta(minutes=2))


def test_a_preview_whose_pages_may_be_gone_is_not_accepted(school: School) -> None:
    school.preview(file(10))
    with pytest.raises(PreviewOutdated):
        school.accept(now=NOW + timedelta(days=30))
    school.accept(now=NOW + timedelta(days=29))


def test_two_acceptances_at_once_are_one_after_the_other(school: School) -> None:
    school.preview(file(10))
    school.preview(file(12), "j2")
    school.accept("j1")
    with pytest.raises(PreviewOutdated):
        school.accept("j2")


def test_a_failure_of_ours_goes_on_where_it_stopped() -> None:
    school = prepared(write=2)
    with pytest.raises(Killed):
        school.work("j2", now=LATER)
    job = school.jobs.get(SCHOOL_ID, "j2")
    school.jobs.save(replace(job, status="failed"))
    complete_import(school.doors, school.jobs.get(SCHOOL_ID, "j2"), now=LATER)
    assert school.work("j2", now=LATER).status == "done"


def test_a_file_can_be_forgotten_until_it_is_accepted(school: School) -> None:
    school.preview(file(10))
    discard_import(school.doors, school.jobs.get(SCHOOL_ID, "j1"), now=NOW)
    assert school.uploads.files == {}
    assert school.jobs.get(SCHOOL_ID, "j1").status == "discarded"
    school.take(file(10), "j2")
    with pytest.raises(JobNotReady):
        discard_import(school.doors, school.jobs.get(SCHOOL_ID, "j2"), now=NOW)


def test_the_file_itself_goes_once_it_is_accepted(school: School) -> None:
    school.take(file(10))
    assert school.uploads.files == {}


def test_a_step_asked_too_early_or_of_another_job_is_refused(school: School) -> None:
    begun(school, 10)
    job = school.jobs.get(SCHOOL_ID, "j1")
    with pytest.raises(JobNotReady):
        school.accept("j1")
    with pytest.raises(JobNotReady):
        undo_import(school.doors, job, now=NOW)
    with pytest.raises(JobNotReady):
        read_preview(school.doors, job, "new", page=1)
    with pytest.raises(JobNotFound):
        find_import(school.doors, "another school", "j1")


def test_previews_have_pages(school: School) -> None:
    job = school.preview(file(SIZE))
    first, following = read_preview(school.doors, job, "new", page=1)
    last, end = read_preview(school.doors, job, "new", page=3)
    assert (len(first), following, len(last), end) == (100, 2, 50, None)
    assert read_preview(school.doors, job, "gone", page=1) == ((), None)
