"""A news feed (RSS) whose articles are not in the order of their dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.french_values import readable_date

TITLES: Mapping[str, tuple[str, ...]] = {
    "Culture": (
        "Un festival de contes sous les halles",
        "Le musée prête ses tableaux aux écoles",
        "Une fanfare cherche des trompettes",
        "La bibliothèque ouvre le dimanche",
        "Un film tourné dans le vieux quartier",
        "Des poèmes sur les murs de la gare",
    ),
    "Transports": (
        "Une nouvelle ligne de bus vers le lac",
        "Le pont fermé pour deux semaines",
        "Des abris pour les vélos à la gare",
        "Le covoiturage gagne du terrain",
        "Un bac gratuit pour traverser la rivière",
        "La rocade passe à vitesse réduite",
    ),
    "Nature": (
        "Les castors reviennent en amont",
        "Deux mille arbres plantés cet hiver",
        "Un sentier pour observer les hérons",
        "La plage nettoyée par les collégiens",
        "Des ruches sur le toit de la mairie",
        "La forêt fermée les jours de vent",
    ),
}
FIRST_DAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
SPAN = 40
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n'
    "<title>Nouvelles de la vallée</title>\n<link>https://vallee.example/</link>\n"
    "<description>L'actualité de la vallée</description>\n<language>fr</language>\n"
)


@dataclass(frozen=True, slots=True)
class Article:
    """One entry of the feed."""

    title: str
    section: str
    at: datetime

    def xml(self) -> str:
        """As an `item` of the feed."""
        return (
            f"<item>\n<title>{escape(self.title, quote=False)}</title>\n"
            f"<link>https://vallee.example/{self.at:%Y/%m/%d}</link>\n"
            f"<category>{self.section}</category>\n"
            f"<pubDate>{format_datetime(self.at)}</pubDate>\n</item>\n"
        )


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Ask for a section since a day; the first of its articles in the file is not the newest."""
    section = draw.choice(list(TITLES))
    articles = drawn_until(lambda: _articles(draw), lambda all_: _is_instructive(all_, section))
    dates = _dates(articles, section)
    since = dates[draw.integer(1, len(dates) - 2)]
    recent = [article for article in articles if article.at >= since]
    others = [article for article in articles if article.section != section]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "rubrique": section,
        "depuis_lisible": readable_date(since.date()),
        "nombre": str(sum(article.section == section for article in recent)),
        "titre": _newest(articles, section).title,
        "nombre_toutes_dates": str(len(dates)),
        "nombre_toutes_rubriques": str(len(recent)),
        "titre_premier": _first(articles, section).title,
        "titre_autre_rubrique": others[0].title,
    }
    feed = HEAD + "".join(article.xml() for article in articles) + "</channel>\n</rss>\n"
    return Variant(values=values, files={"flux.xml": feed.encode()})


def _articles(draw: Draw) -> list[Article]:
    """Some articles of each section, on days all different, shuffled."""
    titles = [(t, section) for section, all_ in TITLES.items() for t in draw.sample(all_, 5)]
    days = draw.sample(range(SPAN), len(titles))
    return draw.shuffled(
        [
            Article(title, section, FIRST_DAY + timedelta(days=day, minutes=17 * day))
            for (title, section), day in zip(titles, days, strict=True)
        ]
    )


def _is_instructive(articles: Sequence[Article], section: str) -> bool:
    """The section's first article is not its newest, and other sections have recent ones too."""
    eve = _dates(articles, section)[-2]
    has_recent_others = any(a.at > eve and a.section != section for a in articles)
    return has_recent_others and _first(articles, section) != _newest(articles, section)


def _dates(articles: Sequence[Article], section: str) -> list[datetime]:
    return sorted(article.at for article in articles if article.section == section)


def _first(articles: Sequence[Article], section: str) -> Article:
    return next(article for article in articles if article.section == section)


def _newest(articles: Sequence[Article], section: str) -> Article:
    return max((a for a in articles if a.section == section), key=lambda article: article.at)
