"""The report of a simulation: what a human reads before anybody is tested under a policy."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from chalicelib.adapters.reports import simulation_plots as plots
from chalicelib.adapters.reports import simulation_tables as tables
from chalicelib.adapters.reports.html import Words, page, pair, paragraph, section, tiles
from chalicelib.core.comparison import Comparison, Conduct
from chalicelib.core.identity import Lang

if TYPE_CHECKING:  # numpy takes 80 ms to load: a report only reads numbers
    from chalicelib.core.psychometrics.measures import Measures

TOLERANCE = 0.05
"""How far above its cap, relatively, an item may be seen before the report says so."""
SECTIONS = (
    ("side", "sim_side"),
    ("error", "sim_error_plot"),
    ("bias", "sim_bias_plot"),
    ("coverage", "sim_coverage_plot"),
    ("exposure", "sim_exposure_plot"),
    ("overlap", "sim_overlap_plot"),
    ("information", "information"),
    ("bands", "sim_bands"),
    ("thin", "sim_thin"),
    ("method", "method"),
)


class SimulationPage:
    """Makes the page of a comparison; `command` is what ran it."""

    def __init__(self, command: str) -> None:
        self._command = command

    def page(self, comparison: Comparison, lang: Lang) -> str:
        """One document, nothing fetched, nothing run."""
        say = Words(lang)
        parts = [
            _summary(comparison, say),
            _contents(comparison, say),
            *(_figures(comparison, say) if comparison.conducts else []),
            tables.thin(comparison, say),
            _method(comparison, say, self._command),
        ]
        body = f'{_header(comparison, say)}<main class="wide">{"".join(parts)}</main>'
        return page(body, title=f"{say('sim_title')} {comparison.subject.name}", lang=lang)


def _figures(comparison: Comparison, say: Words) -> list[str]:
    return [
        tables.main_table(comparison, say),
        pair(plots.error(comparison, say), plots.bias(comparison, say)),
        pair(plots.coverage(comparison, say), plots.exposure(comparison, say)),
        pair(plots.overlap(comparison, say), plots.information(comparison, say)),
        tables.bands(comparison, say),
    ]


def _header(comparison: Comparison, say: Words) -> str:
    experiment, subject = comparison.experiment, comparison.subject
    counts = {
        "people": say.number(experiment.people, 0),
        "length": say.number(experiment.policy.length, 0),
    }
    items = say.number(subject.items, 0)
    bank = say("sim_bank_text", bank=f"<code>{subject.name}</code>", items=items)
    facts = [
        (say("sim_bank"), bank),
        (say("sim_policy"), _policy(comparison, say)),
        (say("sim_population"), f"<code>{experiment.population}</code>"),
        (say("sim_seed"), str(experiment.seed)),
    ]
    if subject.release_id:
        known = f"<code>{subject.calibration_id}</code>" if subject.calibration_id else say("prior")
        pools = {"training": "sim_pool_training", "exam": "sim_pool_exam"}
        facts[1:1] = [
            (say("sim_pool"), say(pools[experiment.pool])),
            (say("calibration"), known),
        ]
    listed = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)
    return (
        f'<header><div class="wide"><h1>{say("sim_title")}</h1><p>{say("sim_lead", **counts)}</p>'
        f'<dl class="facts">{listed}</dl></div></header>'
    )


def _policy(comparison: Comparison, say: Words) -> str:
    policy = comparison.experiment.policy
    found = []
    if policy.per_competence:
        found.append(say("sim_policy_quota", count=str(policy.per_competence)))
    if policy.per_tube:
        found.append(say("sim_policy_tube", count=str(policy.per_tube)))
    cap = policy.cap
    found.append(
        say("sim_policy_no_cap") if cap is None else say("sim_policy_cap", cap=say.percent(cap))
    )
    return ", ".join(found)


def _contents(comparison: Comparison, say: Words) -> str:
    there = SECTIONS if comparison.conducts else SECTIONS[-2:]
    links = [f'<li><a href="#{name}">{say(word)}</a></li>' for name, word in there]
    return f'<nav aria-label="{say("contents")}"><ul>{"".join(links)}</ul></nav>'


def _summary(comparison: Comparison, say: Words) -> str:
    warnings = [_warning(*words) for words in _warnings(comparison, say)]
    return section("summary", say("summary"), *warnings, _tiles(comparison, say))


def _warning(heading: str, text: str) -> str:
    return f'<div class="note warning"><strong>{heading}</strong> {text}</div>'


def _warnings(comparison: Comparison, say: Words) -> list[tuple[str, str]]:
    policy, found = comparison.experiment.policy, []
    for one in comparison.impossible:
        if one.rule != "ours":
            name = tables.rule(one.rule, say)
            found.append((say("sim_cannot"), say("sim_cannot_other", rule=name)))
            continue
        text = say(
            "sim_cannot_text",
            fitting=say.number(one.fitting, 0),
            length=say.number(policy.length, 0),
            competences=", ".join(one.competence_ids) or say("sim_whole_bank"),
        )
        found.append((say("sim_cannot"), text))
    ours = comparison.conduct("ours")
    if ours and is_cap_broken(comparison):
        largest = say.percent(ours.measures.use.largest, 1)
        text = say("sim_cap_broken_text", largest=largest, cap=say.percent(policy.cap or 1.0))
        found.append((say("sim_cap_broken"), text))
    return found


def is_cap_broken(comparison: Comparison) -> bool:
    """Whether an item was seen more than the policy allows, beyond what chance explains."""
    ours, cap = comparison.conduct("ours"), comparison.experiment.policy.cap
    if ours is None or cap is None:
        return False
    chance = 3.0 * (cap * (1.0 - cap) / comparison.experiment.people) ** 0.5
    largest = float(ours.measures.use.largest)
    return bool(largest > cap * (1.0 + TOLERANCE) + chance)


def _tiles(comparison: Comparison, say: Words) -> str:
    ours, incumbent = comparison.conduct("ours"), comparison.conduct("incumbent")
    found = _results(comparison, ours, say=say, other=incumbent) if ours else []
    shelves = comparison.supply.shelves
    thin = (
        say.number(len(tables.thin_shelves(comparison)), 0),
        say("sim_tile_thin"),
        say("sim_tile_thin_note", all=say.number(len(shelves), 0)),
    )
    return tiles([*found, thin])


def _results(
    comparison: Comparison, ours: Conduct, *, say: Words, other: Conduct | None
) -> list[tuple[str, str, str]]:
    """Our rule's figures, with the incumbent's under each."""
    seen, use = ours.measures.overall, ours.measures.use
    cap = comparison.experiment.policy.cap

    def theirs(write: "Callable[[Measures], str]") -> str:
        return write(other.measures) if other else say("not_available")

    def change(found: "Measures") -> str:
        return say.signed_percent(seen.rmse / found.overall.rmse - 1.0)

    notes = {
        "error": {"incumbent": theirs(lambda one: say.number(one.overall.rmse, 3))}
        | {"change": theirs(change)},
        "coverage": {"incumbent": theirs(lambda one: say.percent(one.overall.coverage, 1))}
        | {"expected": say.percent(plots.EXPECTED)},
        "largest": {"incumbent": theirs(lambda one: say.percent(one.use.largest))}
        | {"cap": say("not_available") if cap is None else say.percent(cap)},
        "alike": {"incumbent": theirs(lambda one: say.percent(one.use.overlap_alike))},
        "level": {"incumbent": theirs(lambda one: say.percent(one.overall.level_exact, 1))}
        | {"adjacent": say.percent(seen.level_adjacent, 1)},
    }
    found = [
        (say.number(seen.rmse, 3), "sim_tile_error", "sim_tile_error_note", "error"),
        (say.percent(seen.coverage, 1), "sim_tile_coverage", "sim_tile_coverage_note", "coverage"),
        (say.percent(use.largest, 1), "sim_tile_largest", "sim_tile_largest_note", "largest"),
        (say.percent(use.overlap_alike), "sim_tile_alike", "sim_tile_alike_note", "alike"),
        (say.percent(seen.level_exact, 1), "sim_tile_level", "sim_tile_level_note", "level"),
    ]
    return [(value, say(label), say(note, **notes[name])) for value, label, note, name in found]


def _method(comparison: Comparison, say: Words, command: str) -> str:
    between = "\u00a0; " if say.lang == "fr" else ", "
    cuts = between.join(say.tick(cut) for cut in comparison.cuts)
    text = say("sim_method_text", warm_up=say.number(comparison.warm_up, 0), cuts=cuts)
    expected = say.percent(plots.EXPECTED)
    pairs = [
        (say("sim_word_error"), say("sim_word_error_text")),
        (say("sim_word_coverage"), say("sim_word_coverage_text", expected=expected)),
        (say("sim_word_cap"), say("sim_word_cap_text")),
        (say("sim_word_overlap"), say("sim_word_overlap_text")),
    ]
    words = "".join(f"<dt>{name}</dt><dd>{meaning}</dd>" for name, meaning in pairs)
    return section(
        "method",
        say("method"),
        paragraph(text),
        paragraph(say("sim_again")),
        f"<pre>{escape(command)}</pre>",
        f'<h3>{say("words")}</h3><dl class="words">{words}</dl>',
    )
