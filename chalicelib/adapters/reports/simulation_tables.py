"""The tables of a simulation's report: rules side by side, by band, and where items are missing."""

from collections.abc import Callable
from html import unescape
from math import isfinite

from chalicelib.adapters.reports.html import Words, card, pair, paragraph, section, table, tag
from chalicelib.core.comparison import Comparison, Conduct, Rule, Shelf

LISTED = 8
"""How many lines the list of what to write has; the table says all."""
SHOWN: tuple[Rule, ...] = ("ours", "reported", "incumbent", "free")
RULE_WORDS: dict[Rule, str] = {
    "ours": "sim_ours",
    "reported": "sim_reported",
    "incumbent": "sim_incumbent",
    "free": "sim_free",
}

Lines = list[list[str]]


def rule(name: Rule, say: Words) -> str:
    """What a rule is called."""
    return say(RULE_WORDS[name])


def shown(comparison: Comparison) -> list[Conduct]:
    """The rules that the bank could serve, in the order of the columns."""
    found = [comparison.conduct(name) for name in SHOWN]
    return [one for one in found if one is not None]


def side_by_side(comparison: Comparison, say: Words) -> tuple[list[str], Lines]:
    """Head and lines of the main table; the terminal shows it too."""
    conducts = shown(comparison)
    head = [say("sim_measure"), *(rule(one.rule, say) for one in conducts)]
    lines = [
        [name, *(write(one) for one in conducts)]
        for name, write in (*_precision(comparison, say), *_use(say))
    ]
    return head, lines


def plain_side_by_side(comparison: Comparison, say: Words) -> Lines:
    """The main table as text: the head first."""
    head, lines = side_by_side(comparison, say)
    return [[unescape(cell) for cell in line] for line in (head, *lines)]


def _precision(comparison: Comparison, say: Words) -> list[tuple[str, Callable[[Conduct], str]]]:
    free = comparison.conduct("free")
    best = free.measures.overall.rmse if free else None

    def ratio(one: Conduct) -> str:
        return say.number(one.measures.overall.rmse / best, 3) if best else say("not_available")

    return [
        (say("sim_rmse"), lambda one: _with_error(one, say)),
        (say("sim_ratio"), ratio),
        (say("sim_bias"), lambda one: say.signed(one.measures.overall.bias, 3)),
        (say("sim_coverage"), lambda one: say.percent(one.measures.overall.coverage, 1)),
        (say("sim_honesty"), lambda one: say.number(one.measures.overall.error_ratio, 3)),
        (say("sim_exact"), lambda one: say.percent(one.measures.overall.level_exact, 1)),
        (say("sim_adjacent"), lambda one: say.percent(one.measures.overall.level_adjacent, 1)),
    ]


def _with_error(one: Conduct, say: Words) -> str:
    seen = one.measures.overall
    return f"{say.number(seen.rmse, 3)}\u00a0±\u00a0{say.number(seen.rmse_error, 3)}"


def _use(say: Words) -> list[tuple[str, Callable[[Conduct], str]]]:
    return [
        (say("sim_largest"), lambda one: say.percent(one.measures.use.largest, 1)),
        (say("sim_window"), lambda one: say.percent(one.measures.use.largest_in_window, 1)),
        (say("sim_unused"), lambda one: say.percent(one.measures.use.unused)),
        (say("sim_overlap"), lambda one: say.percent(one.measures.use.overlap)),
        (say("sim_alike"), lambda one: say.percent(one.measures.use.overlap_alike)),
    ]


def main_table(comparison: Comparison, say: Words) -> str:
    """The rules side by side."""
    head, lines = side_by_side(comparison, say)
    text = paragraph(say("sim_side_text"))
    return section("side", say("sim_side"), text, table(say("sim_side"), head, lines))


def bands(comparison: Comparison, say: Words) -> str:
    """Error and coverage by band of true ability."""
    conducts = [one for one in shown(comparison) if one.rule != "free"]
    if not conducts:
        return ""
    head = [say("sim_col_band"), say("sim_col_people")]
    for name in ("sim_col_rmse_of", "sim_col_coverage_of"):
        head += [say(name, rule=rule(one.rule, say)) for one in conducts]
    lines = []
    for row in zip(*(one.measures.bands for one in conducts), strict=True):
        seen = [band.precision for band in row]
        line = [_band(row[0].low, row[0].high, say), say.number(seen[0].people, 0)]
        line += [say.number(one.rmse, 3) for one in seen]
        lines.append([*line, *(say.percent(one.coverage, 1) for one in seen)])
    found = table(say("sim_bands"), head, lines)
    return section("bands", say("sim_bands"), paragraph(say("sim_bands_text")), found)


def _band(low: float, high: float, say: Words) -> str:
    if not isfinite(low):
        return say("sim_band_below", high=say.tick(high))
    if not isfinite(high):
        return say("sim_band_above", low=say.tick(low))
    return say("sim_band_between", low=say.tick(low), high=say.tick(high))


def thin(comparison: Comparison, say: Words) -> str:
    """Where the bank has fewer questions than the policy asks of it."""
    supply = comparison.supply
    head = [say("col_competence"), say("sim_col_all")]
    for ability, share in zip(supply.abilities, supply.people, strict=True):
        where = say.signed(ability, 0)
        head.append(say("sim_col_ability", ability=where, share=say.percent(share)))
    lines = [_shelf(one, comparison, say) for one in supply.shelves]
    listed = _to_write(comparison, say)
    return section(
        "thin",
        say("sim_thin"),
        paragraph(say("sim_thin_text")),
        pair(card(say("sim_thin_first"), listed, otherwise=say("sim_thin_none"))),
        table(say("sim_thin"), head, lines),
    )


def thin_shelves(comparison: Comparison) -> list[Shelf]:
    """The competences where something is missing, the thinnest first."""
    found = [one for one in comparison.supply.shelves if _missing(one, comparison)]
    return sorted(found, key=lambda one: (-_missing(one, comparison), one.competence_id))


def missing(shelf: Shelf, comparison: Comparison) -> list[int]:
    """Useful items wanted at each ability."""
    pairs = zip(comparison.supply.needed, shelf.useful, strict=True)
    return [max(wanted - count, 0) for wanted, count in pairs]


def _missing(shelf: Shelf, comparison: Comparison) -> int:
    in_all = comparison.supply.needed_in_all - shelf.items
    return max(sum(missing(shelf, comparison)), in_all, 0)


def _shelf(shelf: Shelf, comparison: Comparison, say: Words) -> list[str]:
    supply = comparison.supply
    cells = [
        _count(count, wanted, say)
        for count, wanted in zip(shelf.useful, supply.needed, strict=True)
    ]
    return [competence(shelf, say), _count(shelf.items, supply.needed_in_all, say), *cells]


def _count(count: int, wanted: int, say: Words) -> str:
    if count >= wanted:
        return say.number(count, 0)
    return tag(say("sim_short", count=say.number(count, 0), needed=str(wanted)), "moderate")


def competence(shelf: Shelf, say: Words) -> str:
    """What a line of the supply is about."""
    return shelf.competence_id or say("sim_whole_bank")


def _to_write(comparison: Comparison, say: Words) -> list[str]:
    """What to write first; competences that want the same share a line."""
    together: dict[str, list[str]] = {}
    for shelf in thin_shelves(comparison):
        wanted = _wanted(shelf, comparison, say)
        together.setdefault(wanted, []).append(competence(shelf, say))
    lines = list(together.items())[:LISTED]
    return [
        say("sim_thin_line", competences=", ".join(names), wanted=wanted) for wanted, names in lines
    ]


def _wanted(shelf: Shelf, comparison: Comparison, say: Words) -> str:
    by_ability, supply = missing(shelf, comparison), comparison.supply
    total = max(supply.needed_in_all - shelf.items, sum(by_ability))
    places = [
        say.signed(ability, 0)
        for ability, count in zip(supply.abilities, by_ability, strict=True)
        if count
    ]
    name = "sim_thin_at" if places else "sim_thin_any"
    return say(name, questions=say.number(total, 0), abilities=", ".join(places))
