"""The report: a page that needs nothing, in two languages, each plot with its table."""

import itertools
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser

import pytest

from chalicelib.adapters.reports.calibration import CalibrationPage
from chalicelib.adapters.reports.html import FOLDER, Words
from chalicelib.core.calibration import Calibration, ItemParameters, ScaleLink
from chalicelib.core.findings import (
    Bins,
    CurvePoint,
    Effect,
    Findings,
    ItemFinding,
    PersonFit,
    Run,
    Tally,
)
from chalicelib.core.identity import LANGS, Lang
from tests.factories import NOW, challenge, release, skill

RELEASE = release()


def item(place: int, **changes: object) -> ItemFinding:
    one = RELEASE.challenges[place]
    given: dict[str, object] = {
        "former": ItemParameters(1.0, -0.5, source="kept"),
        "found": ItemParameters(1.25, -1234.5 if place == 9 else 0.25, 0.1, 0.05, 1200),
        "answers": 1200,
        "change": 0.04,
        "right": 0.61,
        "exposure": 0.12,
        "seconds": 31.0,
        "fit": Effect(0.02, 0.4),
        "points": (CurvePoint(-1.0, 0.2, 300), CurvePoint(1.0, 0.7, 900)),
    }
    return ItemFinding(one.id, "1.1", **{**given, **changes})  # type: ignore[arg-type]


def findings(**changes: object) -> Findings:
    items = [item(place) for place in range(len(RELEASE.challenges))]
    items[1] = item(1, dif=Effect(0.71, 0.0001, "large"), flags=("dif",))
    items[2] = item(2, drift=Effect(-0.08, 0.002, "moderate"), flags=("drift", "big_change"))
    items[3] = item(3, fit=Effect(0.081, 0.001, "moderate"), flags=("misfit",))
    kept = ItemParameters(1.0, -0.5, source="kept")
    items[4] = item(4, found=kept, answers=0, seconds=None, points=(), flags=("few_answers",))
    link = ScaleLink("f" * 16, 1.02, -0.05, 12, 2)
    parameters = {one.challenge_id: one.found for one in items}
    given: dict[str, object] = {
        "calibration": Calibration(RELEASE.id, NOW, "bayes-modal-2pl", link, parameters),
        "tally": Tally(150_000, 144_000, 5_000, 1_000, 9_876, NOW, NOW + timedelta(days=20)),
        "run": Run(is_converged=True, iterations=14, log_likelihood=-81_432.9),
        "items": tuple(items),
        "people": Bins((-2.0, 0.0, 2.0), (4_000.0, 5_876.0)),
        "information": ((-1.0, 2.0, 2.5), (0.0, 3.0, 3.5), (1.0, 2.0, 2.2)),
        "groups": ("en", "fr"),
        "group_sizes": {"en": 5000, "fr": 4876},
        "person_fit": PersonFit(9_000, 470, 0.05),
    }
    return Findings(**{**given, **changes})  # type: ignore[arg-type]


@cache
def page(lang: Lang) -> str:
    return CalibrationPage().page(findings(), RELEASE, lang)


class Reader(HTMLParser):
    """What a machine sees: tags in order, ids, links, headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag not in {"meta", "br", "path", "rect", "circle"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_needs_nothing_and_runs_nothing(lang: Lang) -> None:
    text = page(lang)
    assert not re.search(r"<script|https?:|//[a-z]|@import|url\(| on\w+=|<img|<link", text)
    assert f'<html lang="{lang}">' in text


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_is_well_made(lang: Lang) -> None:
    reader = Reader(page(lang))
    assert reader.open == []
    assert [name for name, count in Counter(reader.ids).items() if count > 1] == []
    assert {link[1:] for link in reader.links} <= set(reader.ids)
    assert {link[0] for link in reader.links} == {"#"}


@pytest.mark.parametrize("lang", LANGS)
def test_headings_go_down_one_step_at_a_time(lang: Lang) -> None:
    steps = [int(tag[1]) for tag in Reader(page(lang)).tags if re.fullmatch(r"h[1-6]", tag)]
    assert steps[0] == 1
    assert steps.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(steps))


@pytest.mark.parametrize("lang", LANGS)
def test_every_plot_has_its_table_beside_it(lang: Lang) -> None:
    figures = re.findall(r"<figure.*?</figure>", page(lang), re.DOTALL)
    assert len(figures) > 8
    for figure in figures:
        assert figure.count("<svg") == figure.count("<table") == 1
        assert figure.count("<title") == figure.count("<desc") == 1
        assert '<th scope="row">' in figure


@pytest.mark.parametrize("lang", LANGS)
def test_what_matters_is_said_first_and_in_words(lang: Lang) -> None:
    say = Words(lang)
    first = page(lang).split("</section>")[0]
    assert first.index("mots-2a") < first.index("mots-3a")
    assert say("flag_dif", group="fr", size=say.number(0.71), direction=say("harder")) in first
    assert say("flag_drift", size=say.percent(0.08, 1), direction=say("easier")) in first
    assert say("gravity_large") in page(lang)


def test_numbers_are_written_as_each_language_does() -> None:
    assert "144\u202f000" in page("fr")
    assert "144,000" in page("en")
    assert "−1\u202f234,50" in page("fr")
    assert "−1,234.50" in page("en")
    assert "14/03/2026" in page("fr")
    assert Words("fr").percent(0.061, 1) == "6,1\u202f%"
    assert Words("en").number(-0.001) == "0.00"
    assert Words("fr").signed(0.5) == "+0,50"


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    french, english = (json.loads((FOLDER / f"{lang}.json").read_text("utf-8")) for lang in LANGS)
    places = [
        {name: sorted(re.findall(r"\{(\w+)\}", text)) for name, text in words.items()}
        for words in (french, english)
    ]
    assert places[0] == places[1]


def test_no_word_is_written_for_nobody() -> None:
    adapters, commands = FOLDER.parents[1] / "adapters", FOLDER.parents[2] / "content"
    files = [*adapters.rglob("*.py"), *commands.glob("*.py")]
    code = "".join(path.read_text("utf-8") for path in files)
    words = json.loads((FOLDER / "fr.json").read_text("utf-8"))
    built = ("flag_", "short_", "gravity_", "source_", "col_")
    built_at_run = {f"{name}_text" for name in ("word_a", "word_b", "word_se", "word_logit")}
    used = set(re.findall(r"""["'](\w+)["']""", code))
    lost = [name for name in words if name not in used and not name.startswith(built)]
    assert sorted(set(lost) - built_at_run) == []


def test_an_estimation_that_did_not_converge_is_said_before_anything() -> None:
    run = Run(is_converged=False, iterations=500, log_likelihood=-1.0)
    text = CalibrationPage().page(findings(run=run), RELEASE, "en")
    assert Words("en")("not_converged_warning") in text.split("</section>")[0]
    assert Words("en")("not_converged_warning") not in page("en")


def test_a_first_calibration_of_people_without_groups_says_what_is_missing() -> None:
    plain = [replace(one, dif=None, drift=None, flags=()) for one in findings().items]
    bare = findings(items=tuple(plain), groups=(), group_sizes={}, person_fit=None)
    text = CalibrationPage().page(bare, RELEASE, "en")
    for name in ("dif_none", "drift_none", "person_fit_none", "look_none"):
        assert Words("en")(name) in text


def test_titles_of_skills_are_text_not_markup() -> None:
    skills = tuple(replace(one, title="<script>") for one in RELEASE.skills)
    text = CalibrationPage().page(findings(), replace(RELEASE, skills=skills), "fr")
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_release_of_one_item_has_a_page() -> None:
    one = replace(
        RELEASE, skills=(skill("mots", 1),), challenges=(challenge("mots-1"),), demo_skill_ids=()
    )
    alone = findings(items=(findings().items[0],))
    assert "mots-1a" in CalibrationPage().page(alone, one, "fr")
