"""Small web pages to read and to change, other ones for each learner."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import DAYS, FIRST_NAMES, TOWNS, decimals, drawn_until

_OUTINGS = ("Observation des oiseaux", "Mare et libellules", "Champignons", "Nuit des étoiles",
    "Herbier", "Traces d'animaux", "Jardin sauvage")  # fmt: skip
_DISHES = ("Soupe de potiron", "Gratin de blettes", "Chili aux haricots", "Tarte aux poireaux",
    "Riz aux lentilles", "Omelette aux herbes", "Salade de fenouil")  # fmt: skip
_HOURS = ("9 h", "10 h", "11 h", "14 h", "15 h", "16 h")
_ACTIVITIES = (
    "Yoga", "Judo", "Chorale", "Échecs", "Théâtre", "Danse", "Escalade", "Tricot", "Cirque",
    "Piano",
)  # fmt: skip
_COLOURS = ("#7a1f3d", "#0b5c4a", "#2d4a8a", "#6b3f00", "#5b2a86", "#8a2d0b", "#1f5f7a", "#3d5a00")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The page named by the option `ask`."""
    return Variant(_PAGES[str(options["ask"])](draw))


def _page(title: str, body: Sequence[str], *, head: Sequence[str] = ()) -> list[str]:
    top = ["<!doctype html>", '<html lang="fr">', "<head>", f"  <title>{title}</title>"]
    return [*top, *head, "</head>", "<body>", *(f"  {line}" for line in body), "</body>", "</html>"]


def _line(lines: Sequence[str], part: str) -> str:
    """The number of the only line that holds this."""
    (found,) = [number for number, line in enumerate(lines, start=1) if part in line]
    return str(found)


def _contact(draw: Draw) -> dict[str, str]:
    """A meeting moves, and an address changes in sight and in its link."""
    names = draw.sample(_OUTINGS, 5)
    when = [f"{draw.choice(DAYS)} {draw.choice(_HOURS)}" for _ in names]
    moved = draw.integer(0, 4)
    new = drawn_until(
        lambda: f"{draw.choice(('samedi', 'dimanche'))} {draw.choice(_HOURS)}",
        lambda made: made not in when,
    )
    town = draw.choice(TOWNS)
    old_mail, new_mail = (f"{name.lower()}@nature.test" for name in draw.sample(_PLAIN, 2))
    lines = _page(
        f"Club nature de {town}",
        [
            f"<h1>Club nature de {town}</h1>",
            "<h2>Nos rendez-vous</h2>",
            "<ul>",
            *(f"  <li>{name} : {at}</li>" for name, at in zip(names, when, strict=True)),
            "</ul>",
            "<h2>Inscription</h2>",
            "<p>Écrivez-nous avant le vendredi :</p>",
            f'<a href="mailto:{old_mail}">{old_mail}</a>',
        ],
    )
    return {
        "page": "\n".join(lines),
        "sortie": names[moved],
        "avant": f"{names[moved]} : {when[moved]}",
        "apres": f"{names[moved]} : {new}",
        "ancien": old_mail,
        "nouveau": new_mail,
        "l1": _line(lines, f"{names[moved]} :"),
        "l2": _line(lines, "mailto:"),
        "l3": _line(lines, f"{names[(moved + 1) % 5]} :"),
    }


_PLAIN = tuple(name for name in FIRST_NAMES if name.isascii())


def _menu(draw: Draw) -> dict[str, str]:
    """A picture far too wide, and a price that changes."""
    dishes = draw.sample(_DISHES, 4)
    cents = draw.sample(range(310, 890, 10), 5)
    wide, narrow = draw.choice((1200, 1600, 1800, 2400)), draw.choice((180, 200, 220, 240, 260))
    at, priced = draw.sample(range(4), 2)
    body = ["<h1>La cantine du quai</h1>"]
    for index, dish in enumerate(dishes):
        width = wide if index == at else draw.choice((280, 300, 320))
        body += [
            f"<h2>{dish}</h2>",
            f'<img src="photo-{index + 1}.jpg" alt="Assiette : {dish}" width="{width}">',
            f'<p class="prix">{decimals(cents[index])} €</p>',
        ]
    lines = _page("La cantine du quai", body)
    return {
        "page": "\n".join(lines),
        "plat_photo": dishes[at],
        "plat_prix": dishes[priced],
        "large": str(wide),
        "largeur": str(narrow),
        "prix": f"{decimals(cents[4])} €",
        "ancien_prix": f"{decimals(cents[priced])} €",
        "l1": _line(lines, f"photo-{at + 1}.jpg"),
        "l2": str(int(_line(lines, f"photo-{priced + 1}.jpg")) + 1),
        "l3": str(int(_line(lines, f"photo-{at + 1}.jpg")) + 1),
    }


def _style(draw: Draw) -> dict[str, str]:
    """Two of the rules of a style sheet are to be changed; which ones is read in the page."""
    names = draw.sample(("quand", "tarif", "lieu"), 3)
    sizes = draw.sample(range(16, 31), 4)
    css = _sheet(draw, names, sizes)
    new = drawn_until(
        lambda: "#" + "".join(draw.choice("0123456789abcdef") for _ in range(6)),
        lambda made: made not in _COLOURS,
    )
    head = ['  <link rel="stylesheet" href="style.css">']
    return {
        "page": "\n".join(_page("Ateliers", _workshops(draw), head=head)),
        "css": "\n".join(css),
        "choses": {"quand": "dates", "tarif": "tarifs", "lieu": "lieux"}[names[0]],
        "classe": names[0],
        "couleur": new,
        "taille": str(sizes[3]),
        "ancienne_taille": str(sizes[1]),
        "l1": str(css.index(f".{names[0]} {{") + 2),
        "l2": str(css.index("h2 {") + 3),
        "l3": str(css.index(f".{names[1]} {{") + 2),
    }


def _sheet(draw: Draw, names: Sequence[str], sizes: Sequence[int]) -> list[str]:
    """The lines of a style sheet, its rules in any order."""
    old = draw.sample(_COLOURS, 6)
    rules = {
        "h1": [f"color: {old[0]};", f"font-size: {sizes[0] + 14}px;"],
        "h2": [f"color: {old[1]};", f"font-size: {sizes[1]}px;"],
        **{f".{n}": [f"color: {old[i]};", "font-weight: bold;"] for i, n in enumerate(names, 2)},
        "footer": [f"color: {old[5]};", f"font-size: {sizes[2]}px;"],
    }
    return [
        line
        for name in draw.shuffled(list(rules))
        for line in (f"{name} {{", *(f"  {one}" for one in rules[name]), "}")
    ]


def _workshops(draw: Draw) -> list[str]:
    body = ["<h1>Les ateliers du soir</h1>"]
    for title in draw.sample(("Poterie", "Couture", "Reliure", "Vannerie", "Gravure"), 2):
        body += [
            f"<h2>{title}</h2>",
            f'<p class="quand">{draw.choice(DAYS)} {draw.choice(_HOURS)}</p>',
            f'<p class="lieu">Salle {draw.integer(1, 9)}</p>',
            f'<p class="tarif">{draw.integer(4, 15)} €</p>',
        ]
    return [*body, "<footer>Maison de quartier</footer>"]


def _selector(draw: Draw) -> dict[str, str]:
    """Two lists whose items bear classes; a selector reaches some of them only."""
    lists = draw.sample(("libre", "complet", "attente"), 2)
    marks = draw.sample(("soir", "matin", "enfant"), 2)
    lines = _activities(draw, lists, marks)
    groups: dict[str, list[str]] = {"right": [], "elsewhere": [], "unmarked": []}
    inside = ""
    for number, line in enumerate(lines, start=1):
        inside = line if "<ul" in line else inside
        is_here = f'"{lists[0]}"' in inside
        if "<li" not in line or not (is_here or marks[0] in line):
            continue
        kind = "elsewhere" if not is_here else "right" if marks[0] in line else "unmarked"
        groups[kind].append(f"p{number}")
    right = groups["right"]
    return {
        "page": "\n".join(lines),
        "regle": f"ul.{lists[0]} li.{marks[0]}",
        "liste": lists[0],
        "marque": marks[0],
        "combien": str(len(right)),
        "choisies": ",".join(sorted(right)),
        "partout": ",".join(sorted(right + groups["elsewhere"])),
        "toute_la_liste": ",".join(sorted(right + groups["unmarked"])),
        "ailleurs": ",".join(sorted(groups["elsewhere"])),
        "paragraphe": ",".join(sorted([*right, f"p{_line(lines, '<p class')}"])),
    }


def _activities(draw: Draw, lists: Sequence[str], marks: Sequence[str]) -> list[str]:
    """Five items a list: two of each mark, and one that bears one or both."""
    names = draw.shuffled(_ACTIVITIES)
    news = ("Nouveau : l'escalade.", "Gymnase fermé le lundi.", "Tarif réduit pour tous.")
    body = ["<h1>Activités</h1>"]
    body += [f"<p>{one}</p>" for one in draw.sample(news, draw.integer(0, 3))]
    for group in lists:
        body += [f"<h2>{group.capitalize()}</h2>", f'<ul class="{group}">']
        last = draw.choice([*marks, f"{marks[0]} {marks[1]}"])
        kinds = draw.shuffled([marks[0], marks[0], marks[1], marks[1], last])
        body += [f'  <li class="{kind}">{names.pop()}</li>' for kind in kinds]
        body.append("</ul>")
    body.append(f'<p class="{marks[0]}">Renseignements à l\'accueil.</p>')
    return _page("Activités", body)


_PAGES: Mapping[str, Callable[[Draw], dict[str, Any]]] = {
    "contact": _contact,
    "menu": _menu,
    "style": _style,
    "selector": _selector,
}
