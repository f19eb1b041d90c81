"""The tables of a calibration's report, and what it says in words."""

from collections.abc import Callable, Sequence

from chalicelib.adapters.reports.html import Words, folded, paragraph, section, table, tag
from chalicelib.core.calibration import LEAST_ANSWERS, PRIOR
from chalicelib.core.findings import Effect, Findings, ItemFinding

ROWS = 12
"""How many lines a table of effects shows; all of them are one gesture away."""

CHANCE = 0.05
"""A p-value above which nobody would look twice."""

Lines = list[list[str]]
GRAVITIES = {"": "gravity_none", "moderate": "gravity_moderate", "large": "gravity_large"}


def fit(findings: Findings, say: Words) -> str:
    """How far the answers are from the curves."""
    effects = [(item, item.fit) for item in findings.items if item.fit]
    lines = _lines(effects, say, lambda size: say.percent(size, 1))
    return section("fit", say("fit"), paragraph(say("fit_text")), _effects("fit", lines, say))


def dif(findings: Findings, say: Words) -> str:
    """Whether an item treats two groups alike."""
    effects = [(item, item.dif) for item in findings.items if item.dif]
    if not effects or not findings.groups:
        return section("dif", say("dif"), paragraph(say("dif_none")))
    sizes = findings.group_sizes or {}
    reference, focal = findings.groups[0], findings.groups[-1]
    text = say(
        "dif_text",
        reference=reference,
        focal=focal,
        reference_size=say.number(sizes.get(reference, 0), 0),
        focal_size=say.number(sizes.get(focal, 0), 0),
    )
    lines = _lines(effects, say, say.signed)
    return section("dif", say("dif"), paragraph(text), _effects("dif", lines, say))


def drift(findings: Findings, say: Words) -> str:
    """Whether an item is easier or harder than it was."""
    effects = [(item, item.drift) for item in findings.items if item.drift]
    if not effects:
        return section("drift", say("drift"), paragraph(say("drift_none")))
    lines = _lines(effects, say, say.signed_percent)
    text = paragraph(say("drift_text"))
    return section("drift", say("drift"), text, _effects("drift", lines, say))


def _lines(
    effects: Sequence[tuple[ItemFinding, Effect]], say: Words, write: Callable[[float], str]
) -> Lines:
    """A line an item, the largest effects first."""
    return [
        [
            item_link(item),
            write(effect.size),
            say.p_value(effect.p_value),
            _gravity(effect, say),
            say.number(item.answers, 0),
        ]
        for item, effect in sorted(effects, key=_order)
    ]


def _order(line: tuple[ItemFinding, Effect]) -> tuple[int, float]:
    """What matters first, then by size."""
    _, effect = line
    return -tuple(GRAVITIES).index(effect.gravity), -abs(effect.size)


def _gravity(effect: Effect, say: Words) -> str:
    if not effect.gravity and effect.p_value >= CHANCE:
        return say("gravity_chance")
    return tag(say(GRAVITIES[effect.gravity]), effect.gravity)


def _effects(name: str, lines: Lines, say: Words) -> str:
    columns = ("col_item", "col_size", "col_p", "col_gravity", "col_answers")
    head = [say(column) for column in columns]
    if not lines:
        return paragraph(say("nothing_flagged"))
    first = table(say(name), head, lines[:ROWS], texts=(3,))
    if len(lines) <= ROWS:
        return first
    return first + folded(say("data_all"), table(say(name), head, lines, texts=(3,)))


def item_link(item: ItemFinding) -> str:
    """The item's name, leading to its line in the table of all."""
    return f'<a href="#row-{item.challenge_id}">{item.challenge_id}</a>'


def person_fit(findings: Findings, say: Words) -> str:
    """How many people answered in surprising ways, none of them named."""
    found = findings.person_fit
    if found is None or not found.tested:
        text = say("person_fit_none")
    else:
        text = say(
            "person_fit_text",
            flagged=say.number(found.flagged, 0),
            tested=say.number(found.tested, 0),
            share=say.percent(found.flagged / found.tested, 1),
            expected=say.percent(found.expected, 1),
        )
    return section("person_fit", say("person_fit"), paragraph(text))


def kept(findings: Findings, say: Words) -> str:
    """The items nobody can estimate yet."""
    items = findings.kept
    if not items:
        return section("kept", say("kept"), paragraph(say("kept_none")))
    text = say("kept_text", count=say.number(len(items), 0), least=str(LEAST_ANSWERS))
    head = [say("col_item"), say("col_competence"), say("col_answers"), "a", "b"]
    lines = [
        [
            item.challenge_id,
            item.competence_id,
            say.number(item.answers, 0),
            say.number(item.found.a),
            say.number(item.found.b),
        ]
        for item in items
    ]
    rows = folded(say("data_all"), table(say("kept"), head, lines))
    return section("kept", say("kept"), paragraph(text), rows)


COLUMNS = (
    "col_item",
    "col_competence",
    "col_source",
    "col_answers",
    "col_right",
    "col_exposure",
    "col_seconds",
    "col_a",
    "col_b",
    "col_b_before",
    "col_change",
    "col_flags",
)


def everything(findings: Findings, say: Words) -> str:
    """Every item with all that is known of it."""
    lines = [_line(item, say) for item in findings.items]
    head = [say(column) for column in COLUMNS]
    rows = table(say("all"), head, lines, texts=(1, 2, len(COLUMNS) - 1), is_dense=True)
    return section("all", say("all"), rows)


def _line(item: ItemFinding, say: Words) -> list[str]:
    found, name = item.found, item.challenge_id
    return [
        f'<span id="row-{name}">{name}</span>',
        item.competence_id,
        say(f"source_{found.source}"),
        say.number(item.answers, 0),
        say.percent(item.right) if item.answers else say("not_available"),
        say.percent(item.exposure, 1),
        say("not_available") if item.seconds is None else say.number(item.seconds, 0),
        _with_error(found.a, found.se_a, say),
        _with_error(found.b, found.se_b, say),
        say.number(item.former.b),
        say.percent(item.change, 1),
        flags(item, say),
    ]


def _with_error(value: float, error: float, say: Words) -> str:
    text = say.number(value)
    return f"{text}\u00a0±\u00a0{say.number(error)}" if error else text


def flags(item: ItemFinding, say: Words) -> str:
    """Short labels of what is to be looked at; want of answers shows in the values kept."""
    effects = {"misfit": item.fit, "dif": item.dif, "drift": item.drift}
    found = []
    for flag in item.flags:
        if flag == "few_answers":
            continue
        effect = effects.get(flag)
        gravity = effect.gravity if effect else "moderate"
        found.append(tag(say(f"short_{flag}"), gravity))
    return "".join(found)


def method(findings: Findings, say: Words) -> str:
    """How it was done, how to activate it, and what the words mean."""
    calibration = findings.calibration
    anchors = say.number(calibration.link.anchors, 0)
    how = say("method_estimated", method=calibration.method, anchors=anchors)
    former = calibration.link.former_id
    back = say("prior") if former == PRIOR else f"<code>{former}</code>"
    command = f"python -m content.calibrate --activate {calibration.id} --by …"
    names = ("word_a", "word_b", "word_se", "word_logit")
    words = "".join(f"<dt>{say(name)}</dt><dd>{say(f'{name}_text')}</dd>" for name in names)
    return section(
        "method",
        say("method"),
        paragraph(how),
        f"<h3>{say('activate')}</h3>",
        paragraph(say("activate_text")),
        f"<pre>{command}</pre>",
        paragraph(say("go_back", former=back)),
        f'<h3>{say("words")}</h3><dl class="words">{words}</dl>',
    )
