"""The report of a simulation: a page that needs nothing, in two languages, plots with tables."""

import itertools
import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from chalicelib.adapters.plots import standalone
from chalicelib.adapters.reports.html import FOLDER, Words
from chalicelib.adapters.reports.simulation import SimulationPage, is_cap_broken
from chalicelib.core.comparison import Comparison, Experiment, Impossible, Subject
from chalicelib.core.exposure import bank_of
from chalicelib.core.identity import LANGS, Lang
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.trial import Setup, compared
from tests.simulated_releases import release_of

COMMAND = "python -m content.simulate --people 600"


@cache
def comparison() -> Comparison:
    bank = bank_of(release_of(), "training")
    subject = Subject("a" * 16, "a" * 16, "", len(bank), 4, 12)
    experiment = Experiment(policy=Policy(length=8, cap=0.5), people=600)
    return compared(Setup(bank, subject, {}), experiment)


@cache
def page(lang: Lang) -> str:
    return SimulationPage(COMMAND).page(comparison(), lang)


def without_ours() -> Comparison:
    lacking = (
        Impossible("ours", "quotas_not_met", 5, ("1.1", "2.1")),
        Impossible("incumbent", "no_item_left", 5, ("1.1", "2.1")),
    )
    kept = tuple(one for one in comparison().conducts if one.rule == "free")
    return replace(comparison(), conducts=kept, impossible=lacking)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_needs_nothing_and_runs_nothing(lang: Lang) -> None:
    assert not re.search(r"<script|https?:|//[a-z]|@import|url\(| on\w+=|<img|<link", page(lang))
    assert f'<html lang="{lang}">' in page(lang)


@pytest.mark.parametrize("lang", LANGS)
def test_names_are_unique_and_links_lead_somewhere(lang: Lang) -> None:
    ids = re.findall(r' id="([^"]+)"', page(lang))
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    links = re.findall(r'href="([^"]+)"', page(lang))
    assert len(links) == 10
    assert {link[1:] for link in links} <= set(ids)


@pytest.mark.parametrize("lang", LANGS)
def test_headings_go_down_one_step_at_a_time(lang: Lang) -> None:
    steps = [int(step) for step in re.findall(r"<h([1-6])[ >]", page(lang))]
    assert steps[0] == 1
    assert steps.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(steps))


@pytest.mark.parametrize("lang", LANGS)
def test_every_plot_has_its_table_beside_it_and_its_words_inside(lang: Lang) -> None:
    figures = re.findall(r"<figure.*?</figure>", page(lang), re.DOTALL)
    assert len(figures) == 6
    for figure in figures:
        assert figure.count("<svg") == figure.count("<table") == 1
        assert re.search(r"<desc[^>]*>[^<]{20,}</desc>", figure)
        assert '<th scope="row">' in figure
        ET.fromstring(re.search(r"<svg.*?</svg>", figure, re.DOTALL)[0])  # type: ignore[index]


@pytest.mark.parametrize("lang", LANGS)
def test_the_rules_are_side_by_side(lang: Lang) -> None:
    say = Words(lang)
    table = page(lang).split('id="side"')[1].split("</table>")[0]
    for name in ("sim_ours", "sim_reported", "sim_incumbent", "sim_free"):
        assert f'<th scope="col">{say(name)}</th>' in table
    seen = comparison().conduct("ours")
    assert seen is not None
    assert say.number(seen.measures.overall.rmse, 3) in table
    assert say.percent(seen.measures.use.largest, 1) in table


@pytest.mark.parametrize("lang", LANGS)
def test_a_bank_too_small_is_said_before_anything_with_what_lacks(lang: Lang) -> None:
    text = SimulationPage(COMMAND).page(without_ours(), lang)
    first = text.split("</section>")[0]
    assert Words(lang)("sim_cannot") in first
    assert "1.1, 2.1" in first
    assert Words(lang)("sim_free") in text
    assert f'<th scope="col">{Words(lang)("sim_ours")}</th>' not in text


def test_a_bank_that_no_rule_can_use_still_has_a_page() -> None:
    text = SimulationPage(COMMAND).page(replace(without_ours(), conducts=()), "en")
    assert "<svg" not in text
    assert Words("en")("sim_thin") in text


def test_a_cap_that_does_not_hold_is_said_first() -> None:
    tight = replace(comparison().experiment, policy=Policy(length=8, cap=0.2))
    found = replace(comparison(), experiment=tight)
    assert is_cap_broken(found)
    assert not is_cap_broken(comparison())
    assert Words("en")("sim_cap_broken") in SimulationPage("").page(found, "en").split("<dl")[1]
    assert Words("en")("sim_cap_broken") not in page("en")


def test_what_to_write_is_said_where_the_bank_is_thin() -> None:
    supply = comparison().supply
    shelf = replace(supply.shelves[0], useful=(0,) * 7, is_thin=(True,) * 7)
    thin = replace(comparison(), supply=replace(supply, shelves=(shelf, *supply.shelves[1:])))
    text = SimulationPage("").page(thin, "en").split('id="thin"')[1]
    assert "1.1" in text.split("</ol>")[0]
    assert '<span class="tag moderate">0 of' in text


def test_a_command_is_text_not_markup() -> None:
    text = SimulationPage("simulate --out <b>").page(comparison(), "en")
    assert "<pre>simulate --out &lt;b&gt;</pre>" in text


def test_a_picture_of_its_own_has_a_sheet_and_is_well_formed() -> None:
    drawing = re.search(r"<svg.*?</svg>", page("en"), re.DOTALL)
    assert drawing is not None
    alone = ET.fromstring(standalone(drawing[0]))
    assert alone.tag == "{http://www.w3.org/2000/svg}svg"
    assert [child.tag.rpartition("}")[2] for child in alone][:3] == ["title", "desc", "rect"]


def test_words_of_simulations_have_both_languages() -> None:
    french, english = (json.loads((FOLDER / f"{lang}.json").read_text("utf-8")) for lang in LANGS)
    ours = [name for name in french if name.startswith("sim_")]
    assert len(ours) > 80
    assert all(english[name] for name in ours)
