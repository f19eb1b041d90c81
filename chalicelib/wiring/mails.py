"""Joins letters and the outbox to their adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.adapters.dynamo.invitations import DynamoInvitations
from chalicelib.adapters.dynamo.organizations import DynamoOrganizations
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.adapters.dynamo.throttles import DynamoDeliveries
from chalicelib.adapters.ses import SesMailer
from chalicelib.adapters.templates import MailTemplates
from chalicelib.core.events import QueueName
from chalicelib.services import mails
from chalicelib.settings import settings
from chalicelib.wiring import queues as queues_wiring


@cache
def outbox_doors(name: QueueName) -> mails.OutboxDoors:
    """What leaving the outbox of a queue needs."""
    return mails.OutboxDoors(outbox=DynamoOutbox(name), queue=queues_wiring.queue(name))


@cache
def mail_doors() -> mails.MailDoors:
    """What writing letters needs."""
    return mails.MailDoors(
        accounts=DynamoAccounts(),
        tokens=wiring.tokens(),
        letters=MailTemplates(settings().service_name),
        mailer=SesMailer(settings().mail_sender, region=settings().region),
        deliveries=DynamoDeliveries(),
        site_origin=settings().site_origin,
        invitations=DynamoInvitations(),
        organizations=DynamoOrganizations(),
    )
