"""Texts to correct, replace in, clean or count, with the word processor."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.word_parts import TOPICS, as_json, numbered_ids, with_ids

_SLIPS = (
    ("mecredi", "mercredi"),
    ("acceuil", "accueil"),
    ("bibliotèque", "bibliothèque"),
    ("renseignemnt", "renseignement"),
    ("adhérant", "adhérent"),
    ("formulairre", "formulaire"),
    ("parkinng", "parking"),
    ("dévellopper", "développer"),
)
_PHRASES = (
    "Le mot {mot} figure sur le panneau.",
    "On lit {mot} sur la porte.",
    "Cherchez {mot} dans la liste.",
    "La rubrique {mot} est en page deux.",
    "Voyez {mot} sur le plan.",
    "L'affiche indique {mot} en grand.",
)
_WORDS = {
    "port": (
        ("port", "quai"),
        ("porte", "transport", "apport"),
        (
            "La fête du port commence tôt.",
            "Le port reste éclairé.",
            "Une barque quitte le port.",
            "La porte du hangar est bleue.",
            "Le transport est gratuit.",
            "Chaque apport est pesé.",
            "Le vieux port est fermé.",
            "On dîne sur le port.",
            "Le port accueille dix voiliers.",
        ),
    ),
    "rue": (
        ("rue", "allée"),
        ("verrue", "charrue", "morue"),
        (
            "La rue sera fermée à midi.",
            "Une rue relie les places.",
            "Le marché occupe la rue.",
            "La charrue est au musée.",
            "Une verrue se soigne bien.",
            "La morue se mange salée.",
            "La rue basse est pavée.",
            "On repeint la rue.",
            "Aucune rue ne sera coupée.",
        ),
    ),
    "car": (
        ("car", "bus"),
        ("carnet", "carte", "écart"),
        (
            "Le car part à neuf heures.",
            "Un car attend devant la mairie.",
            "Prenez le car du matin.",
            "La carte se lit à l'envers.",
            "Le carnet est dans le sac.",
            "Un écart est possible.",
            "Le car compte des places larges.",
            "Chaque car porte un numéro.",
            "Le dernier car est complet.",
        ),
    ),
}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: correct, rename, whole, clean, count or signs."""
    modes = {"correct": _correct, "rename": _rename, "whole": _whole}
    modes |= {"clean": _clean, "count": _count, "signs": _signs}
    return modes[options["mode"]](draw, options)


def _sentences(draw: Draw, topic: str, count: int) -> list[str]:
    return draw.sample([one for part in TOPICS[topic].sections for one in part.sentences], count)


def _correct(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A word written wrong once and right several times."""
    wrong, right = draw.choice(_SLIPS)
    rights = draw.integer(1, 4)
    phrases = draw.sample(_PHRASES, rights + 1)
    lines = [{"text": phrase.replace("{mot}", right)} for phrase in phrases[1:]]
    lines += [{"text": text} for text in _sentences(draw, options["topic"], 4)]
    lines.append({"text": phrases[0].replace("{mot}", wrong)})
    paragraphs = with_ids(draw.shuffled(lines), numbered_ids(draw, len(lines)))
    target = next(one["id"] for one in paragraphs if wrong in one["text"])
    other = next(one["id"] for one in paragraphs if wrong not in one["text"])
    values = {
        "faux": wrong,
        "juste": right,
        "fois": str(rights + 1),
        "avant": str(rights),
        "autre": other,
        "change": target,
        "watch_json": _watch([wrong, right]),
        "paragraphs_json": as_json(paragraphs),
    }
    return Variant(values)


def _watch(texts: list[str]) -> str:
    listed = ",".join(f'{{"id":"w{n}","text":"{text}"}}' for n, text in enumerate(texts, 1))
    return f"[{listed}]"


def _in_order(paragraphs: list[dict[str, Any]], changed: list[str]) -> str:
    return ",".join(one["id"] for one in paragraphs if one["id"] in changed)


def _rename(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A first name to replace everywhere."""
    old, new = draw.sample([name for name in FIRST_NAMES if len(name) > 3], 2)
    acts = (
        f"{old} tient la caisse.",
        f"Appelez {old} avant midi.",
        f"La clé est chez {old}.",
        f"{old} et {old[0]}. font équipe.",
        f"Le camion revient à {old}.",
        f"Merci à {old} !",
    )
    count = draw.integer(3, 6)
    lines = [{"text": text} for text in draw.sample(acts, count)]
    lines += [{"text": text} for text in _sentences(draw, options["topic"], 5)]
    paragraphs = with_ids(draw.shuffled(lines), numbered_ids(draw, len(lines)))
    touched = [one["id"] for one in paragraphs if old in one["text"]]
    values = {
        "ancien": old,
        "nouveau": new,
        "fois": str(count),
        "moins_une": str(count - 1),
        "changes": _in_order(paragraphs, touched),
        "sauf_un": _in_order(paragraphs, touched[1:]),
        "watch_json": _watch([old, new]),
        "paragraphs_json": as_json(paragraphs),
    }
    return Variant(values)


def _whole(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A short word to replace, hidden in longer ones."""
    (old, new), longer, phrases = _WORDS[options["word"]]
    plain = [one for one in phrases if not any(word in one.lower() for word in longer)]
    traps = [one for one in phrases if one not in plain]
    kept = draw.sample(plain, draw.integer(4, 6))
    lines = [{"text": text} for text in [*kept, *traps, *_sentences(draw, "library", 2)]]
    paragraphs = with_ids(draw.shuffled(lines), numbered_ids(draw, len(lines)))
    touched = [one["id"] for one in paragraphs if one["text"] in kept]
    greedy = [one["id"] for one in paragraphs if one["text"] in [*kept, *traps]]
    values = {
        "ancien": old,
        "nouveau": new,
        "pieges": " », « ".join(longer),
        "restants": str(len(traps)),
        "fois": str(len(kept)),
        "tout": str(len(kept) + len(traps)),
        "changes": _in_order(paragraphs, touched),
        "trop": _in_order(paragraphs, greedy),
        "watch_json": _watch([old, new]),
        "paragraphs_json": as_json(paragraphs),
    }
    return Variant(values)


def _clean(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A pasted text with runs of two to four spaces, and spaces before commas or full stops."""
    texts = _sentences(draw, options["topic"], 9)
    faults = draw.sample(range(9), 5)
    lines = []
    for index, text in enumerate(texts):
        if index in faults:
            words = text.split(" ")
            gap = draw.integer(0, len(words) - 2)
            words[gap] += " " * draw.integer(1, 3)
            text = " ".join(words)  # noqa: PLW2901 - the sentence as it was pasted
        lines.append({"text": text})
    ids = numbered_ids(draw, 9)
    paragraphs = with_ids(lines, ids)
    touched = [one["id"] for one in paragraphs if "  " in one["text"]]
    long = [one["id"] for one in paragraphs if "   " in one["text"]]
    if not 1 <= len(long) <= 4:
        return _clean(draw, options)
    spaces = sum(text.count(" ") for text in texts)
    values = {
        "changes": _in_order(paragraphs, touched),
        "une_passe": _in_order(paragraphs, [i for i in touched if i not in long]),
        "sauf_un": _in_order(paragraphs, touched[1:]),
        "espaces": str(spaces),
        "moins": str(spaces - 5),
        "lignes": str(len(touched)),
        "watch_json": _watch(["  ", " "]),
        "paragraphs_json": as_json(paragraphs),
    }
    return Variant(values)


def _count(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A text to be measured against a limit of words."""
    title = TOPICS[options["topic"]].title
    texts = _sentences(draw, options["topic"], draw.integer(6, 11))
    lines = [{"style": "title", "text": title}, *({"text": text} for text in texts)]
    words = sum(len(str(line["text"]).split()) for line in lines)
    signs = sum(len(str(line["text"])) for line in lines)
    limit = words - draw.integer(4, 15)
    values = {
        "mots": str(words),
        "limite": str(limit),
        "trop": str(words - limit),
        "signes": str(signs),
        "paragraphes": str(len(lines)),
        "sans_titre": str(words - len(title.split()) - limit),
        "paragraphs_json": as_json(with_ids(lines, numbered_ids(draw, len(lines)))),
    }
    return Variant(values)


def _signs(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Hidden signs to count: doubled spaces, line breaks inside paragraphs."""
    texts = _sentences(draw, options["topic"], 8)
    doubles, breaks = drawn_until(
        lambda: (draw.integer(2, 7), draw.integer(2, 7)), lambda pair: pair[0] != pair[1]
    )
    for index in draw.sample(range(8), doubles):
        words = texts[index].split(" ")
        gap = draw.integer(0, len(words) - 2)
        texts[index] = " ".join(words[: gap + 1]) + "  " + " ".join(words[gap + 1 :])
    for index in draw.sample(range(8), breaks):
        head, _, tail = texts[index].rpartition(" ")
        texts[index] = f"{head}\n{tail}"
    values = {
        "doubles": str(doubles),
        "sauts": str(breaks),
        "somme": str(doubles + breaks),
        "paragraphes": "8",
        "paragraphs_json": as_json(
            with_ids([{"text": text} for text in texts], numbered_ids(draw, 8))
        ),
    }
    return Variant(values)
