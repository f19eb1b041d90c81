"""What each simulator takes and answers, so that authors hear of a slip before any learner does.

A module a simulator: a model of its `data`, `DATA`. The frame never sees these;
docs/simulators.md says the same in words.
"""

from content.compiler.simulators import (
    blocks,
    browser,
    explorer,
    image,
    inspector,
    mailbox,
    search,
    settings,
    social,
    spreadsheet,
    travel,
    word,
    workspace,
)
from content.compiler.simulators.base import Ask, SimulatorData

__all__ = ["MODELS", "Ask", "SimulatorData"]

MODELS: dict[str, type[SimulatorData]] = {
    "blocks": blocks.DATA,
    "browser": browser.DATA,
    "explorer": explorer.DATA,
    "image": image.DATA,
    "inspector": inspector.DATA,
    "mailbox": mailbox.DATA,
    "search": search.DATA,
    "settings": settings.DATA,
    "social": social.DATA,
    "spreadsheet": spreadsheet.DATA,
    "travel": travel.DATA,
    "word": word.DATA,
    "workspace": workspace.DATA,
}
