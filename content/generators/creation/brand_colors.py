"""A house style and what was made with it: a colour that strays, pairs readable enough."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

NAMES = ("Principale", "Seconde", "Accent", "Fond", "Texte", "Alerte")
AREAS = (
    "le fond",
    "le bandeau",
    "le titre",
    "la date",
    "le lieu",
    "le cercle",
    "le filet",
    "la mention",
)
LEAST = 4.5


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode` is `stray` (a colour of the poster is not in the style) or `contrast`."""
    return _stray(draw, options) if options["mode"] == "stray" else _contrast(draw, options)


def _color(draw: Draw) -> str:
    return "#" + "".join(f"{draw.integer(0, 255):02X}" for _ in range(3))


def luminance(color: str) -> float:
    """Relative luminance, as the accessibility guidelines define it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _stray(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Eight areas, seven in colours of the style, one in a colour hardly different."""
    palette = [_color(draw) for _ in NAMES]
    stray = _near(draw, draw.choice(palette), palette)
    place = draw.integer(0, len(AREAS) - 1)
    used = [palette[number % len(palette)] for number in range(len(AREAS))]
    used[place] = stray
    values = {
        "couleur": stray,
        "sans_diese": stray[1:],
        "zone": AREAS[place],
        "charte1": used[(place + 1) % 8],
        "charte2": used[(place + 2) % 8],
        "charte3": used[(place + 3) % 8],
    }
    rows = "\n".join(
        f"<tr><th scope='row'>{name}</th><td>{color}</td></tr>"
        for name, color in zip(NAMES, palette, strict=True)
    )
    title = f"{options['who']} : charte graphique"
    body = f"<h1>{title}</h1>\n<p>Seules ces couleurs sont permises.</p>\n<table>\n{rows}\n</table>"
    page = html_page("Charte graphique", body)
    return Variant(values, {"charte.html": page, "visuel.svg": _poster(used, options["title"])})


def _near(draw: Draw, color: str, palette: list[str]) -> str:
    def make() -> str:
        parts = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
        at = draw.integer(0, 2)
        parts[at] = min(255, max(0, parts[at] + draw.choice((-34, -21, 19, 27))))
        return "#" + "".join(f"{part:02X}" for part in parts)

    return drawn_until(make, lambda one: one not in palette)


def _poster(used: list[str], title: str) -> bytes:
    ground, band, name, date, place, disc, line, note = used
    space = 'xmlns="http://www.w3.org/2000/svg"'
    return f"""<svg {space} viewBox="0 0 420 594" width="420" height="594">
  <rect width="420" height="594" fill="{ground}"/>
  <rect y="60" width="420" height="120" fill="{band}"/>
  <text x="30" y="130" font-size="40" fill="{name}">{title}</text>
  <circle cx="210" cy="330" r="90" fill="{disc}"/>
  <text x="30" y="470" font-size="26" fill="{date}">Samedi, 14 h</text>
  <text x="30" y="510" font-size="22" fill="{place}">Salle des fêtes</text>
  <rect x="30" y="530" width="360" height="4" fill="{line}"/>
  <text x="30" y="565" font-size="14" fill="{note}">Entrée libre</text>
</svg>
""".encode()


def _contrast(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Six colours; one alone is readable both on the pale ground and under white."""
    pale = "#FFF4DC"

    def make() -> list[str]:
        return [_color(draw) for _ in range(6)]

    def is_clear(palette: list[str]) -> bool:
        seen = [min(contrast(color, pale), contrast(color, "#FFFFFF")) for color in palette]
        is_far = all(abs(one - LEAST) > 0.35 for one in seen)
        return sum(one >= LEAST for one in seen) == 1 and is_far

    palette = drawn_until(make, is_clear)
    right = next(color for color in palette if contrast(color, pale) >= LEAST)
    wrong = sorted(
        (color for color in palette if color != right), key=lambda one: -contrast(one, pale)
    )
    said = f"{contrast(right, pale):.1f}".replace(".", ",")
    values = {
        "couleur": right,
        "sans_diese": right[1:],
        "rapport": said,
        "meilleure": wrong[0],
        "rapport_meilleure": f"{contrast(wrong[0], pale):.1f}".replace(".", ","),
        "fausse1": wrong[1],
        "fausse2": wrong[-1],
        "palette": ", ".join(f"`{color}`" for color in palette),
    }
    return Variant(values)
