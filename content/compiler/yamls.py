"""YAML as authors expect it: what they typed is what we read.

Ordinary YAML turns `12.50` into 12.5, `no` into false and `12:30` into 750. Here every value stays
the text that was typed; the fields that want a number or true/false convert it, and `typed` does it
for free-form data (generators' options, simulators' data), where quotes mean text.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from content.compiler.problems import Problems

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_WORDS = {"true": True, "false": False}


class Plain(str):
    """A text that was written without quotes."""

    __slots__ = ()


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Keeps texts as typed; refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A dict whose keys are texts, each once."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"« {key.value} » est donné deux fois", key.start_mark
                )
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def _text(_: _Loader, node: yaml.ScalarNode) -> str:
    return str(node.value) if node.style else Plain(node.value)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_constructor("tag:yaml.org,2002:str", _text)


def read_yaml(path: Path, name: str, problems: Problems) -> Any:
    """The content of a file, or None once a problem was noted."""
    if not path.is_file():
        problems.error(name, "fichier", "il manque", advice="Créez-le")
        return None
    try:
        return yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 - built on SafeLoader
    except UnicodeDecodeError:
        problems.error(name, "fichier", "il n'est pas en UTF-8", advice="Enregistrez-le en UTF-8")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        problems.error(
            name,
            f"ligne {line}",
            f"ce n'est pas du YAML correct ({error.problem})",
            advice="Vérifiez les deux-points, les guillemets et l'alignement à cet endroit",
        )
    except yaml.YAMLError as error:
        problems.error(name, "fichier", f"illisible ({error})", advice="Vérifiez son contenu")
    return None


def typed(value: Any) -> Any:
    """Free-form data with its numbers and true/false, where they were written without quotes."""
    if isinstance(value, dict):
        return {str(key): typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    if isinstance(value, Plain):
        return _scalar(str(value))
    return value


def _scalar(text: str) -> str | int | float | bool:
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if not match:
        return text
    return float(text) if match[2] else int(text)
