"""Trainings proposed to a learner."""

from chalice.app import Blueprint

from chalicelib.api.endpoint import Call, NoBody, View, endpoint
from chalicelib.core.identity import signed_in
from chalicelib.core.target import Training, TrainingKind
from chalicelib.services import training as use_cases
from chalicelib.wiring import campaigns as campaigns_wiring

trainings = Blueprint(__name__)


class TrainingView(View):
    """Something to learn from: a page of ours (`html`) or a public address (`url`)."""

    id: str
    title: str
    kind: TrainingKind
    minutes: int
    lang: str
    editor: str
    url: str | None
    html: str | None


class TrainingsView(View):
    """A handful, the closest to what was missed first."""

    items: list[TrainingView]
    next: None = None


@endpoint(trainings, "GET", "/trainings", allow=signed_in, returns=TrainingsView)
def list_trainings(call: Call[NoBody]) -> TrainingsView:
    """What to learn from next, by what one has shown."""
    doors = campaigns_wiring.training_doors()
    found = use_cases.list_trainings(doors, call.user_id, lang=call.lang)
    return TrainingsView(items=[training_view(one) for one in found])


def training_view(training: Training) -> TrainingView:
    """The training, whole."""
    return TrainingView(
        id=training.id,
        title=training.title,
        kind=training.kind,
        minutes=training.minutes,
        lang=training.lang,
        editor=training.editor,
        url=training.url,
        html=training.html,
    )
