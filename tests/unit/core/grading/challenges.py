"""A challenge of each kind, for the tests of grading and variation."""

from chalicelib.core.content import (
    Asset,
    Challenge,
    ChoicesForm,
    Field,
    Form,
    IndexesSolution,
    Kind,
    MatchingForm,
    OrderingForm,
    PairsSolution,
    PictureForm,
    SimulatorForm,
    Solution,
    TextRule,
    TextsForm,
    TextsSolution,
    Zone,
)

PICTURE = Asset("x-1a/{v}/ecran.png", "ecran.png", "", alt="Un écran", width=100, height=50)


def challenge(kind: Kind, form: Form, solution: Solution, **changes: object) -> Challenge:
    """A challenge with little else than its form and solution."""
    usual = {
        "id": "x-1a",
        "skill_id": "x-1",
        "lang": "fr",
        "pool": "training",
        "status": "validated",
        "statement": "<p>?</p>",
        "hint": "<p>!</p>",
        "explanation": "<p>.</p>",
        "tutorial_ids": ("t",),
        "a": 1.0,
        "b": 0.0,
    }
    return Challenge(kind=kind, form=form, solution=solution, **{**usual, **changes})  # type: ignore[arg-type]


def texts(*, any_order: bool = False, **rules: TextRule) -> Challenge:
    """Text boxes, one by rule."""
    fields = tuple(Field(name, name.title(), unit="") for name in rules)
    solution = TextsSolution(rules, is_any_order=any_order)
    return challenge("several-texts", TextsForm(fields), solution)


SINGLE = challenge(
    "single-choice",
    ChoicesForm(False, ("Un", "<b>Deux</b> &amp; demi", "Trois")),
    IndexesSolution((1,)),
)
MULTIPLE = challenge(
    "multiple-choice", ChoicesForm(True, ("A", "B", "C", "D", "E")), IndexesSolution((0, 2))
)
ORDERING = challenge(
    "ordering",
    OrderingForm(("un", "deux", "trois", "quatre")),
    IndexesSolution((0, 1, 2, 3), is_ordered=True),
)
MATCHING = challenge(
    "matching", MatchingForm(("a", "b", "c"), ("A", "B", "C", "D")), PairsSolution((0, 1, 2))
)
GROUPING = challenge(
    "matching", MatchingForm(("a", "b", "c"), ("A", "B")), PairsSolution((0, 1, 0))
)
ZONES = tuple(Zone(label, x, 0, 20, 20) for x, label in enumerate(("Gauche", "Milieu", "Droite")))
POINTING = challenge("picture", PictureForm(PICTURE, ZONES), IndexesSolution((2,)))
SIMULATOR = challenge(
    "simulator",
    SimulatorForm(
        "explorer",
        "Fichiers",
        400,
        '{"nodes":[{"id":"f1","name":"plage.jpg"},{"id":"f2","name":"Brouillon"}]}',
    ),
    TextsSolution(
        {
            "f1": TextRule(accept=("Photos/plage.jpg",), typos=0),
            "f2": TextRule(accept=("",), typos=0),
        }
    ),
)
SHORT = challenge(
    "short-text",
    TextsForm((Field("a", "Taille", "number", unit="Ko"),)),
    TextsSolution({"a": TextRule(number="1500", units={"Ko": "1", "Mo": "1000"})}),
)
EVERY_KIND = (
    SINGLE,
    MULTIPLE,
    ORDERING,
    MATCHING,
    GROUPING,
    POINTING,
    SIMULATOR,
    SHORT,
    texts(nom=TextRule(accept=("souris",)), jour=TextRule(date="2026-03-14")),
    texts(any_order=True, un=TextRule(accept=("souris",)), deux=TextRule(accept=("clavier",))),
)
