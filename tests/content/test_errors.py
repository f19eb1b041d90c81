"""Every mistake an author can make is told with its file, its field and what to do."""

import re

import pytest

from tests.content.trees import (
    CHOICES,
    COMMON,
    GENERATOR,
    MADE,
    PLACE,
    SHORT,
    TUTORIAL,
    compiled,
    errors,
    make_tree,
    write,
)

PICTURE = {
    **COMMON,
    "kind": "picture",
    "picture": {"file": "ecran.svg", "alt": "Un écran"},
    "zones": [
        {"label": "Haut", "x": 0, "y": 0, "width": 100, "height": 30, "right": True},
        {"label": "Milieu", "x": 0, "y": 30, "width": 100, "height": 30},
        {"label": "Bas", "x": 0, "y": 60, "width": 100, "height": 30},
        {"label": "Tout en bas", "x": 0, "y": 90, "width": 100, "height": 10},
    ],
    "refused": [["1"], ["2"], ["3"]],
}


def without(source: dict, *names: str) -> dict:
    return {name: value for name, value in source.items() if name not in names}


BROKEN_CHALLENGES = {
    "no kind": (without(SHORT, "kind"), "kind: « None » n'est pas un type"),
    "unknown kind": ({**SHORT, "kind": "quiz"}, "« quiz » n'est pas un type"),
    "misspelt field": (
        {**SHORT, "hints": "x"},
        "hints: ce champ n'existe pas. Vouliez-vous dire « hint »",
    ),
    "nothing close": ({**SHORT, "zzz": "x"}, "zzz: ce champ n'existe pas. Retirez-le"),
    "no hint": (without(SHORT, "hint"), "hint: ce champ est obligatoire. Ajoutez-le"),
    "empty explanation": ({**SHORT, "explanation": "  "}, "explanation: ce texte est vide"),
    "no tutorial": ({**SHORT, "tutorials": []}, "tutorials: il en faut au moins 1"),
    "unknown tutorial": ({**SHORT, "tutorials": ["rien"]}, "« rien » n'existe pas"),
    "bad yes or no": ({**SHORT, "accessible": "oui"}, "accessible: il faut true (oui) ou false"),
    "bad language": ({**SHORT, "lang": "de"}, "lang: « de » n'est pas prévu. Choisissez parmi"),
    "no time": (
        {**SHORT, "time_limit_seconds": 2},
        "time_limit_seconds: la valeur minimale est 10",
    ),
    "text for a list": ({**SHORT, "tutorials": "compter"}, "tutorials: il faut une liste"),
    "both generator and variants": (
        {**SHORT, "generator": {"name": "addition"}, "variants": [{"a": "1"}]},
        "soit `generator`, soit `variants`",
    ),
    "variants that differ": (
        {**SHORT, "variants": [{"a": "1"}, {"b": "1"}]},
        "les mêmes noms",
    ),
    "placeholder without value": (
        {**SHORT, "hint": "{{ville}}"},
        "« {{ville}} » n'a pas de valeur",
    ),
    "no right choice": (
        {**CHOICES, "choices": [{"text": "1"}, {"text": "2"}, {"text": "3"}]},
        "un seul choix doit porter",
    ),
    "one right choice of several": (
        {**CHOICES, "kind": "multiple-choice"},
        "au moins deux choix justes et un choix faux",
    ),
    "choices alike": (
        {**CHOICES, "choices": [*CHOICES["choices"], {"text": "3"}]},
        "« 3 » apparaît deux fois",
    ),
    "nothing right": ({**SHORT, "solution": {}}, "doit donner `accept`, `number` ou `date`"),
    "not a number": ({**SHORT, "solution": {"number": "quatre"}}, "ne se lit pas comme un nombre"),
    "not a date": (
        {**SHORT, "solution": {"date": "14 vendémiaire"}},
        "ne se lit pas comme une date",
    ),
    "unit without factor": (
        {**SHORT, "solution": {"number": "4", "units": {"Ko": "mille"}}},
        "le facteur de « Ko » n'est pas un nombre",
    ),
    "unit required but none": (
        {**SHORT, "solution": {"number": "4", "unit_required": True}},
        "`unit_required` demande la liste `units`",
    ),
    "accepted and refused": (
        {**SHORT, "solution": {"accept": ["Mot"], "refuse": ["mot !"]}},
        "« Mot » est à la fois accepté et refusé",
    ),
    "empty accepted form": (
        {**SHORT, "solution": {"accept": [""]}},
        "accept contient un texte vide",
    ),
    "too few refused": ({**SHORT, "refused": ["3", "5", "5"]}, "2 mauvaise(s) réponse(s)"),
    "refused but right": ({**SHORT, "refused": ["3", "5", "4,0"]}, "« 4,0 » est acceptée"),
    "accepted but wrong": ({**SHORT, "accepted": ["quatre"]}, "« quatre » est refusée"),
    "refused not readable": (
        {**SHORT, "refused": ["3", "5", ["1"]]},
        "n'a pas la forme d'une réponse",
    ),
    "missing file": ({**PICTURE}, "« ecran.svg » est introuvable"),
    "zone outside": (
        {**PICTURE, "zones": [{"label": "x", "x": 90, "y": 0, "width": 20, "height": 20}] * 4},
        "la zone sort de l'image",
    ),
    "two right zones": (
        {**PICTURE, "zones": [{**zone, "right": True} for zone in PICTURE["zones"]]},
        "une seule zone doit porter",
    ),
    "ordering too long": (
        {**COMMON, "kind": "ordering", "elements": list("abcdefgh"), "refused": []},
        "elements: il en faut au plus 7",
    ),
    "ordering with twins": (
        {
            **COMMON,
            "kind": "ordering",
            "elements": ["a", "b", "a"],
            "refused": [["1", "0", "2"], ["2", "1", "0"], ["1", "2", "0"]],
        },
        "« a » apparaît deux fois",
    ),
    "file without box": (without(MADE, "field"), "`field` et `solution` vont ensemble"),
    "unknown generator": ({**MADE, "generator": {"name": "rien"}}, "« rien » n'existe pas"),
    "made but unused": (
        {**MADE, "files": [{"file": "autre.csv", "label": "x"}]},
        "« nombres.csv » est fabriqué mais",
    ),
    "missing simulator fields": (
        {
            **COMMON,
            "kind": "simulator",
            "simulator": {"name": "mailbox"},
            "solution": {"expect": {}},
        },
        "simulator.title: ce champ est obligatoire",
    ),
}


@pytest.mark.parametrize("case", BROKEN_CHALLENGES)
def test_a_broken_challenge_is_told_in_words(tmp_path, case):
    source, words = BROKEN_CHALLENGES[case]
    root = make_tree(tmp_path)
    write(root, f"{PLACE}/1a.yaml", source)
    told = [text for text in errors(root) if text.startswith(f"{PLACE}/1a.yaml: ")]
    assert any(words in text for text in told), told
    assert all(re.fullmatch(r"[^:]+: [^:]+: .+\. .+[.?]\.?", text) for text in told), told


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (f"{PLACE}/1a.yaml", "kind: short-text\nkind: file\n", "« kind » est donné deux fois"),
        (f"{PLACE}/1a.yaml", "kind: [", "ce n'est pas du YAML correct"),
        (f"{PLACE}/essai.yaml", SHORT, "il n'est pas à sa place"),
        (f"{PLACE}/5a.yaml", SHORT, "tube.yaml n'a pas d'acquis de niveau 5"),
        (f"{PLACE}/files/seul.txt", "x", "aucune épreuve ne s'en sert"),
        (
            f"{PLACE}/tube.yaml",
            {"title": {"fr": "x"}, "skills": {1: "x"}},
            "title.en: ce champ est",
        ),
        (
            f"{PLACE}/tube.yaml",
            {"title": {"fr": "x", "en": "x"}, "skills": {9: "x"}},
            "maximale est 8",
        ),
        ("competences/1.3/Formules/tube.yaml", "{}", "ce nom ne convient pas"),
        ("competences/1.2/formules/tube.yaml", "{}", "ce sujet existe déjà"),
        ("competences/9.9/x/tube.yaml", "{}", "aucune compétence ne porte ce numéro"),
        ("competences/1.2/tutorials.yaml", [TUTORIAL], "cet identifiant existe déjà"),
        (
            "competences/1.2/tutorials.yaml",
            [{**TUTORIAL, "id": "seul"}],
            "aucune épreuve ne le cite",
        ),
        ("competences/1.2/tutorials.yaml", [{**TUTORIAL, "id": "É"}], "3 à 24 minuscules"),
        ("competences/1.2/tutorials.yaml", [without(TUTORIAL, "body")], "soit `url`"),
        ("competences/1.2/tutorials.yaml", "texte", "il faut une liste"),
        (
            "generators/seul.py",
            '"""x"""\n\n\ndef generate(d, o): ...\n',
            "aucune épreuve ne s'en sert",
        ),
        ("demo.yaml", ["rien-1"], "l'acquis « rien-1 » n'existe pas"),
        ("levels.yaml", [{"level": 9}], "la valeur maximale est 8"),
    ],
)
def test_a_broken_tree_is_told_in_words(tmp_path, name, content, words):
    root = make_tree(tmp_path)
    write(root, name, content)
    told = errors(root)
    assert any(words in text for text in told), told


def test_a_missing_file_is_told(tmp_path):
    root = make_tree(tmp_path)
    (root / PLACE / "tube.yaml").unlink()
    assert f"{PLACE}/tube.yaml: fichier: il manque. Créez-le." in errors(root)


def test_a_skill_without_challenge_is_told(tmp_path):
    root = make_tree(tmp_path)
    (root / PLACE / "2a.yaml").unlink()
    assert any("l'acquis formules-2 n'a aucune épreuve" in text for text in errors(root))


def test_a_simulator_that_does_not_exist_yet_is_a_warning(tmp_path):
    root = make_tree(tmp_path)
    simulator = {"name": "boussole", "title": "Boîte", "data": {"messages": []}}
    source = {
        **COMMON,
        "kind": "simulator",
        "simulator": simulator,
        "solution": {"expect": {"m1": {"accept": ["archives"]}}},
        "refused": [{"m1": "corbeille"}, {"m2": "archives"}, {}],
    }
    write(root, f"{PLACE}/1a.yaml", source)
    _, problems = compiled(root)
    assert not problems.errors
    assert [w.reason for w in problems.warnings] == [
        "le simulateur « boussole » n'existe pas encore"
    ]
    (root.parent / "simulators" / "boussole").mkdir(parents=True)
    (root.parent / "simulators" / "boussole" / "index.html").write_text("x")
    assert not compiled(root)[1].warnings


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("raise ValueError('panne')", "a échoué (ValueError: panne)"),
        ("return {}", "generate() doit rendre un Variant"),
        ("return Variant({'a': 1})", "la valeur « a » doit être un texte"),
        ("return Variant({}, {'x': 'texte'})", "un fichier doit être une suite d'octets"),
        (
            "import random; return Variant({'a': str(random.random())})",
            "deux tirages identiques donnent",
        ),
        ("return Variant({f'a{draw.integer(0, 9)}': 'x'})", "changent d'une variante à l'autre"),
        (
            "return Variant({}, {'nombres.csv': b''})",
            "fichier nombres.csv: le fichier est vide",
        ),
        (
            "return Variant({}, {'nombres.csv': b'x' * 600_000})",
            "il pèse 585 Ko, le maximum est 500 Ko",
        ),
    ],
)
def test_a_broken_generator_is_told_in_words(tmp_path, code, words):
    root = make_tree(tmp_path)
    body = GENERATOR[: GENERATOR.index("    a, b")] + f"    {code}\n"
    (root / "generators" / "addition.py").write_text(body, "utf-8")
    told = errors(root)
    assert any(words in text for text in told), told


def test_only_the_part_asked_for_is_checked(tmp_path):
    root = make_tree(tmp_path)
    write(root, f"{PLACE}/1a.yaml", without(SHORT, "hint"))
    assert errors(root, part=f"{PLACE}/2a.yaml") == []
    assert len(errors(root, part=f"{PLACE}/1a.yaml")) == 1
    assert len(errors(root, part=PLACE)) == 1
    assert errors(root, part="competences/1.2") == []
