"""What a simulator is fed with, and whether it can send the answer expected of it."""

import json
from collections.abc import Iterator

from pydantic import ValidationError

from chalicelib.core.content import Challenge, SimulatorForm, TextsSolution
from content.compiler.simulators import MODELS

_ADVICE = "Voyez docs/simulators.md"
_MOST_ERRORS = 3


def simulator_faults(challenge: Challenge, reference: str = "") -> Iterator[tuple[str, str]]:
    """Each fault of one variant, reason and advice; a simulator without model is not looked at.

    `reference` is a way to the right answer, where the simulator can follow one.
    """
    form, solution = challenge.form, challenge.solution
    if not isinstance(form, SimulatorForm) or not isinstance(solution, TextsSolution):
        return
    model = MODELS.get(form.name)
    if model is None:
        return
    try:
        data = model.model_validate(json.loads(form.data))
    except json.JSONDecodeError as error:
        yield f"data n'est pas lisible ({error})", "Une valeur en `_json` doit être du JSON"
        return
    except ValidationError as error:
        for fault in error.errors()[:_MOST_ERRORS]:
            place = ".".join(map(str, fault["loc"]))
            yield f"data.{place} : {fault['msg']}", _ADVICE
        return
    expect = {key: rule.accept for key, rule in solution.rules.items()}
    for reason in [*data.faults(expect), *data.reference_faults(reference, expect)]:
        yield reason, _ADVICE
