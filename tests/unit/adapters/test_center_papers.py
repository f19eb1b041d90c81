"""Papers of a session: accessible PDFs in both languages, whatever names hold."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import get_args

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from chalicelib.adapters.center_papers import FOLDER, TypstPapers, _words
from chalicelib.core.certification.candidate import ADJUSTMENTS
from chalicelib.core.certification.exam import AlertState, EndReason, Event, ExamHeader, Start, fold
from chalicelib.core.certification.issue_report import SUBCATEGORIES
from chalicelib.core.certification.papers import PAPERS, SessionPapers, paper_data
from tests.factories import NOW
from tests.session_factories import SESSION, candidate, report, session

DRAWN = TypstPapers("Sextant", site_origin="https://sextant.test")
BOUND = Start("2024", "r" * 16, "", "fr", length=32, minutes=105)
EVENTS = (
    Event(1, "joined", NOW, device_id="d"),
    Event(2, "started", NOW, start=BOUND, next_challenge_id="q1"),
    Event(3, "reported", NOW, detail="FILE_NOT_OPENING", next_challenge_id="q2"),
    Event(4, "report_accepted", NOW, reference=3),
    Event(5, "ended", NOW + timedelta(minutes=20), detail="invigilator"),
)


def papers(*names: str) -> SessionPapers:
    people = [
        candidate(f"c{place}", number=place, last_name=name, division="3e B")
        for place, name in enumerate(names or ("Martelin",), start=1)
    ]
    exam = fold(ExamHeader("c1", SESSION, "u1", NOW), EVENTS)
    reports = [report(candidate_id="c1"), report("r2", candidate_id="", category="FRAUD")]
    return SessionPapers(session(), "Centre Ada", people, reports, {"c1": exam}, minutes=105)


def drawn(name: str, lang: str, *people: str) -> bytes:
    return DRAWN.paper(name, lang, paper_data(papers(*people)))


def pages(pdf: bytes) -> int:
    return int(max(re.findall(rb"/Type\s*/Pages\b.{0,200}?/Count\s+(\d+)", pdf, re.DOTALL)))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_its_language_and_that_it_is_accessible(name: str, lang: str) -> None:
    pdf = drawn(name, lang)
    assert b"pdfuaid" in pdf
    assert f"/Lang({lang})".encode() in pdf.replace(b" ", b"")


@pytest.mark.parametrize("name", PAPERS)
def test_a_name_is_text_whatever_it_holds(name: str) -> None:
    odd = ("#panic()", "$x$ *a* _b_", "Łukasz Nguyễn", "N" * 60)
    assert pages(drawn(name, "fr", *odd)) == (2 if name == "kit" else 1)


@pytest.mark.parametrize("name", PAPERS)
def test_a_session_without_candidates_has_papers(name: str) -> None:
    empty = replace(papers(), candidates=[], exams={})
    assert pages(DRAWN.paper(name, "fr", paper_data(empty))) == 1


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_has_a_title_headings_and_pictures_that_are_told(name: str) -> None:
    with pikepdf.open(BytesIO(drawn(name, "fr"))) as pdf:
        root = pdf.Root
        assert bool(root.MarkInfo.Marked)
        assert root.ViewerPreferences.DisplayDocTitle
        assert session().number in str(pdf.docinfo["/Title"])
        found = list(elements(root.StructTreeRoot))
    kinds = [str(one.S) for one in found]
    assert kinds.count("/H1") == 1
    assert name == "tickets" or {"/Table", "/TH"} <= set(kinds)
    figures = [one for one in found if str(one.S) == "/Figure"]
    assert len(figures) == {"kit": 2, "tickets": 1}.get(name, 0)
    assert all("https://sextant.test" in str(one.Alt) for one in figures)


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every element of the structure below a node."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_codes_to_scan_open_the_room_and_the_exam() -> None:
    secret = session().room_secret
    room = f"https://sextant.test/certif/room#number=KPTR47&secret={secret}"
    assert scanned(drawn("kit", "fr")) == {room, "https://sextant.test/exam"}
    assert scanned(drawn("tickets", "fr")) == {"https://sextant.test/exam#ticket=ticket-of-c1"}


def scanned(pdf: bytes) -> set[str]:
    """What a telephone reads on the first page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=2).to_pil()
    finally:
        document.close()
    return {code.text for code in zxingcpp.read_barcodes(picture)}


def test_a_session_of_two_hundred_has_papers() -> None:
    assert pages(drawn("tickets", "fr", *["Martelin"] * 200)) == 25  # eight a page


def test_what_the_room_recorded_is_told_with_the_time_on_its_wall() -> None:
    told = paper_data(papers())["events"]
    assert [(one["at"], one["kind"], one["question"]) for one in told] == [
        (f"{NOW + timedelta(hours=1):%H:%M}", "alert_accepted", "1"),
        (f"{NOW + timedelta(hours=1, minutes=20):%H:%M}", "ended_invigilator", "0"),
    ]


def test_only_the_kit_opens_the_room_and_only_tickets_open_exams() -> None:
    data = json.dumps(paper_data(papers()))
    assert "BCDF-GHJK-MPQR-TV" in data
    for name in ("attendance", "incidents"):
        template = (FOLDER / f"{name}.typ").read_text(encoding="utf-8")
        assert "secret" not in template
        assert "ticket" not in template


def test_words_are_the_same_in_both_languages() -> None:
    def keys(value: object, path: str = "") -> set[str]:
        if not isinstance(value, dict):
            return {path}
        return {key for name, inner in value.items() for key in keys(inner, f"{path}.{name}")}

    assert keys(dict(_words("fr"))) == keys(dict(_words("en")))


def test_everything_that_happens_has_its_words() -> None:
    words = _words("fr")["incidents"]
    assert set(words["categories"]) == set(SUBCATEGORIES)
    assert set(words["subcategories"]) == {one for some in SUBCATEGORIES.values() for one in some}
    kinds = {f"alert_{one}" for one in get_args(AlertState)}
    kinds |= {f"ended_{one}" for one in get_args(EndReason) if one != "completed"}
    assert set(words["kinds"]) == kinds
    assert set(_words("fr")["adjustments"]) == set(ADJUSTMENTS)


def test_a_paper_is_called_after_its_session() -> None:
    assert DRAWN.file_name("kit", "fr", number="KPTR47") == "kit-surveillant-session-KPTR47.pdf"
