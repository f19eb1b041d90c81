/* What was done, as texts. */
"use strict";

const ANSWERS = {
  look: () => null,
  select: () => (state.ticked.size ? { selected: [...state.ticked].sort().join(",") } : null),
  share: () => told(data.items.flatMap(({ id }) => shareKeys(id))),
  restore: () => told(data.items.filter(({ id }) => rightsOf(id).version !== first.items[id].version).map(({ id }) => [id, rightsOf(id).version])),
  board: () => told(data.cards.flatMap(({ id }) => cardKeys(id))),
  schedule() {
    const answer = draftAnswer(state.draft);
    return JSON.stringify(answer) === JSON.stringify(draftAnswer(firstDraft())) ? null : answer;
  },
  post() {
    const { text, reply, mentions, files } = state.post;
    if (!text.trim() && !reply && !mentions.length && !files.length) return null;
    return { channel: state.channel, reply, mentions: [...mentions].sort().join(","), files: [...files].sort().join(",") };
  },
};

function told(pairs) {
  return pairs.length ? Object.fromEntries(pairs) : null;
}

function shareKeys(id) {
  const [now, before] = [rightsOf(id), first.items[id]];
  const who = [...data.people, ...data.groups].map((one) => one.id).filter((one) => one !== now.owner);
  const owned = (rights, one) => (rights[one] === "none" && !inherited(id, one) ? undefined : rights[one]);
  const rights = who.filter((one) => owned(now.rights, one) !== owned(before.rights, one))
    .map((one) => [`${id}:${one}`, now.rights[one] ?? (inherited(id, one) ? "folder" : "none")]);
  const rest = [["inherits", yes(now.inherits), yes(before.inherits)], ["owner", now.owner, before.owner], ...linkKeys(now.link, before.link)];
  return [...rights, ...rest.filter(([, value, old]) => value !== old).map(([key, value]) => [`${id}_${key}`, value])];
}

function yes(value) {
  return value ? "yes" : "no";
}

function linkKeys(now, before) {
  const scope = ["link", now.scope, before.scope];
  if (now.scope === "none") return [scope];
  return [
    scope, ["link_level", now.level, before.level], ["link_expires", now.expires, before.expires],
    ["link_password", yes(now.password), yes(before.password)], ["link_download", yes(now.download), yes(before.download)],
  ];
}

function cardKeys(id) {
  const [now, before] = [state.now.cards[id], first.cards[id]];
  const all = [[id, now.column, before.column], [`${id}_who`, now.who.join(","), before.who.join(",")], [`${id}_due`, now.due, before.due]];
  return all.filter(([, value, old]) => value !== old).map(([key, value]) => [key, value]);
}

function firstDraft() {
  const event = found("events", data.event);
  const empty = { title: "", date: "", start: "", end: "", guests: [], room: "", repeat: "none", until: "", visibility: "team" };
  if (!event) return empty;
  const { title, date, start, end, room = "", repeat = "none", until = "" } = event;
  return { title, date, start, end, room, repeat, until, guests: event.who.filter((id) => id !== data.me), visibility: event.private ? "private" : "team" };
}

function draftAnswer({ date, start, end, guests, room, repeat, until, visibility }) {
  const asked = {
    guests: { guests: [...guests].sort().join(",") },
    room: { room },
    repeat: { repeat, until: repeat === "none" ? "" : until },
    visibility: { visibility },
  };
  return Object.assign({ date, start, end }, ...data.fields.map((field) => asked[field]));
}

function publish() {
  frame.answer(ANSWERS[data.task]?.() ?? null);
  if (document.getElementById("strip")) drawStrip();
}
