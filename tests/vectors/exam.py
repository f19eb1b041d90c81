"""The incumbent's exam: `flash.*` and `v3.*`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from chalicelib.core.certification import inferred, result, scoring
from chalicelib.core.psychometrics import flash, flash_selection
from chalicelib.core.psychometrics.bank import Item, ItemBank
from chalicelib.core.psychometrics.flash import FlashPolicy, Response
from chalicelib.core.psychometrics.flash_selection import Exam

Input = Mapping[str, Any]
Output = Mapping[str, Any]


def _items(given: Sequence[Input]) -> ItemBank:
    return ItemBank.of(
        [
            Item(
                id=item["id"],
                a=item.get("discriminant", 1.0),
                b=item.get("difficulty", 0.0),
                competence_id=item.get("competenceId", item.get("competence", "")),
                tube_id=item.get("tubeId", item["id"]),
                skill_id=item.get("skillId", item.get("skill", "")),
            )
            for item in given
        ]
    )


def _responses(given: Input) -> list[Response]:
    items = {item["id"]: item for item in given["items"]}
    return [
        Response(items[id_]["discriminant"], items[id_]["difficulty"], answer == "ok")
        for id_, answer in given["answers"]
    ]


def _policy(given: Input) -> FlashPolicy:
    return FlashPolicy(
        length=given["maximum_assessment_length"],
        spacing=given["challenges_between_same_competence"],
        one_per_tube=given["limit_to_one_question_per_tube"],
        all_competences=given["enable_passage_by_all_competences"],
        variation=given["variation_percent"],
        start=given["default_candidate_capacity"],
        first_share=given["probability_to_pick"] / 100,
    )


def _exam(given: Input, **policy: Any) -> Exam:
    """An exam over these items, of which some were answered."""
    exam = Exam.of(_items(given["items"]), FlashPolicy(**policy))
    for id_ in given["answered"]:
        exam = exam.answered(exam.bank.index(id_), is_right=True)
    return exam


def _intervals(given: Sequence[Input]) -> list[scoring.Interval]:
    return [scoring.Interval(interval["min"], interval["max"]) for interval in given]


def _levels(given: Input, theta: float) -> Output:
    return {
        code: scoring.competence_level(theta, _intervals(intervals))
        for code, intervals in given["competence_intervals"].items()
    }


def _ids(exam: Exam, indexes: Sequence[int]) -> list[str]:
    return [exam.bank.items[index].id for index in indexes]


def capacity_and_error_rate(given: Input) -> Output:
    """`flash.capacity_and_error_rate`."""
    state = flash.replayed(
        _responses(given), start=given["initial_capacity"], variation=given.get("variation_percent")
    )
    return {"capacity": state.theta, "error_rate": state.standard_error}


def capacity_double_measure(given: Input) -> Output:
    """`flash.capacity_double_measure`."""
    state = flash.replayed_by_two(
        _responses(given),
        doubles_until=given["double_measures_until"],
        start=given["initial_capacity"],
    )
    return {"capacity": state.theta}


def capacity_history(given: Input) -> Output:
    """`flash.capacity_history`."""
    states = flash.history(
        _responses(given), start=given["initial_capacity"], variation=given.get("variation_percent")
    )
    return {
        "capacities": [state.theta for state in states],
        "error_rates": [state.standard_error for state in states],
    }


def reward(given: Input) -> Output:
    """`flash.reward`."""
    found = flash_selection.information(
        given["capacity"], given["discriminant"], given["difficulty"]
    )
    return {"reward": float(found)}


def best_next(given: Input) -> Output:
    """`flash.best_next`: on bare parameters, as no bank would hold a negative discrimination."""
    a, b = ([item[name] for item in given["items"]] for name in ("discriminant", "difficulty"))
    values = flash_selection.information(given["capacity"], a, b)
    found = flash_selection.best(values, range(len(a)), kept=given["max_returned"])
    return {"ids": [given["items"][index]["id"] for index in found]}


def rule_non_answered_skills(given: Input) -> Output:
    """`flash.rule.non_answered_skills`."""
    exam = _exam(given, one_per_tube=False)
    return {"ids": _ids(exam, np.flatnonzero(flash_selection.without_answered(exam)))}


def rule_passage_by_all_competences(given: Input) -> Output:
    """`flash.rule.passage_by_all_competences`."""
    exam = _exam(given)
    return {"ids": _ids(exam, np.flatnonzero(flash_selection.without_visited(exam)))}


def rule_between_same_competence(given: Input) -> Output:
    """`flash.rule.between_same_competence`."""
    exam = _exam(given, spacing=given["challenges_between_same_competence"])
    return {"ids": _ids(exam, np.flatnonzero(flash_selection.without_recent(exam)))}


def minimum_capability(given: Input) -> Output:
    """`flash.minimum_capability`."""
    found = inferred.minimum_ability(
        given["discriminant"], given["difficulty"], success=given["success_probability_threshold"]
    )
    return {"minimum_capability": found}


def inferred_score(given: Input) -> Output:
    """`flash.inferred_score`."""
    found = inferred.inferred_pix(
        [
            inferred.SkillItem(
                id=item["id"], skill_id=item["skill"], a=item["discriminant"], b=item["difficulty"]
            )
            for item in given["items"]
        ],
        {
            id_: inferred.SkillWorth(skill["pix"], skill["competence"])
            for id_, skill in given["skills"].items()
        },
        answers={id_: answer == "ok" for id_, answer in given["answers"]},
        theta=given["capacity"],
        success=given["success_probability_threshold"],
    )
    return {"pix_score": sum(found.values()), "by_competence": found}


def score_and_levels_from_capacity(given: Input) -> Output:
    """`v3.score_and_levels_from_capacity`."""
    return {
        **score_and_mesh_from_capacity(given),
        "levels": _levels(given, given["capacity"]),
    }


def score_and_mesh_from_capacity(given: Input) -> Output:
    """`v3.score_and_mesh_from_capacity`."""
    found = scoring.reached(
        given["capacity"],
        _intervals(given["global_intervals"]),
        max_level=given["max_reachable_level"],
    )
    return {"score": found.pix, "mesh": found.mesh}


def capacity_and_levels_from_score(given: Input) -> Output:
    """`v3.capacity_and_levels_from_score`."""
    theta = scoring.ability_of(
        given["score"],
        _intervals(given["global_intervals"]),
        max_level=given["max_reachable_level"],
    )
    return {"capacity": theta, "levels": _levels(given, theta)}


def mesh_from_score(given: Input) -> Output:
    """`v3.mesh_from_score`."""
    return {"mesh": scoring.mesh_of(given["score"], max_level=given["max_reachable_level"])}


def interval_index(given: Input) -> Output:
    """`v3.interval_index`."""
    return {"index": scoring.interval_index(given["capacity"], _intervals(given["intervals"]))}


def competence_level(given: Input) -> Output:
    """`v3.competence_level`."""
    return {"level": scoring.competence_level(given["capacity"], _intervals(given["intervals"]))}


def assessment_result(given: Input) -> Output:
    """`v3.assessment_result`."""
    frameworks = {"CORE": "core", "EDU_1ER_DEGRE": "edu", "DROIT": "law", "PRO_SANTE": "health"}
    found = result.certification_result(
        result.Outcome(
            answers=given["answers"],
            pix=given["pix_score"],
            mesh=given["mesh"],
            framework=frameworks[given["framework"]],
            minimum_answers=given["minimum_answers"],
            is_cancelled_by_jury=given["to_be_cancelled"],
            is_fraud=given["rejected_for_fraud"],
            is_technical_abort=given["abort_technical"],
        )
    )
    return {
        "status": found.status.upper(),
        "comment_key": found.comment and found.comment.upper(),
        "pix_score": found.pix,
        "mesh": found.mesh,
        "capacity_kept": found.is_ability_kept,
    }


def full_run(given: Input) -> Output:
    """`v3.full_run`: the items are chosen by the rule; only right or wrong is taken as given."""
    exam = Exam.of(_items(given["bank"]), _policy(given["configuration"]))
    states = []
    for _, answer in given["answers"]:
        item = flash_selection.next_item(exam, draw=0)
        exam = exam.answered(item, is_right=answer == "ok")
        states.append(exam.state)
    return {
        "sequence": _ids(exam, exam.items),
        "capacities": [state.theta for state in states],
        "error_rates": [state.standard_error for state in states],
        "score": _pix(given, exam),
    }


def degradation(given: Input) -> Output:
    """`v3.degradation`."""
    exam = Exam.of(_items(given["bank"]), _policy(given["configuration"]))
    for id_, answer in given["answers"]:
        exam = exam.answered(exam.bank.index(id_), is_right=answer == "ok")
    completed = flash_selection.degraded(exam)
    return {
        "capacity_before": exam.state.theta,
        "capacity_after": completed.state.theta,
        "score_before": _pix(given, exam),
        "score_after": _pix(given, completed),
        "simulated": _ids(exam, completed.items[len(exam.items) :]),
    }


def _pix(given: Input, exam: Exam) -> int:
    return score_and_mesh_from_capacity({**given, "capacity": exam.state.theta})["score"]


FUNCTIONS: Mapping[str, Callable[[Input], Output]] = {
    "flash.capacity_and_error_rate": capacity_and_error_rate,
    "flash.capacity_double_measure": capacity_double_measure,
    "flash.capacity_history": capacity_history,
    "flash.reward": reward,
    "flash.best_next": best_next,
    "flash.rule.non_answered_skills": rule_non_answered_skills,
    "flash.rule.passage_by_all_competences": rule_passage_by_all_competences,
    "flash.rule.between_same_competence": rule_between_same_competence,
    "flash.minimum_capability": minimum_capability,
    "flash.inferred_score": inferred_score,
    "v3.score_and_levels_from_capacity": score_and_levels_from_capacity,
    "v3.score_and_mesh_from_capacity": score_and_mesh_from_capacity,
    "v3.capacity_and_levels_from_score": capacity_and_levels_from_score,
    "v3.mesh_from_score": mesh_from_score,
    "v3.interval_index": interval_index,
    "v3.competence_level": competence_level,
    "v3.assessment_result": assessment_result,
    "v3.full_run": full_run,
    "v3.degradation": degradation,
}
