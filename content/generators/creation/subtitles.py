"""Subtitles of a prize-giving: find when a winner is named."""

from collections.abc import Mapping

from content.compiler.variants import Draw, Variant

PRIZES = ("du public", "de l'innovation", "de la solidarité", "du premier roman", "du jury")
WINNERS = (
    "Nour Benali", "Hugo Martel", "Sofia Kone", "Tao Nguyen", "Adèle Vidal", "Rachid Perrin",
    "Lina Castel", "Paul Okafor",
)  # fmt: skip
FILLERS = (
    "Bonsoir à toutes et à tous, et merci d'être là.",
    "Cette année, quarante-deux projets ont été déposés.",
    "Le choix a été difficile, croyez-le bien.",
    "Applaudissements.",
    "Musique.",
    "Je remercie les bénévoles qui ont préparé la salle.",
    "Nous accueillons maintenant nos partenaires.",
    "Un mot, peut-être, sur votre projet ?",
    "Il est né dans notre quartier, il y a deux ans.",
    "Merci, merci beaucoup, je suis très émue.",
    "Restez avec nous pour la suite de la soirée.",
    "Un rafraîchissement vous attend dans le hall.",
)


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Two prizes, each announced once, then given; the question is about one of them."""
    prize, other = draw.sample(PRIZES, 2)
    winner, other_winner = draw.sample(WINNERS, 2)
    announced = f"Le prix {prize} sera remis un peu plus tard."
    named = f"Et le prix {prize} revient à {winner} !"
    named_other = f"Et le prix {other} revient à {other_winner} !"
    lines = draw.sample(FILLERS, 10)
    for text in (named, announced):
        lines.insert(draw.integer(4, 8) if text == named else draw.integer(1, 3), text)
    lines.insert(draw.choice([2, len(lines)]), named_other)
    times = _times(draw, len(lines))
    at = {text: times[lines.index(text)] for text in (named, announced, named_other)}
    values = {"prix": prize, "phrase": named} | _parts("", at[named][0])
    values |= _parts("_fin", at[named][1]) | _parts("_annonce", at[announced][0])
    values |= _parts("_autre", at[named_other][0])
    return Variant(values=values, files={"ceremonie.vtt": _vtt(lines, times)})


def _times(draw: Draw, count: int) -> list[tuple[int, int]]:
    """Starts and ends in seconds, at least a minute after zero, with silences between."""
    times = []
    now = draw.integer(62, 95)
    for _ in range(count):
        end = now + draw.integer(3, 6)
        times.append((now, end))
        now = end + draw.integer(4, 55)
    return times


def _parts(suffix: str, seconds: int) -> dict[str, str]:
    return {f"minutes{suffix}": str(seconds // 60), f"secondes{suffix}": str(seconds % 60)}


def _vtt(lines: list[str], times: list[tuple[int, int]]) -> bytes:
    cues = [
        f"{_clock(start)} --> {_clock(end)}\n{line}\n"
        for (start, end), line in zip(times, lines, strict=True)
    ]
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def _clock(seconds: int) -> str:
    return f"00:{seconds // 60:02}:{seconds % 60:02}.000"
