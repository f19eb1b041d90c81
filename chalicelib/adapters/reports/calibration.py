"""The report of a calibration: what a human reads before activating it."""

from collections.abc import Sequence
from statistics import median

from chalicelib.adapters.reports import calibration_plots as plots
from chalicelib.adapters.reports import calibration_tables as tables
from chalicelib.adapters.reports.html import Words, card, page, pair, section, tiles
from chalicelib.core.calibration import PRIOR
from chalicelib.core.content import Release
from chalicelib.core.findings import Effect, Findings, Flag, ItemFinding
from chalicelib.core.identity import Lang

LISTED = 5
"""How many items the first screen names; the tables have them all."""

SECTIONS = ("curves", "changes", "map", "information", "exposure", "fit", "dif", "drift")
REST = ("person_fit", "kept", "all", "method")


class CalibrationPage:
    """`ports.bank.CalibrationPages`."""

    def page(self, findings: Findings, release: Release, lang: Lang) -> str:
        """One document, nothing fetched, nothing run."""
        say = Words(lang)
        titles = {one.id: release.skill(one.skill_id).title for one in release.challenges}
        parts = [
            _summary(findings, say),
            _contents(say),
            plots.curves(_shown(findings), say, titles=titles),
            pair(plots.changes(findings, say), plots.people_and_items(findings, say)),
            pair(plots.information(findings, say), plots.exposure(findings, say)),
            tables.fit(findings, say),
            tables.dif(findings, say),
            tables.drift(findings, say),
            tables.person_fit(findings, say),
            tables.kept(findings, say),
            tables.everything(findings, say),
            tables.method(findings, say),
        ]
        body = f'{_header(findings, say)}<main class="wide">{"".join(parts)}</main>'
        return page(body, title=f"{say('title')} {findings.calibration.id}", lang=lang)


def _header(findings: Findings, say: Words) -> str:
    tally, calibration = findings.tally, findings.calibration
    counts = {
        "answers": say.number(tally.used, 0),
        "people": say.number(tally.examinees, 0),
        "items": say.number(len(findings.items), 0),
    }
    period = say("period_text", first=say.date(tally.first_at), last=say.date(tally.last_at))
    facts = [
        (say("calibration"), f"<code>{calibration.id}</code>"),
        (say("former"), _id(calibration.link.former_id, say)),
        (say("release"), f"<code>{calibration.release_id}</code>"),
        (say("made_at"), say.date(calibration.made_at)),
        (say("period"), period),
    ]
    listed = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)
    return (
        f'<header><div class="wide"><h1>{say("title")}</h1><p>{say("lead", **counts)}</p>'
        f'<dl class="facts">{listed}</dl></div></header>'
    )


def _id(calibration_id: str, say: Words) -> str:
    return say("prior") if calibration_id == PRIOR else f"<code>{calibration_id}</code>"


def _contents(say: Words) -> str:
    links = [f'<li><a href="#{name}">{say(name)}</a></li>' for name in (*SECTIONS, *REST)]
    return f'<nav aria-label="{say("contents")}"><ul>{"".join(links)}</ul></nav>'


def _summary(findings: Findings, say: Words) -> str:
    draft = f"<strong>{say('draft')}</strong> {say('draft_text')}"
    banner = f'<div class="note">{draft}</div>'
    if not findings.run.is_converged:
        warning = f"<strong>{say('not_converged_warning')}</strong>"
        banner = f'<div class="note warning">{warning}</div>{banner}'
    flagged = by_gravity(findings)
    first = [_sentence(item, findings, say) for item in flagged[:LISTED]]
    left = max(len(flagged) - LISTED, 0)
    more = say("look_more", count=say.number(left, 0)) if left else ""
    moved = sorted(findings.items, key=lambda item: -item.change)[:LISTED]
    changed = [_changed(item, say) for item in moved if item.change > 0]
    look = card(say("look_first"), first, otherwise=say("look_none"), more=more)
    most = card(say("changed_most"), changed, otherwise=say("look_none"))
    cards = f'<div class="two">{look}{most}</div>'
    return section("summary", say("summary"), _tiles(findings, say), cards, banner)


def _tiles(findings: Findings, say: Words) -> str:
    items, tally, run = findings.items, findings.tally, findings.run
    link = findings.calibration.link
    measured = [item for item in items if item.is_estimated]
    error = median([item.found.se_b for item in measured]) if measured else 0.0
    answers = median([item.answers for item in items]) if items else 0.0
    return tiles(
        [
            (
                say.number(len(measured), 0),
                say("tile_items"),
                say("tile_items_note", all=say.number(len(items), 0), kept=str(len(findings.kept))),
            ),
            (
                say.number(tally.used, 0),
                say("tile_answers"),
                say(
                    "tile_answers_note",
                    repeated=say.number(tally.repeated, 0),
                    other=say.number(tally.other_content, 0),
                ),
            ),
            (
                say.number(tally.examinees, 0),
                say("tile_people"),
                say("tile_people_note", median=say.number(answers, 0)),
            ),
            (
                say("converged" if run.is_converged else "not_converged"),
                say("tile_converged"),
                say("tile_converged_note", iterations=str(run.iterations)),
            ),
            (f"±{say.number(error)}", say("tile_precision"), say("tile_precision_note")),
            (
                say.number(link.anchors, 0),
                say("tile_link"),
                say(
                    "tile_link_note",
                    slope=say.number(link.slope),
                    shift=say.signed(link.shift),
                    dropped=str(link.dropped),
                ),
            ),
        ]
    )


def by_gravity(findings: Findings) -> list[ItemFinding]:
    """The flagged items, those with the most and the largest faults first."""
    return sorted(findings.flagged, key=lambda item: (-_gravity(item), -item.change))


def _gravity(item: ItemFinding) -> int:
    effects = [effect for effect in (item.fit, item.dif, item.drift) if effect]
    points = {"": 0, "moderate": 1, "large": 3}
    others = set(item.flags) & {"low_discrimination", "big_change"}
    return sum(points[effect.gravity] for effect in effects) + len(others)


def _shown(findings: Findings) -> list[ItemFinding]:
    """The items whose curves are drawn: those to look at, then the most used."""
    flagged = by_gravity(findings)[: plots.MOST_CURVES - 3]
    used = sorted(findings.items, key=lambda item: -item.answers)
    others = [item for item in used if item not in flagged and item.points]
    return [*flagged, *others][: plots.MOST_CURVES]


def _sentence(item: ItemFinding, findings: Findings, say: Words) -> str:
    reasons = [
        _reason(flag, item, groups=findings.groups, say=say)
        for flag in item.flags
        if flag != "few_answers"
    ]
    return f'<a href="#item-{item.challenge_id}">{item.challenge_id}</a> — {say.listed(reasons)}'


def _reason(flag: Flag, item: ItemFinding, *, groups: Sequence[str], say: Words) -> str:
    effects: dict[Flag, Effect | None] = {
        "misfit": item.fit,
        "dif": item.dif,
        "drift": item.drift,
    }
    effect = effects.get(flag)
    size = effect.size if effect else 0.0
    shown = say.number(abs(size)) if flag == "dif" else say.percent(abs(size), 1)
    return say(
        f"flag_{flag}",
        a=say.number(item.found.a),
        change=say.percent(item.change, 1),
        size=shown,
        direction=say("harder" if size > 0 else "easier"),
        group=groups[-1] if groups else "",
    )


def _changed(item: ItemFinding, say: Words) -> str:
    line = say(
        "changed_line",
        before=say.number(item.former.b),
        after=say.number(item.found.b),
        change=say.percent(item.change, 1),
    )
    return f"{item.challenge_id} — {line}"
