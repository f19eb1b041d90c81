"""Turns what a model refuses into words for a teacher."""

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from content.compiler.problems import Problems

_T = TypeVar("_T")


def read_as(
    model: type[_T], raw: Any, problems: Problems, *, name: str, field: str = ""
) -> _T | None:
    """`raw` as the model, or None once each problem was noted."""
    try:
        return TypeAdapter(model).validate_python(raw)
    except ValidationError as error:
        for detail in error.errors():
            where = ".".join(part for part in (field, _place(detail)) if part)
            reason, advice = _words(detail, _known_names(model, detail))
            problems.error(name, where or "fichier", reason, advice=advice)
        return None


def _place(detail: ErrorDetails) -> str:
    steps = [str(step) for step in detail["loc"]]
    return ".".join(step for step in steps if "[" not in step and step not in {"str", "[key]"})


def _known_names(model: Any, detail: ErrorDetails) -> list[str]:
    """The fields that exist where an unknown one was found, when it is at the top."""
    if len(detail["loc"]) != 1:
        return []
    return list(getattr(model, "model_fields", {}))


def _words(detail: ErrorDetails, names: list[str]) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return "ce champ n'existe pas", _did_you_mean(str(detail["loc"][-1]), names)
    if kind == "value_error":
        return str(context["error"]), "Corrigez ce point ; le guide des auteurs donne un exemple"
    if kind in _FIXED:
        return _FIXED[kind]
    if kind in _BOUNDS:
        limit = next(iter(value for key, value in context.items() if key in _LIMITS), "")
        return f"{_BOUNDS[kind]} {limit}", "Corrigez cette valeur"
    if kind == "literal_error":
        return f"« {detail['input']} » n'est pas prévu", f"Choisissez parmi : {context['expected']}"
    return detail["msg"], "Comparez avec l'exemple du guide des auteurs"


def _did_you_mean(name: str, names: list[str]) -> str:
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    return f"Vouliez-vous dire « {near[0]} » ?" if near else "Retirez-le ou corrigez son nom"


_QUOTES = "Écrivez un texte, entre guillemets s'il contient « : » ou « # »"
_YES_NO = ("il faut true (oui) ou false (non)", "Écrivez true ou false, sans guillemets")
_NUMBER = ("il faut un nombre", "Écrivez un nombre, avec un point pour les décimales")
_FIXED = {
    "missing": ("ce champ est obligatoire", "Ajoutez-le"),
    "string_type": ("il faut un texte", _QUOTES),
    "bool_parsing": _YES_NO,
    "bool_type": _YES_NO,
    "int_parsing": ("il faut un nombre entier", "Écrivez un nombre entier"),
    "float_parsing": _NUMBER,
    "list_type": ("il faut une liste", "Mettez chaque élément sur une ligne qui commence par -"),
    "dict_type": ("il faut des noms et des valeurs", "Écrivez nom: valeur, une par ligne"),
    "model_type": ("il faut des noms et des valeurs", "Écrivez nom: valeur, une par ligne"),
    "string_pattern_mismatch": (
        "la forme n'est pas celle attendue",
        "Minuscules sans accent et sans espace ; une adresse commence par https://",
    ),
}
_BOUNDS = {
    "too_short": "il en faut au moins",
    "too_long": "il en faut au plus",
    "greater_than_equal": "la valeur minimale est",
    "greater_than": "la valeur doit dépasser",
    "less_than_equal": "la valeur maximale est",
}
_LIMITS = ("min_length", "max_length", "ge", "gt", "le")
