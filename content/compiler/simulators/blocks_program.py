"""Programs of the `blocks` simulator, read from their indented text (docs/simulators.md)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

ACTIONS = ("forward", "left", "right", "pick", "drop", "paint")
LOOPS = ("repeat", "while", "until")
BLOCKS = (*ACTIONS, *LOOPS, "if", "else", "set", "add", "say", "call", "to")
SENSORS = (
    "free", "wall", "free_left", "free_right", "wall_left", "wall_right",
    "item", "painted", "goal", "carrying",
)  # fmt: skip
COMPARISON = re.compile(r"([^\W\d]\w*) (<=|>=|!=|<|>|=) (-?\d+|[^\W\d]\w*)")
PARITY = re.compile(r"([^\W\d]\w*) (even|odd)")
_NAME = re.compile(r"[^\W\d]\w*")
_VALUE = re.compile(r"-?\d+|[^\W\d]\w*")
_INDENT = 2


@dataclass
class Block:
    """One block; `words` follow its name, `orelse` is what hangs from `else`."""

    do: str
    words: tuple[str, ...] = ()
    condition: str = ""
    body: list["Block"] = field(default_factory=list)
    orelse: list["Block"] | None = None

    @property
    def is_holder(self) -> bool:
        """Whether blocks go inside."""
        return self.do in (*LOOPS, "if", "else", "to")


@dataclass(frozen=True)
class Program:
    """The blocks at the left margin, and the blocks of one's own by name."""

    main: tuple[Block, ...]
    functions: dict[str, tuple[Block, ...]]

    def blocks(self) -> Iterator[Block]:
        """Every block but `to`, outer ones first; an `else` is part of its `if`."""
        yield from _inside(self.main)
        for body in self.functions.values():
            yield from _inside(body)


def read_program(text: str) -> Program:
    """The program written in the text; a slip raises ValueError, in French, with its line."""
    top: list[Block] = []
    lists = [top]
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        depth = indent // _INDENT
        if indent % _INDENT or depth >= len(lists):
            raise ValueError(f"programme, ligne {number} : retrait impossible")
        del lists[depth + 1 :]
        block = _block(line.split(), number)
        _put(block, lists[depth], number)
        if block.do == "to" and depth:
            raise ValueError(f"programme, ligne {number} : « to » s'écrit contre la marge")
        if block.is_holder:
            lists.append(block.body)
    functions = {block.words[0]: tuple(block.body) for block in top if block.do == "to"}
    return Program(tuple(block for block in top if block.do != "to"), functions)


def check_condition(text: str) -> None:
    """Raise ValueError when the condition cannot be read."""
    for part in re.split(r" (?:and|or) ", text):
        bare = part.removeprefix("not ")
        if bare in SENSORS or COMPARISON.fullmatch(bare) or PARITY.fullmatch(bare):
            continue
        raise ValueError(f"condition inconnue : « {text} »")


def _block(words: Sequence[str], number: int) -> Block:
    do, rest = words[0], tuple(words[1:])
    shapes: dict[str, tuple[re.Pattern[str], ...]] = {
        "repeat": (_VALUE,), "say": (_VALUE,), "set": (_NAME, _VALUE), "add": (_NAME, _VALUE),
        "call": (_NAME,), "to": (_NAME,), "else": (),
    } | dict.fromkeys(ACTIONS, ())  # fmt: skip
    if do in ("while", "until", "if"):
        check_condition(" ".join(rest))
        return Block(do, condition=" ".join(rest))
    shape = shapes.get(do)
    if shape is None or len(shape) != len(rest):
        raise ValueError(f"programme, ligne {number} : « {' '.join(words)} » n'est pas un bloc")
    if not all(pattern.fullmatch(word) for pattern, word in zip(shape, rest, strict=True)):
        raise ValueError(f"programme, ligne {number} : « {' '.join(words)} » est mal écrit")
    return Block(do, rest)


def _put(block: Block, siblings: list[Block], number: int) -> None:
    """An `else` hangs from the `if` just before it; anything else joins the list."""
    if block.do != "else":
        siblings.append(block)
        return
    if not siblings or siblings[-1].do != "if" or siblings[-1].orelse is not None:
        raise ValueError(f"programme, ligne {number} : « else » sans « if » juste avant")
    siblings[-1].orelse = block.body


def _inside(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _inside(block.body)
        yield from _inside(block.orelse or [])
