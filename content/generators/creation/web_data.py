"""Pages whose data or script is at fault, with what the console and the network say of it."""

import json
from collections.abc import Callable, Mapping, Sequence

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, decimals

_THINGS = (
    "Vélo cargo",
    "Barnum",
    "Sono",
    "Machine à pop-corn",
    "Remorque",
    "Vidéoprojecteur",
    "Tireuse à jus",
    "Percolateur",
)
_CRAFTS = ("Céramique", "Couture", "Soudure", "Sérigraphie", "Menuiserie", "Vannerie")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The page named by the option `ask`."""
    return Variant(_PAGES[str(options["ask"])](draw))


def _syntax(draw: Draw) -> dict[str, str]:
    """A JSON file with a comma missing on one line, and another slip on another one."""
    pairs = draw.shuffled([
        ("atelier", f'"{draw.choice(_CRAFTS)}"'),
        ("places", str(draw.integer(6, 24))),
        ("responsable", f'"{draw.choice(FIRST_NAMES)}"'),
        ("duree", f"{draw.integer(1, 3)}.5"),
        ("materiel_fourni", "true"),
        ("salle", f'"{draw.choice("ABCDE")}{draw.integer(1, 9)}"'),
        ("age_minimum", str(draw.integer(8, 16))),
    ])  # fmt: skip
    good = [f'"{key}": {value},' for key, value in pairs[:-1]] + [
        f'"{pairs[-1][0]}": {pairs[-1][1]}'
    ]
    second, slipped, why = _slip(draw, pairs, good)
    bad = [slipped if i == second else line for i, line in enumerate(good)]
    first = draw.choice([i for i in range(len(pairs) - 1) if i != second])
    bad[first] = good[first].removesuffix(",")
    return {
        "json_file": "\n".join(["{", *(f"  {line}" for line in bad), "}"]),
        "l1": str(first + 2),
        "fix1": good[first],
        "bad1": bad[first],
        "l2": str(second + 2),
        "fix2": good[second],
        "bad2": bad[second],
        "raison": why,
    }


def _slip(
    draw: Draw, pairs: Sequence[tuple[str, str]], good: Sequence[str]
) -> tuple[int, str, str]:
    """Which line slips, how it then reads, and why that is wrong."""
    keys = [key for key, _ in pairs]
    slip = draw.choice(("quote", "comma", "word"))
    if slip == "comma":
        at = keys.index("duree")
        why = "un nombre décimal s'écrit avec un point, pas une virgule"
        return at, good[at].replace(".5", ",5"), why
    if slip == "word":
        at = keys.index("materiel_fourni")
        return at, good[at].replace("true", "True"), "vrai s'écrit true, tout en minuscules"
    at = draw.choice([i for i, (_, value) in enumerate(pairs) if value.startswith('"')])
    end = good[at].rindex('"')
    return at, good[at][:end] + good[at][end + 1 :], "un guillemet fermant manque"


def _format(draw: Draw) -> dict[str, str]:
    """Valid JSON, but a date and a number are not as the notice asks."""
    things = draw.sample(_THINGS, 5)
    days = [(draw.integer(13, 28), draw.integer(1, 12)) for _ in things]
    counts = draw.sample(range(2, 40), 5)
    dated, counted = draw.sample(range(5), 2)
    lines, where = ["["], {}
    for index, thing in enumerate(things):
        day, month = days[index]
        iso, french = f"2026-{month:02}-{day:02}", f"{day:02}/{month:02}/2026"
        where[index] = len(lines) + 3
        lines += [
            "  {",
            f'    "objet": "{thing}",',
            f'    "retour": "{french if index == dated else iso}",',
            f'    "quantite": "{counts[index]}"'
            if index == counted
            else f'    "quantite": {counts[index]}',
            "  }" + ("," if index < 4 else ""),
        ]
    lines.append("]")
    day, month = days[dated]
    return {
        "json_file": "\n".join(lines),
        "objet1": things[dated],
        "objet2": things[counted],
        "l1": str(where[dated]),
        "fix1": f'"retour": "2026-{month:02}-{day:02}",',
        "swapped": f'"retour": "2026-{day:02}-{month:02}",',
        "bad1": f'"retour": "{day:02}/{month:02}/2026",',
        "l2": str(where[counted] + 1),
        "fix2": f'"quantite": {counts[counted]}',
        "bad2": f'"quantite": "{counts[counted]}"',
        "comma2": f'"quantite": {counts[counted]},',
    }


_FIELDS = ("nom", "prenom", "courriel", "telephone", "age", "commune")
_LABELS = {"prenom": "Prénom", "telephone": "Téléphone", "age": "Âge"}
_DATA_FILES = (
    "communes.json",
    "lignes.json",
    "tarifs.json",
    "zones.json",
    "horaires.json",
)
_SUFFIXES = ("enfant", "eleve", "stagiaire", "parent", "participant")


def _script(draw: Draw) -> dict[str, str]:
    """A field looked for under another id than the page gives it; the error shows further down."""
    fields = draw.sample(_FIELDS, 4)
    wrong, other = draw.sample(fields, 2)
    suffix = draw.choice(_SUFFIXES)
    renamed = {name for name in fields if name == wrong or draw.integer(0, 1)}
    ids = {name: f"{name}-{suffix}" if name in renamed else name for name in fields}
    code = _code(draw, {**ids, wrong: wrong})
    shows = _line_with(code, f"  fiche.{wrong} ")
    error = "TypeError: Cannot read properties of null (reading 'value')"
    text = f"{error} — app.js, ligne {shows}"
    console = [{"level": "error", "text": text, "at": f"a{shows}"}]
    return {
        "page": "\n".join(_form(draw, ids)),
        "code": "\n".join(code),
        "console_json": json.dumps(console, ensure_ascii=False),
        "l1": str(_line_with(code, f"const {wrong} ")),
        "l2": str(shows),
        "l3": str(_line_with(code, f"const {other} ")),
        "champ": wrong,
        "id": ids[wrong],
        "fix": f'const {wrong} = document.getElementById("{ids[wrong]}");',
        "fix_simple": f"const {wrong} = document.getElementById('{ids[wrong]}');",
        "fix_query": f'const {wrong} = document.querySelector("#{ids[wrong]}");',
        "bad": f'const {wrong} = document.getElementById("{wrong}");',
        "contourne": f"fiche.{wrong} = {wrong}?.value.trim();",
    }


def _form(draw: Draw, ids: Mapping[str, str]) -> list[str]:
    page = ["<!doctype html>", '<html lang="fr">', "<head>", "  <title>Inscription</title>"]
    page += ["</head>", "<body>", "  <h1>Inscription au stage</h1>"]
    for name in draw.shuffled(list(ids)):
        label = _LABELS.get(name, name.capitalize())
        page += [f'  <label for="{ids[name]}">{label}</label>', f'  <input id="{ids[name]}">']
    page += ['  <button id="envoyer">Envoyer</button>', '  <script src="app.js"></script>']
    return [*page, "</body>", "</html>"]


def _code(draw: Draw, asked: Mapping[str, str]) -> list[str]:
    """Looks for each field, then reads them all."""
    find = [f'const {name} = document.getElementById("{id_}");' for name, id_ in asked.items()]
    read = [f"  fiche.{name} = {name}.value.trim();" for name in asked]
    begin = ["", "function preparer() {", "  const fiche = {};"]
    end = ["  return fiche;", "}", "", "preparer();"]
    top = "// Prépare la fiche à envoyer"
    return [top, *draw.shuffled(find), *begin, *draw.shuffled(read), *end]


def _requests(draw: Draw) -> dict[str, str]:
    """A script that asks for the same file at each turn of a loop, among other requests."""
    names = draw.sample(_DATA_FILES, 3)
    sizes = draw.sample(range(101, 899), 3)
    times, again = draw.integer(5, 11), names[0]
    code = _fetching(draw, names)
    asked = [again] * times + names[1:]
    requests = [_request(name, sizes[names.index(name)], "data") for name in asked]
    requests += [_request("arrets.html", 48, "document"), _request("app.js", 93, "script")]
    requests.append(_request("style.css", 61, "style"))
    listed = [
        {**one, "id": f"r{i}", "ms": draw.integer(20, 180)}
        for i, one in enumerate(draw.shuffled(requests), 1)
    ]
    return {
        "code": "\n".join(code),
        "requests_json": json.dumps(listed, ensure_ascii=False, separators=(",", ":")),
        "fichier": again,
        "fois": str(times),
        "poids": decimals(sizes[0], 1),
        "gain": decimals(sizes[0] * (times - 1), 1),
        "tout": decimals(sizes[0] * times, 1),
        "ligne": str(_line_with(code, again)),
        "boucle": str(_line_with(code, "for (")),
        "autre": str(_line_with(code, names[1])),
    }


def _fetching(draw: Draw, names: Sequence[str]) -> list[str]:
    """The first file is asked for in a loop, the others once, in any order."""
    loop = [
        "for (const arret of arrets) {",
        f'  fetch("{names[0]}").then((reponse) => completer(arret, reponse));',
        "}",
    ]
    parts = draw.shuffled([loop, *([f'fetch("{name}").then(afficher);'] for name in names[1:])])
    code = ["const arrets = document.querySelectorAll('.arret');"]
    return code + [line for part in parts for line in ("", *part)]


def _request(name: str, tenths: int, kind: str) -> dict[str, object]:
    """Sizes are told in tenths of a kilobyte, so that the panel shows them whole."""
    return {"name": name, "type": kind, "status": 200, "size": tenths * 100}


def _line_with(code: Sequence[str], part: str) -> int:
    return next(number for number, line in enumerate(code, start=1) if part in line)


_PAGES: Mapping[str, Callable[[Draw], dict[str, str]]] = {
    "syntax": _syntax,
    "format": _format,
    "script": _script,
    "requests": _requests,
}
