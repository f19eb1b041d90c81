"""What learners read: challenges without their solutions, assessments, scorecards."""

import json
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import Field as Constraint

from chalicelib.api.endpoint import View
from chalicelib.core.content import (
    Asset,
    Challenge,
    ChoicesForm,
    Field,
    Form,
    Kind,
    MatchingForm,
    OrderingForm,
    PictureForm,
    Release,
    SimulatorForm,
    TextsForm,
    Tutorial,
)

AnswerText = Annotated[str, Constraint(max_length=2_000)]
AnswerKey = Annotated[str, Constraint(max_length=64)]
"""What an answer is made of, on the wire."""

Address = Callable[..., str]
"""(path, *, download_name) -> an address to fetch a file of the release, good for five minutes."""


class AssetView(View):
    """A picture or a file; `width` and `height` in pixels, 0 for what is not a picture."""

    name: str
    label: str
    alt: str
    width: int
    height: int
    url: str


class HtmlOption(View):
    """Something to tick."""

    id: str
    html: str


class TextOption(View):
    """Something to order or to match."""

    id: str
    text: str


class ChoicesView(View):
    """Tick one, or several."""

    kind: Literal["choices"] = "choices"
    is_multiple: bool
    choices: list[HtmlOption]


class FieldView(View):
    """A text box."""

    id: str
    label: str
    format: Literal["text", "number", "date"]
    unit: str
    placeholder: str


class TextsView(View):
    """One or several text boxes."""

    kind: Literal["texts"] = "texts"
    fields: list[FieldView]


class OrderingView(View):
    """Elements to put in order."""

    kind: Literal["ordering"] = "ordering"
    elements: list[TextOption]


class MatchingView(View):
    """Give each left element a right one."""

    kind: Literal["matching"] = "matching"
    lefts: list[TextOption]
    rights: list[TextOption]


class ZoneView(View):
    """A rectangle in percent of the picture."""

    id: str
    label: str
    x: float
    y: float
    width: float
    height: float


class PictureView(View):
    """Choose one zone of a picture."""

    kind: Literal["picture"] = "picture"
    image: AssetView
    zones: list[ZoneView]


class SimulatorView(View):
    """A sandboxed page fed with `data`; it posts the answer."""

    kind: Literal["simulator"] = "simulator"
    name: str
    title: str
    height: int
    data: dict[str, Any]


FormView = Annotated[
    ChoicesView | TextsView | OrderingView | MatchingView | PictureView | SimulatorView,
    Constraint(discriminator="kind"),
]


class ChallengeView(View):
    """A challenge as its examinee sees it. No solution, no level, no parameter of the item."""

    id: str
    kind: Kind
    lang: str
    competence_id: str
    statement_html: str
    image: AssetView | None
    files: list[AssetView]
    form: FormView
    time_limit_seconds: int | None
    is_focused: bool
    is_accessible: bool


class TutorialView(View):
    """Something to read, watch or do: a page of ours (`html`) or a public address (`url`)."""

    id: str
    title: str
    source: str
    kind: Literal["page", "site", "video", "tool", "pdf"]
    minutes: int
    lang: str
    url: str | None
    html: str | None


def tutorial_view(tutorial: Tutorial) -> TutorialView:
    """The tutorial, whole: it holds no secret."""
    return TutorialView(
        id=tutorial.id,
        title=tutorial.title,
        source=tutorial.source,
        kind=tutorial.kind,
        minutes=tutorial.minutes,
        lang=tutorial.lang,
        url=tutorial.url,
        html=tutorial.html,
    )


def challenge_view(challenge: Challenge, release: Release, address: Address) -> ChallengeView:
    """What may be sent of a personalised challenge."""
    return ChallengeView(
        id=challenge.id,
        kind=challenge.kind,
        lang=challenge.lang,
        competence_id=release.skill(challenge.skill_id).competence_id,
        statement_html=challenge.statement,
        image=_asset(challenge.image, address) if challenge.image else None,
        files=[_asset(file, address, is_download=True) for file in challenge.files],
        form=_form(challenge.form, address),
        time_limit_seconds=challenge.time_limit_seconds,
        is_focused=challenge.is_focused,
        is_accessible=challenge.is_accessible,
    )


def _asset(asset: Asset, address: Address, *, is_download: bool = False) -> AssetView:
    return AssetView(
        name=asset.name,
        label=asset.label,
        alt=asset.alt,
        width=asset.width,
        height=asset.height,
        url=address(asset.path, download_name=asset.name if is_download else ""),
    )


def _form(form: Form, address: Address) -> FormView:
    match form:
        case ChoicesForm():
            choices = [HtmlOption(id=str(i), html=html) for i, html in enumerate(form.choices)]
            return ChoicesView(is_multiple=form.is_multiple, choices=choices)
        case TextsForm():
            return TextsView(fields=[_field(field) for field in form.fields])
        case OrderingForm():
            return OrderingView(elements=_options(form.elements))
        case MatchingForm():
            return MatchingView(lefts=_options(form.lefts), rights=_options(form.rights))
        case PictureForm():
            return _picture(form, address)
        case SimulatorForm():
            return SimulatorView(
                name=form.name, title=form.title, height=form.height, data=json.loads(form.data)
            )


def _options(texts: tuple[str, ...]) -> list[TextOption]:
    return [TextOption(id=str(index), text=text) for index, text in enumerate(texts)]


def _field(field: Field) -> FieldView:
    return FieldView(
        id=field.id,
        label=field.label,
        format=field.format,
        unit=field.unit,
        placeholder=field.placeholder,
    )


def _picture(form: PictureForm, address: Address) -> PictureView:
    zones = [
        ZoneView(
            id=str(index),
            label=zone.label,
            x=zone.x,
            y=zone.y,
            width=zone.width,
            height=zone.height,
        )
        for index, zone in enumerate(form.zones)
    ]
    return PictureView(image=_asset(form.image, address), zones=zones)
