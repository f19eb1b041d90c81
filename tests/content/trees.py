"""Small content trees on disk, right unless a test breaks them."""

from pathlib import Path

import yaml

from content.compiler.compilation import Compilation, compile_content
from content.compiler.problems import Problems

PLACE = "competences/1.3/formules"

TEXTS = {"fr": "Un texte", "en": "A text"}
COMPETENCE = {"title": TEXTS, "description": TEXTS}
FRAMEWORK = {
    "areas": {"1": {"title": TEXTS, "competences": {"1.2": COMPETENCE, "1.3": COMPETENCE}}}
}
COMMON = {
    "statement": "Combien font **2 + 2** ?",
    "hint": "Comptez.",
    "explanation": "Deux et deux font quatre.",
    "tutorials": ["compter"],
}
SHORT = {
    **COMMON,
    "kind": "short-text",
    "field": {"label": "Somme"},
    "solution": {"number": "4"},
    "refused": ["3", "5", "22"],
}
CHOICES = {
    **COMMON,
    "kind": "single-choice",
    "choices": [{"text": "4", "right": True}, {"text": "3"}, {"text": "22"}],
}
GENERATOR = '''"""Adds two numbers."""

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant


def generate(draw: Draw, options: dict) -> Variant:
    """Two numbers and their sum."""
    a, b = draw.integer(10, 99), draw.integer(10, 99)
    values = {"a": str(a), "b": str(b), "somme": str(a + b), "produit": str(a * b)}
    return Variant(values, {"nombres.csv": csv_file([["a", "b"], [a, b]])})
'''
MADE = {
    **COMMON,
    "kind": "file",
    "generator": {"name": "addition"},
    "files": [{"file": "nombres.csv", "label": "Les nombres"}],
    "statement": "Ouvrez le fichier : combien font {{a}} et {{b}} ?",
    "field": {"label": "Somme"},
    "solution": {"number": "{{somme}}"},
    "refused": ["{{a}}", "{{b}}", "{{produit}}"],
}
TUTORIAL = {
    "id": "compter",
    "title": "Compter",
    "kind": "page",
    "minutes": 2,
    "body": "Comptez sur vos **doigts**.",
}


def make_tree(folder: Path, *, with_generator: bool = True) -> Path:
    """A tree of one competence, one tube, two skills and two or three challenges."""
    root = folder / "content"
    (root / PLACE / "files").mkdir(parents=True)
    (root / "generators").mkdir()
    write(root, "framework.yaml", FRAMEWORK)
    write(root, "levels.yaml", [{"level": 0, "title": TEXTS, "description": TEXTS}])
    write(root, "demo.yaml", ["formules-1"])
    write(root, "competences/1.3/tutorials.yaml", [TUTORIAL])
    skills = {1: "Additionner", 2: "Reconnaître une somme"}
    tube = {"title": {"fr": "Formules", "en": "Formulas"}, "skills": skills}
    write(root, f"{PLACE}/tube.yaml", tube)
    write(root, f"{PLACE}/1a.yaml", SHORT)
    write(root, f"{PLACE}/2a.yaml", CHOICES)
    if with_generator:
        write(root, f"{PLACE}/1b.yaml", MADE)
        (root / "generators" / "addition.py").write_text(GENERATOR, "utf-8")
    return root


def write(root: Path, name: str, content: object) -> None:
    """A YAML file of the tree; a text is written as it is."""
    text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


def compiled(root: Path, *, part: str = "") -> tuple[Compilation, Problems]:
    """The tree read and checked."""
    problems = Problems()
    place = root / part if part else None
    simulators = root.parent / "simulators"
    return compile_content(root, problems, simulators=simulators, part=place), problems


def errors(root: Path, *, part: str = "") -> list[str]:
    """What is wrong in the tree, in words."""
    return [str(problem) for problem in compiled(root, part=part)[1].errors]
