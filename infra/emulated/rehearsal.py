"""A whole deployment in the emulated AWS: secrets, the three stacks, content, addresses."""

import json
import secrets
from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from chalicelib.settings import Deployment, Settings
from infra.emulated.cloud import ACCOUNT_ID, Cloud
from infra.emulated.deploy import CODE_BUCKET, Deployed, deploy, upload_code
from infra.emulated.transform import Ground, emulated
from infra.local.releases import Bucket, publish
from infra.local.seals import seal_file
from infra.package.build import unpacked

SITE_DOMAIN = "sextant.test"
SITE_ORIGIN = f"https://{SITE_DOMAIN}"
ORDER: tuple[Deployment, ...] = ("exam", "partner", "office")
"""The office last: its distribution is told where the other two are."""
WITH_ITS_LAYER: Deployment = "exam"
"""Its function finds its packages in the layer that is attached to it, as on AWS."""


class Rehearsal:
    """What an operator's first deployment makes, on one machine; nothing is kept when it stops."""

    def __init__(self, folder: Path, *, port: int, package: Path) -> None:
        self.cloud = Cloud(folder, port)
        self._folder = folder
        self._package = package
        self._stacks: dict[Deployment, Deployed] = {}

    @property
    def stage(self) -> str:
        """The stage that was packaged."""
        return str(self._template("office")["Parameters"]["Stage"]["Default"])

    def start(self, content: Path) -> None:
        """Deploy everything and publish the newest release of a folder; raises what went wrong."""
        self.cloud.start()
        self._make_secrets()
        sender = parseaddr(Settings().mail_sender)[1]
        self.cloud.client("ses").verify_email_identity(EmailAddress=sender)
        upload_code(self.cloud, self._package)
        for name in ORDER:
            template = emulated(self._template(name), self._ground(name))
            self._stacks[name] = deploy(
                self.cloud,
                template,
                name=f"pix-{self.stage}-{name}",
                parameters={
                    one: value
                    for one, value in self._parameters().items()
                    if one in template["Parameters"]
                },
            )
        settings = Settings(stage=self.stage, account_id=ACCOUNT_ID)
        publish(content, Bucket(self.cloud.client("s3"), settings.bucket_name("content")))

    def stop(self) -> None:
        """Keep what the functions wrote, and stop everything."""
        try:
            if self._stacks:
                lines = [f"{name}: {line}" for name, line in self.logs()]
                (self._folder / "logs" / "functions.log").write_text("\n".join(lines), "utf-8")
        finally:
            self.cloud.stop()

    def locate(self, path: str) -> str:
        """The whole address of a path of the site, by the rules of the distribution."""
        return self.address(self._origin(path), path)

    def address(self, deployment: Deployment, path: str) -> str:
        """The whole address of a path of a deployment's own API."""
        stack = self._stacks[deployment]
        stage = stack.outputs["EndpointURL"].rstrip("/").rsplit("/", 1)[-1]
        api = f"{self.cloud.address}/restapis/{stack.outputs['RestAPIId']}/{stage}"
        return f"{api}/_user_request_{path}"

    def made(self, logical_id: str) -> str:
        """The physical name of a resource of the office."""
        return self._stacks["office"].resources[logical_id]

    def variables(self) -> Mapping[str, str]:
        """The environment of an operator's command: that of the deployed API, and where it is."""
        configuration = self.cloud.client("lambda").get_function_configuration(
            FunctionName=self.made("APIHandler")
        )
        deployed: dict[str, str] = configuration["Environment"]["Variables"]
        ours = {name: deployed[name] for name in deployed if name.startswith("PIX_")}
        return ours | self.cloud.environment()

    def logs(self) -> Iterator[tuple[str, str]]:
        """What every function wrote: the name of its log group, and the line."""
        logs = self.cloud.client("logs")
        groups = logs.get_paginator("describe_log_groups").paginate()
        for name in [group["logGroupName"] for page in groups for group in page["logGroups"]]:
            for page in logs.get_paginator("filter_log_events").paginate(logGroupName=name):
                yield from ((name, event["message"]) for event in page["events"])

    def _origin(self, path: str) -> Deployment:
        (distribution,) = [
            one["Properties"]["DistributionConfig"]
            for one in self._template("office")["Resources"].values()
            if one["Type"] == "AWS::CloudFront::Distribution"
        ]
        for behavior in distribution["CacheBehaviors"]:
            if fnmatchcase(path, behavior["PathPattern"]):
                origin: Deployment = behavior["TargetOriginId"]
                return origin
        raise KeyError(path)

    def _parameters(self) -> dict[str, str]:
        """What an operator tells: the site, its certificate, and the APIs made so far."""
        certificate = f"arn:aws:acm:us-east-1:{ACCOUNT_ID}:certificate/{SITE_DOMAIN}"
        apis = {
            f"{name.title()}ApiId": stack.outputs["RestAPIId"]
            for name, stack in self._stacks.items()
        }
        return {"SiteDomain": SITE_DOMAIN, "CertificateArn": certificate, **apis}

    def _template(self, name: Deployment) -> dict[str, Any]:
        path = self._package / name / "template.json"
        template: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return template

    def _ground(self, name: Deployment) -> Ground:
        shared = str(unpacked(self._package).packages.absolute())
        compiled = str((self._folder / "bytecode").absolute())
        return Ground(CODE_BUCKET, "" if name == WITH_ITS_LAYER else shared, compiled)

    def _make_secrets(self) -> None:
        manager = self.cloud.client("secretsmanager")
        texts = {
            "origin-secret": secrets.token_urlsafe(24),
            "signing-keys": secrets.token_urlsafe(48),
            "client-secrets": f"proconnect={secrets.token_urlsafe(48)}",
            "certificate-seal": seal_file(self._folder, "certificates").read_text("utf-8"),
            "credential-keys": seal_file(self._folder, "credentials").read_text("utf-8"),
        }
        for name, text in texts.items():
            manager.create_secret(Name=f"pix-{self.stage}-{name}", SecretString=text)
