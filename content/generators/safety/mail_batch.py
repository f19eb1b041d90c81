"""An archive of mails with the results of their authentication; one is forged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from content.compiler.files import FIXED_DATE, eml, zip_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

DOMAINS = ("valmont-logement.example", "regie-valmont.example", "parc-habitat.example")
CALM = "Bonjour,\n\nVotre dossier {file} a bien été mis à jour.\n\nLe service du logement\n"
PRESSING = (
    "Bonjour,\n\nURGENT : sans réponse sous 24 heures, votre dossier {file} sera clos.\n"
    "Rendez-vous à l'accueil avec vos justificatifs.\n\nLe service du logement\n"
)
ORDINARY = 4


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail of the archive: its file number, its tone, and what the checks say."""

    file: str
    text: str
    server: str
    spf: str = "pass"
    dkim: str = "pass"
    dmarc: str = "pass"


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """One forged, one forwarded (SPF fails, DMARC passes), one pressing but true, others calm."""
    domain = draw.choice(DOMAINS)
    server, foreign = f"smtp.{domain}", f"relais{draw.integer(2, 99)}.envois-groupes.example"
    numbers = [f"VL-{number}" for number in draw.sample(range(1000, 10_000), 3 + ORDINARY)]
    forged = Mail(numbers[0], CALM, foreign, spf="fail", dkim="none", dmarc="fail")
    forwarded = Mail(numbers[1], CALM, "redirection.courrier.example", spf="fail")
    pressing = Mail(numbers[2], PRESSING, server)
    ordinary = [Mail(number, CALM, server) for number in numbers[3:]]
    mails = draw.shuffled([forged, forwarded, pressing, *ordinary])
    files = {
        f"courriel-{rank}.eml": _written(mail, domain, rank) for rank, mail in enumerate(mails, 1)
    }
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "nombre": str(len(mails)),
        "domaine": domain,
        "dossier": forged.file,
        "dossier_chiffres": forged.file.removeprefix("VL-"),
        "dossier_transfere": forwarded.file,
        "dossier_presse": pressing.file,
        "dossier_ordinaire": ordinary[0].file,
    }
    return Variant(values=values, files={"courriels.zip": zip_file(files)})


def _written(mail: Mail, domain: str, rank: int) -> bytes:
    date = FIXED_DATE + timedelta(days=2 * rank, minutes=37 * rank)
    results = (
        f"courrier.example; spf={mail.spf} smtp.mailfrom={domain};"
        f" dkim={mail.dkim} header.d={domain}; dmarc={mail.dmarc} header.from={domain}"
    )
    headers = {
        "Authentication-Results": results,
        "Received": f"from {mail.server} by courrier.example; {date:%a, %d %b %Y %H:%M:%S} +0000",
        "From": f"Service du logement <contact@{domain}>",
        "To": "moi@courrier.example",
        "Subject": f"Votre dossier {mail.file}",
        "Message-ID": f"<{mail.file.lower()}@{mail.server}>",
    }
    return eml(headers, mail.text.format(file=mail.file), date=date)
