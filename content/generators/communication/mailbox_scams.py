"""A mailbox where two messages are scams, among others that only look worrying or clumsy."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from content.compiler.variants import Draw, Variant
from content.generators.mailbox import Message, numbered, person

_COMPANY = "atelier-nord.example"


class _Mail(NamedTuple):
    """A message before it has a place in the box; `why` is filled for a scam."""

    name: str
    address: str
    subject: str
    text: str
    link: str
    url: str
    why: str = ""


_BANK_SCAMS = (
    _Mail(
        "Banque du Val", "conseiller@banqueduval.example.verif-compte.test",
        "Confirmez votre numéro de téléphone",
        "Madame, Monsieur, afin de maintenir votre accès, merci de confirmer vos coordonnées.",
        "Accéder à mon espace", "https://banqueduval.example.verif-compte.test/espace",
        "« Confirmez votre numéro de téléphone » : le domaine est verif-compte.test, et non "
        "banqueduval.example, qui n'y figure que pour rassurer.",
    ),
    _Mail(
        "Banque du Val", "service@banque-du-val.test", "Votre carte arrive à échéance",
        "Bonjour, votre nouvelle carte est prête. Validez votre adresse pour la recevoir.",
        "banqueduval.example/ma-carte", "https://banque-du-val.test/ma-carte",
        "« Votre carte arrive à échéance » : le lien affiche banqueduval.example mais mène à "
        "banque-du-val.test, un tout autre site.",
    ),
)  # fmt: skip
_OTHER_SCAMS = (
    _Mail(
        "Colis Clair", "suivi@colisclair-livraison.test", "Votre colis est en attente",
        "Il reste 1,95 € de frais à régler pour que votre colis vous soit remis.",
        "Régler les frais", "https://colisclair-livraison.test/frais",
        "« Votre colis est en attente » : ni l'adresse ni le lien n'appartiennent à "
        "colisclair.example, et le message réclame un paiement.",
    ),
    _Mail(
        "Colis Clair", "info@colisclair.example", "Adresse incomplète",
        "Votre adresse est incomplète. Merci de la compléter et de confirmer votre carte.",
        "colisclair.example/adresse", "https://colisclair.example-suivi.test/adresse",
        "« Adresse incomplète » : l'adresse de l'expéditeur est copiée, mais le lien mène à "
        "example-suivi.test. L'adresse d'un expéditeur peut être falsifiée.",
    ),
)  # fmt: skip
_GENUINE = (
    _Mail(
        "Banque du Val", "alerte@banqueduval.example", "URGENT : découvert sur votre compte",
        "Votre compte est à découvert. Connectez-vous à votre espace comme d'habitude.",
        "banqueduval.example", "https://www.banqueduval.example/",
    ),
    _Mail(
        "Colis Clair", "suivi@colisclair.example", "Votre colis est en route",
        "Votre colis sera livré demain avant midi. Aucune démarche n'est nécessaire.",
        "Suivre mon colis", "https://suivi.colisclair.example/colis",
    ),
    _Mail(
        "Médiathèque", "retards@mediatheque-valmont.example", "Dernier rappel avant pénalité",
        "Un livre emprunté à votre nom devait être rendu la semaine dernière.",
        "Voir mes prêts", "https://mediatheque-valmont.example/prets",
    ),
    _Mail(
        "Mairie de Valmont", "infos@mairie-valmont.example", "Coupure d'eau jeudi",
        "L'eau sera coupée jeudi de 9 h à midi dans votre rue. Merci de votre compréhension.",
        "Rues concernées", "https://mairie-valmont.example/travaux",
    ),
    _Mail(
        "Banque du Val", "lettre@banqueduval.example", "Se protéger des fraudes",
        "Rappel : nous ne vous demanderons jamais vos codes, ni par message, ni par téléphone.",
        "Nos conseils", "https://banqueduval.example/conseils",
    ),
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Nine messages: two scams, five genuine ones of firms, one of a colleague, one of a friend."""
    scams = [draw.choice(_BANK_SCAMS), draw.choice(_OTHER_SCAMS)]
    colleague = person(draw, host=_COMPANY)
    mails = draw.shuffled([*scams, *_GENUINE, _from_colleague(colleague), _from_friend(draw)])
    ids = {mail: f"m{number}" for number, mail in enumerate(mails, start=1)}
    found = sorted(ids[scam] for scam in scams)
    values = {
        "collegue": colleague[0],
        "adresse_collegue": colleague[1],
        "faux": ",".join(found),
        "faux_seul": found[0],
        "faux_et_vrai": ",".join(sorted([ids[scams[0]], ids[_GENUINE[0]]])),
        "inquietants": ",".join(sorted([ids[_GENUINE[0]], ids[_GENUINE[2]]])),
        "raison1": scams[0].why,
        "raison2": scams[1].why,
    }
    return Variant(values | numbered(_messages(draw, mails)))


def _from_colleague(colleague: tuple[str, str]) -> _Mail:
    text = "slt, g deposé le compte rendu au propre sur l'espace commun, tu relis stp ?"
    return _Mail(*colleague, "cr reunion", text, "Compte rendu", f"https://{_COMPANY}/cr")


def _from_friend(draw: Draw) -> _Mail:
    text = "Voici enfin les photos de dimanche. Celle du pont est très réussie !"
    url = "https://photos.courrier.example/dimanche"
    return _Mail(*person(draw, host="courrier.example"), "Photos", text, "Les photos", url)


def _messages(draw: Draw, mails: Sequence[_Mail]) -> list[Message]:
    places = draw.shuffled(range(len(mails)))
    return [
        Message(mail.name, mail.address, mail.subject, mail.text, place, mail.link, mail.url)
        for place, mail in zip(places, mails, strict=True)
    ]
