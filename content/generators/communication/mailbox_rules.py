"""A mailbox and three sorting rules to apply by hand, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.mailbox import Message, numbered, person

_DOMAINS = ("atelier-sud.example", "scierie-neuve.example", "laboclair.example", "portbleu.example")
_WORDS = ("planning", "budget", "contrat", "devis")
_KEPT_WORDS = ("urgent", "réponse attendue", "à signer")
_PLAIN_SUBJECTS = ("Bonne nouvelle", "Cantine", "Nouvelle adresse", "Visite de jeudi", "Horaires")
_TO_MOVE, _TO_LEAVE = (1, 2, 4, 5, 7), (3, 6)


@dataclass(frozen=True)
class _Rules:
    """What the three rules look for."""

    domain: str
    word: str
    kept_word: str

    def folder(self, address: str, subject: str, text: str) -> str:
        """Where a message goes; "" when it stays in the inbox."""
        is_ours, has_word = address.endswith(self.domain), self.word in subject.lower()
        if has_word:
            return "travail" if is_ours else "divers"
        return "archives" if is_ours and self.kept_word not in text.lower() else ""


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Five messages that the rules move and two that they leave, at the same places for all."""
    rules = _Rules(f"@{draw.choice(_DOMAINS)}", draw.choice(_WORDS), draw.choice(_KEPT_WORDS))
    moved, left = draw.shuffled(_moved(draw, rules)), draw.shuffled(_left(draw, rules))
    mails = dict(zip((*_TO_MOVE, *_TO_LEAVE), (*moved, *left), strict=True))
    messages = [mails[number] for number in sorted(mails)]
    values = {"domaine": rules.domain, "mot1": rules.word, "mot2": rules.kept_word}
    for number, mail in mails.items():
        folder = rules.folder(mail.address, mail.subject, mail.text)
        if bool(folder) != (number in _TO_MOVE):
            raise ValueError(f"m{number} would go to {folder or 'no folder'}")
        values |= {f"dossier{number}": folder} if folder else {}
    return Variant(values | numbered(messages))


def _moved(draw: Draw, rules: _Rules) -> list[Message]:
    """One or two messages for each rule."""
    ours, word = rules.domain[1:], rules.word
    first, second = draw.sample(_PLAIN_SUBJECTS, 2)
    extra_host = draw.choice((ours, "courrier.example"))
    return [
        _message(draw, ours, f"Le {word} de mai", f"État : {rules.kept_word}. Merci de relire."),
        _message(draw, "courrier.example", f"{word.title()} des vacances", "Qu'en pensez-vous ?"),
        _message(draw, ours, first, "Pour information."),
        _message(draw, extra_host, f"Re : {word}", "Bien reçu, merci."),
        _message(draw, ours, second, f"Au sujet du {word} : rien de nouveau."),
    ]


def _left(draw: Draw, rules: _Rules) -> list[Message]:
    """One that the third rule spares, one from a domain that only looks alike."""
    ours = rules.domain[1:]
    return [
        _message(draw, ours, "Document joint", f"Ci-joint un document ({rules.kept_word})."),
        _message(draw, f"info-{ours}", "Promotion", "Nos offres de la semaine."),
    ]


def _message(draw: Draw, host: str, *texts: str) -> Message:
    subject, text = texts
    return Message(*person(draw, host=host), subject, text, order=draw.integer(0, 40))
