"""The table of a campaign's results: which columns, and what each participation says in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from chalicelib.core.campaign import Campaign
from chalicelib.core.content import Release, Skill
from chalicelib.core.identity import Lang
from chalicelib.core.participation import Participation, Results
from chalicelib.core.results_sheet import Sheet, sheet_of
from chalicelib.core.scoring import Rules, certifiable_count

Cell = str | int | date | None
CellKind = Literal["text", "number", "percent", "date"]
Words = Mapping[str, str]
"""The titles of columns and the few words of cells, in one language."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; a percent is a whole number from 0 to 100."""

    title: str
    kind: CellKind = "text"


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table speaks of, in which words; `to_day`: the day of an instant where schools are."""

    campaign: Campaign
    release: Release
    targets: Sequence[Skill]
    words: Words
    lang: Lang
    rules: Rules
    to_day: Callable[[datetime], date]
    has_skills: bool = False

    @property
    def is_collection(self) -> bool:
        """A collection has levels and pix, no percentages."""
        return self.campaign.kind == "collection"


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that looks like one gets an apostrophe.

    So does one that starts with an apostrophe, so that the first one can always be taken away. A
    dash alone, which stands for nothing, is no formula.
    """
    return f"'{text}" if text != "-" and text.startswith((*_FORMULA, "'")) else text


def columns(layout: Layout) -> list[Column]:
    """The columns of a campaign's table, in order."""
    who = [
        *map(Column, map(layout.words.__getitem__, ("last_name", "first_name", "division"))),
        Column(layout.words["rank"], "number"),
        Column(layout.words["status"]),
        Column(layout.words["started_on"], "date"),
        Column(layout.words["shared_on"], "date"),
        Column(layout.words["answered"], "number"),
    ]
    return [*who, *_whole_columns(layout), *_detail_columns(layout)]


def row(layout: Layout, one: Participation) -> list[Cell]:
    """The cells of a participation, one a column; those of what was not sent are empty."""
    who: list[Cell] = [
        one.last_name,
        one.first_name,
        one.division,
        one.rank,
        layout.words[f"status.{one.status}"],
        layout.to_day(one.started_at),
        layout.to_day(one.shared_at) if one.shared_at else None,
        None if layout.is_collection else one.answered,
    ]
    if one.results is None:
        return who + [None] * (len(columns(layout)) - len(who))
    max_level = layout.rules.max_level
    sheet = sheet_of(one.results, layout.targets, layout.release, max_level=max_level)
    return [*who, *_whole_cells(layout, one.results), *_detail_cells(layout, sheet)]


def _whole_columns(layout: Layout) -> list[Column]:
    words, target = layout.words, layout.campaign.target
    if layout.is_collection:
        return [Column(words["pix"], "number"), Column(words["certifiable"])]
    badges = [Column(f"{words['badge']} {one.title[layout.lang]}") for one in target.badges]
    return [Column(words["percentage"], "percent"), Column(words["stage"]), *badges]


def _whole_cells(layout: Layout, results: Results) -> list[Cell]:
    words, target = layout.words, layout.campaign.target
    if layout.is_collection:
        count = certifiable_count(list(results.levels.values()), rules=layout.rules)
        is_certifiable = count >= layout.rules.certifiable_competences
        return [sum(results.pix.values()), words[_yes(is_certifiable)]]
    stage = None if results.stage is None else target.stages[results.stage].title[layout.lang]
    badges = [words[_yes(one.id in results.badge_ids)] for one in target.badges]
    return [results.percentage, stage, *badges]


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _detail_columns(layout: Layout) -> list[Column]:
    words, release = layout.words, layout.release
    asked = dict.fromkeys(skill.competence_id for skill in layout.targets)
    found = []
    for competence_id in asked or [one.id for one in release.competences]:
        name = f"{competence_id} {release.competence(competence_id).title[layout.lang]}"
        first = Column(f"{name} – {words['success']}", "percent")
        if layout.is_collection:
            first = Column(f"{name} – {words['pix']}", "number")
        found += [first, Column(f"{name} – {words['level']}", "number")]
    tubes = {skill.tube_id for skill in layout.targets}
    for tube in release.tubes:
        if tube.id in tubes:
            found.append(Column(f"{tube.title[layout.lang]} – {words['level']}", "number"))
    return found + (_skill_columns(layout) if layout.has_skills else [])


def _skill_columns(layout: Layout) -> list[Column]:
    by_id = {skill.id: skill for skill in layout.targets}
    return [
        Column(f"{by_id[id_].title} ({layout.words['level']} {by_id[id_].level})")
        for id_ in _skill_order(layout)
    ]


def _skill_order(layout: Layout) -> list[str]:
    """By subject in the release's order, the easiest first: as a sheet has them."""
    places = {tube.id: place for place, tube in enumerate(layout.release.tubes)}
    ordered = sorted(layout.targets, key=lambda skill: (places[skill.tube_id], skill.level))
    return [skill.id for skill in ordered]


def _detail_cells(layout: Layout, sheet: Sheet) -> list[Cell]:
    found: list[Cell] = []
    for one in sheet.competences:
        found += [one.pix if layout.is_collection else one.success_percentage, one.level]
    found += [tube.level for tube in sheet.tubes]
    if layout.has_skills:
        states = {skill.id: state for tube in sheet.tubes for skill, state in tube.skills}
        found += [layout.words[f"skill.{states[id_]}"] for id_ in _skill_order(layout)]
    return found
