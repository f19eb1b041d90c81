"""The data of the social network."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from content.compiler.simulators.base import Expect, Part, SimulatorData, exactly, ids_in, within

_DRAFT = ("audience", "place", "tags", "picture", "description", "hashtags", "mentions", "comments",
          "expiry", "schedule")  # fmt: skip
_EXPIRIES = {"never", "24h", "7d", "30d"}
_BY_RELATION = {
    "friend": {"remove", "mute", "block", "report"},
    "request": {"accept", "refuse", "block", "report"},
    "following": {"unfollow", "mute", "block", "report"},
    "none": {"follow", "block", "report"},
}


class Named(Part):
    """Something with an id and words for it."""

    id: str
    label: str


class Audience(Named):
    """Who may see; `sees` are the audiences open to its members."""

    sees: list[str] | None = None


class Person(Part):
    """Somebody on the network."""

    id: str
    name: str
    handle: str = ""
    bio: str = ""
    joined: str = ""
    relation: Literal["friend", "request", "following", "none"] = "none"
    facts: list[str] = Field(default_factory=list)
    verified: bool = False


class Comment(Part):
    """A comment under a post."""

    id: str
    author: str
    date: str = ""
    text: str


class Post(Part):
    """A post; `picture` says in words what it shows, `scene` draws it."""

    id: str
    author: str
    date: str = ""
    text: str = ""
    audience: str = ""
    place: str = ""
    tags: list[str] = Field(default_factory=list)
    picture: str = ""
    scene: str = ""
    likes: int | None = None
    shares: int | None = None
    sponsor: str = ""
    why: str = ""
    shared_from: str = ""
    edited: bool = False
    expires: str = ""
    group: str = ""
    comments: list[Comment] = Field(default_factory=list)


class Group(Part):
    """A group of people."""

    id: str
    name: str
    visibility: str = ""
    members: int | None = None
    rules: list[str] = Field(default_factory=list)
    joined: bool = False


class Item(Part):
    """A message of a thread."""

    sender: str = Field(alias="from")
    date: str
    text: str


class Thread(Part):
    """Messages with somebody."""

    id: str
    other: str = Field(alias="with")
    items: list[Item] = Field(min_length=1)


class Setting(Named):
    """A setting; a switch says yes or no, a choice one of its options (the audiences if none)."""

    help: str = ""
    section: str = ""
    kind: Literal["switch", "choice"]
    value: str
    options: list[Named] | None = None


class Line(Named):
    """A line of my page, and who sees it."""

    value: str
    audience: str


class Draft(Part):
    """What the post begins with."""

    text: str = ""
    audience: str | None = None
    place: str = ""
    tags: list[str] = Field(default_factory=list)
    picture: str = ""
    description: str = ""


class DATA(SimulatorData):
    """A social network, and what is asked of it."""

    task: Literal["look", "select", "settings", "moderate", "compose"]
    network: str = "Rivage"
    me: str
    people: list[Person] = Field(min_length=1)
    posts: list[Post] = Field(default_factory=list)
    groups: list[Group] = Field(default_factory=list)
    threads: list[Thread] = Field(default_factory=list)
    settings: list[Setting] = Field(default_factory=list)
    profile: list[Line] = Field(default_factory=list)
    audiences: list[Audience] | None = None
    pictures: list[Named] = Field(default_factory=list)
    places: list[Named] = Field(default_factory=list)
    reasons: list[Named] = Field(default_factory=list)
    selectable: list[Literal["posts", "comments", "people"]] = Field(default_factory=list)
    report: list[str] | None = None
    compose: Draft | None = None

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Ids that do not exist, keys never sent, values that cannot be."""
        yield from self._reference_faults()
        if self.task == "select":
            yield from exactly(expect, ["selected"])
            yield from ids_in(expect, "selected", self._tickable())
        elif self.task == "compose":
            yield from self._draft_faults(expect)
        else:
            yield from self._done_faults(expect)

    def _audiences(self) -> set[str]:
        return {one.id for one in self.audiences or ()} or {"public", "friends", "me"}

    def _reference_faults(self) -> Iterator[str]:
        comments = [comment for post in self.posts for comment in post.comments]
        ids = [person.id for person in self.people] + [post.id for post in self.posts]
        ids += [comment.id for comment in comments] + [group.id for group in self.groups]
        ids += [one.id for one in self.settings] + [line.id for line in self.profile]
        if len(set(ids)) < len(ids):
            yield "deux choses ont le même id dans data"
        people = {person.id for person in self.people}
        authors = {self.me} | {post.author for post in self.posts}
        authors |= {comment.author for comment in comments}
        tagged = {tag for post in self.posts for tag in post.tags}
        for unknown in sorted((authors | tagged) - people):
            yield f"la personne « {unknown} » n'existe pas dans data.people"
        shown = {post.audience for post in self.posts if post.audience}
        for unknown in sorted(
            (shown | {line.audience for line in self.profile}) - self._audiences()
        ):
            yield f"l'audience « {unknown} » n'existe pas"

    def _tickable(self) -> set[str]:
        kinds = self.selectable or ["posts"]
        comments = {one.id for post in self.posts for one in post.comments}
        ids = {"posts": {one.id for one in self.posts}, "comments": comments}
        ids["people"] = {one.id for one in self.people if one.id != self.me}
        return {id_ for kind in kinds for id_ in ids[kind]}

    def _draft_faults(self, expect: Expect) -> Iterator[str]:
        for key in set(self.report or ()) - {*_DRAFT, "described"}:
            yield f"data.report : « {key} » n'est pas une clé connue"
        yield from exactly(expect, self.report or _DRAFT)
        known = {
            "audience": self._audiences(),
            "comments": self._audiences() - {"me"} | {"nobody"},
            "place": {one.id for one in self.places},
            "picture": {one.id for one in self.pictures},
            "tags": {one.id for one in self.people if one.id != self.me},
            "expiry": _EXPIRIES,
            "described": {"yes", "no"},
        }
        for key, ids in known.items():
            yield from ids_in(expect, key, ids)

    def _done_faults(self, expect: Expect) -> Iterator[str]:
        sendable: dict[str, set[str]] = {}
        if self.task in ("settings", "moderate"):
            sendable |= {line.id: self._audiences() for line in self.profile}
            sendable |= {one.id: self._values(one) for one in self.settings}
        if self.task == "moderate":
            sendable |= self._actions()
        yield from within(expect, sendable)
        for key in sorted(expect.keys() & sendable.keys()):
            yield from ids_in(expect, key, sendable[key])

    def _values(self, setting: Setting) -> set[str]:
        if setting.kind == "switch":
            return {"yes", "no"}
        return {one.id for one in setting.options} if setting.options else self._audiences()

    def _actions(self) -> dict[str, set[str]]:
        reports = {f"report:{one.id}" for one in self.reasons} or {"report"}
        mine = {"delete", *(f"audience:{one}" for one in self._audiences())}
        found: dict[str, set[str]] = {}
        for post in self.posts:
            is_mine = post.author == self.me
            found[post.id] = mine if is_mine else {"hide", "share", "untag", *reports}
            for comment in post.comments:
                can_delete = is_mine or comment.author == self.me
                own = set() if comment.author == self.me else reports
                found[comment.id] = ({"delete"} if can_delete else set()) | own
        for person in self.people:
            found[person.id] = _BY_RELATION[person.relation] - {"report"} | reports
        return found | {group.id: {"leave" if group.joined else "join"} for group in self.groups}
