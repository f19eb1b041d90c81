"""Lets a deployment keep processes ready: the gateway calls an alias, and an alias can be warmed.

Chalice has the gateway call the function itself, whose processes cannot be kept ready.
"""

from typing import Any

from infra.package.template import Document

FUNCTION = "APIHandler"
ALIAS = "live"
ALIAS_ID = f"{FUNCTION}Alias{ALIAS}"
"""How SAM names the alias that it makes for a function."""
_PERMISSION, _LAYER = "APIHandlerInvokePermission", "ManagedLayer"
_CALLED, _CALLED_BY_ALIAS = f"${{{FUNCTION}.Arn}}/invocations", f"${{{ALIAS_ID}}}/invocations"


def keep_ready(template: Document) -> None:
    """Publish each version of the function, and have the gateway call the newest by its alias."""
    template["Parameters"]["WarmProcesses"] = {"Type": "Number", "Default": 0, "MinValue": 0}
    ready = {"Fn::Not": [{"Fn::Equals": [{"Ref": "WarmProcesses"}, 0]}]}
    template.setdefault("Conditions", {})["KeepsProcessesReady"] = ready
    resources = template["Resources"]
    resources[FUNCTION]["Properties"] |= {
        "AutoPublishAlias": ALIAS,
        "AutoPublishAliasAllProperties": True,  # another edition is another version
        "ProvisionedConcurrencyConfig": {
            "Fn::If": [
                "KeepsProcessesReady",
                {"ProvisionedConcurrentExecutions": {"Ref": "WarmProcesses"}},
                {"Ref": "AWS::NoValue"},
            ]
        },
    }
    resources[_LAYER]["Properties"]["PublishLambdaVersion"] = True
    resources[_PERMISSION]["Properties"]["FunctionName"] = {"Ref": ALIAS_ID}
    body = resources["RestAPI"]["Properties"]["DefinitionBody"]
    resources["RestAPI"]["Properties"]["DefinitionBody"] = _by_alias(body)


def _by_alias(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _by_alias(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_by_alias(value) for value in node]
    return node.replace(_CALLED, _CALLED_BY_ALIAS) if isinstance(node, str) else node
