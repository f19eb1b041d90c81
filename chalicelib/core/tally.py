"""What the participations of a campaign add up to: people counted once, sums that can be undone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.core.campaign import Campaign
from chalicelib.core.content import Release, Skill
from chalicelib.core.participation import Participation, Results
from chalicelib.core.scope import skills_within
from chalicelib.core.scoring import Rules, certifiable_count

HELD = frozenset("Vv")
"""Letters of `Results.codes` that say that a skill is held."""
BUCKETS = 10
WHOLE = None
"""The scope of a whole campaign; the other scopes are its classes."""

Counts = Mapping[str, int]
"""Numbers by key; a key that is not there counts 0.

Activity: `s` people who started, `c` completed, `x` shared; `s@<day>`, `x@<day>`, the same by day;
in the whole campaign's, `s/<class>`, `c/<class>`, `x/<class>` too. Results: `n` people; `p` the sum
of their percentages, `b<0-9>` by tenth; `t<n>` by stage, `g:<id>` by badge; `x:<competence>` the
sum of pix, `l:<competence>:<level>` by level; `k:<skill>` people who hold it; `u:<tube>` the sum of
levels; `z` certifiable people.
"""

STUCK_AFTER = timedelta(days=7)
"""Who started and has not moved for that long is said to be stuck."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a campaign's tallies hold of one participation: enough to take it out again."""

    division: str = ""
    started_on: date | None = None
    is_completed: bool = False
    shared_on: date | None = None
    results: Results | None = None
    is_certifiable: bool = False
    waits_since: date | None = None


NOTHING = Facts()


@dataclass(frozen=True, slots=True)
class Tallies:
    """The two sums of a scope: read apart, since activity is looked at every few seconds."""

    activity: Counts
    results: Counts


EMPTY = Tallies({}, {})


def facts_of(tries: Iterable[Participation], rules: Rules) -> dict[str, Facts]:
    """What each try of one person counts for, by participation id; deleted ones for nothing.

    Whoever tries again has started once, and is seen by the results sent last; in the class of the
    last try.
    """
    kept = sorted((one for one in tries if not one.is_deleted), key=lambda one: one.rank)
    completed = next((one.id for one in kept if one.status != "started"), None)
    sent = next((one for one in reversed(kept) if one.status == "shared"), None)
    facts = {}
    for place, one in enumerate(kept):
        facts[one.id] = Facts(
            division=kept[-1].division,
            started_on=one.started_at.date() if place == 0 else None,
            is_completed=one.id == completed,
            shared_on=_shared_on(one) if one is sent else None,
            results=one.results if one is sent else None,
            is_certifiable=one is sent and _is_certifiable(one.results, rules),
            waits_since=None if sent else _waits_since(one),
        )
    return facts


def _shared_on(one: Participation) -> date:
    return (one.shared_at or one.started_at).date()


def _waits_since(one: Participation) -> date | None:
    if one.status != "started" or not one.has_assessment:
        return None
    return (one.last_at or one.started_at).date()


def _is_certifiable(results: Results | None, rules: Rules) -> bool:
    """Only a collection, without codes, sends the sixteen levels that certification looks at."""
    if results is None or results.codes:
        return False
    levels = list(results.levels.values())
    return certifiable_count(levels, rules=rules) >= rules.certifiable_competences


def counts_of(facts: Facts, targets: Sequence[Skill]) -> Tallies:
    """What one participation adds to the sums of its class, and of the whole campaign."""
    return Tallies(activity=_activity(facts), results=_results(facts, targets))


def _activity(facts: Facts) -> Counter[str]:
    counts: Counter[str] = Counter()
    if facts.started_on:
        counts.update(["s", f"s@{facts.started_on}"])
    if facts.is_completed:
        counts["c"] += 1
    if facts.shared_on:
        counts.update(["x", f"x@{facts.shared_on}"])
    return counts


def _results(facts: Facts, targets: Sequence[Skill]) -> Counter[str]:
    results = facts.results
    if results is None:
        return Counter()
    counts = Counter({"n": 1, "p": results.percentage, "z": int(facts.is_certifiable)})
    counts[f"b{bucket(results.percentage)}"] += 1
    if results.stage is not None:
        counts[f"t{results.stage}"] += 1
    counts.update(f"g:{badge_id}" for badge_id in results.badge_ids)
    counts.update(f"l:{one}:{level}" for one, level in results.levels.items())
    counts.update({f"x:{one}": pix for one, pix in results.pix.items()})
    held = [skill for skill, code in zip(targets, results.codes, strict=False) if code in HELD]
    counts.update(f"k:{skill.id}" for skill in held)
    counts.update({f"u:{tube}": level for tube, level in tube_levels(held).items()})
    return counts


def bucket(percentage: int) -> int:
    """The tenth a percentage is in: 0 for 0 to 9, … 9 for 90 to 100."""
    return min(BUCKETS - 1, percentage * BUCKETS // 100)


def tube_levels(held: Iterable[Skill]) -> dict[str, int]:
    """The level in each tube that has any: that of the hardest skill held."""
    levels: dict[str, int] = {}
    for skill in held:
        levels[skill.tube_id] = max(skill.level, levels.get(skill.tube_id, 0))
    return levels


@dataclass(frozen=True, slots=True)
class Change:
    """What one participation counted for, and what it counts for now."""

    participation_id: str
    before: Facts
    after: Facts


def changes_by_scope(
    changes: Iterable[Change], targets: Sequence[Skill]
) -> dict[str | None, Tallies]:
    """What to add to each scope's sums; scopes with nothing to add are left out."""
    sums: dict[str | None, Tallies] = {}
    for change in changes:
        for facts, sign in ((change.before, -1), (change.after, 1)):
            for scope, counts in _spread(facts, targets).items():
                sums[scope] = _plus(sums.get(scope, EMPTY), counts, sign=sign)
    return {scope: one for scope, one in sums.items() if one.activity or one.results}


def _spread(facts: Facts, targets: Sequence[Skill]) -> dict[str | None, Tallies]:
    """To the class and to the whole, which also counts by class; who has no class: to the whole."""
    counts = counts_of(facts, targets)
    if not facts.division:
        return {WHOLE: counts}
    by_class = {f"{key}/{facts.division}": counts.activity.get(key, 0) for key in ("s", "c", "x")}
    whole = Tallies(activity={**counts.activity, **by_class}, results=counts.results)
    return {WHOLE: whole, facts.division: counts}


def plus(tallies: Tallies, more: Tallies) -> Tallies:
    """The sum of two, without zeros."""
    return _plus(tallies, more, sign=1)


def _plus(tallies: Tallies, more: Tallies, *, sign: int) -> Tallies:
    return Tallies(
        activity=_summed(tallies.activity, more.activity, sign=sign),
        results=_summed(tallies.results, more.results, sign=sign),
    )


def _summed(counts: Counts, more: Counts, *, sign: int) -> dict[str, int]:
    total = dict(counts)
    for key, count in more.items():
        total[key] = total.get(key, 0) + sign * count
    return {key: count for key, count in total.items() if count}


def targets_of(campaign: Campaign, release: Release) -> tuple[Skill, ...]:
    """The skills a campaign asks for, in the release's order; none in a collection."""
    if campaign.kind == "collection":
        return ()
    return skills_within(release, campaign.target.caps)


def packed(changes: Iterable[Change], *, room: int) -> list[list[Change]]:
    """Changes in parts that each fit a transaction of `room` rows.

    A change may rewrite its own row and two that say how long it waits, and two sums a scope.
    """
    parts: list[list[Change]] = []
    scopes: set[str | None] = set()
    for change in changes:
        own = {WHOLE, change.before.division, change.after.division}
        size = 3 * (len(parts[-1]) + 1) + 2 * len(scopes | own) if parts else room + 1
        if size > room:
            parts.append([])
            scopes = set()
        parts[-1].append(change)
        scopes |= own
    return parts
