"""A page of pictures, one of which has no alternative text."""

from base64 import b64encode
from collections.abc import Mapping
from html import escape

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant

PLACES: Mapping[str, str] = {
    "Le vieux pont": "Un pont de pierre à trois arches au-dessus d'une rivière",
    "Le phare": "Un phare rayé de rouge et de blanc sur un rocher",
    "Le moulin": "Un moulin à vent au sommet d'une colline",
    "La halle": "Une halle de bois où sont installés des étals de fruits",
    "Le beffroi": "Une haute tour de brique ornée d'une horloge",
    "Le lavoir": "Un bassin couvert d'un toit de tuiles",
    "Le jardin des simples": "Des carrés de plantes bordés de buis",
    "La gare": "Une façade de gare aux volets verts",
    "Le théâtre": "Un escalier mène à six colonnes blanches",
    "Le canal": "Une péniche passe sous des platanes",
    "Le musée": "Une verrière au-dessus d'une cour pavée",
    "Le belvédère": "Une table d'orientation domine la vallée",
    "La fontaine": "Un bassin rond entouré de quatre dauphins de pierre",
    "Le marché": "Des auvents rayés au-dessus de cageots de légumes",
    "Le donjon": "Une tour ronde et massive sans toit",
    "La cascade": "Une chute d'eau entre deux parois couvertes de mousse",
    "L'observatoire": "Une coupole blanche sous un ciel étoilé",
    "Le kiosque": "Un petit pavillon de fer au milieu d'un parc",
    "La tuilerie": "Une longue cheminée de brique",
    "Le viaduc": "Un train traverse un pont à hautes arches",
    "La plage": "Des cabines de couleur alignées devant la mer",
}
COLORS = ("#4e8a5b", "#3f7fa6", "#b9643c", "#7a5c99", "#8a7a3f")
STYLE = """<style>
body { font: 16px sans-serif; max-width: 46rem; margin: 2rem auto; color: #1f2a37; }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
figure { margin: 0; } img { width: 100%; height: auto; }
</style>
"""


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Eight places; the fault is neither on the first nor on the last."""
    places = draw.sample(list(PLACES), 8)
    at = draw.integer(1, len(places) - 2)
    figures = [_figure(draw, place, has_alt=place != places[at]) for place in places]
    body = "<h1>Huit lieux à visiter</h1>\n<main>\n" + "\n".join(figures) + "\n</main>"
    page = html_page("Huit lieux à visiter", body, head=STYLE)
    values = {
        "lieu": places[at],
        "court": places[at].replace("'", " ").split(" ", maxsplit=1)[1],
        "avant": places[at - 1],
        "apres": places[at + 1],
        "premier": places[0] if at > 1 else places[-1],
    }
    return Variant(values=values, files={"visites.html": page})


def _figure(draw: Draw, place: str, *, has_alt: bool) -> str:
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 5"><path fill="#cfe6f7" '
        f'd="M0 0h8v5H0z"/><path fill="{draw.choice(COLORS)}" d="M0 5L{draw.integer(2, 6)} '
        f'{draw.integer(1, 3)}L8 5"/></svg>'
    )
    source = "data:image/svg+xml;base64," + b64encode(drawing.encode()).decode()
    alt = f' alt="{escape(PLACES[place])}"' if has_alt else ""
    image = f'<img src="{source}"{alt} width="320" height="200">'
    return f"<figure>\n{image}\n<figcaption>{escape(place)}</figcaption>\n</figure>"
