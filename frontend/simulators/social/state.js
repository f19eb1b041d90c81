/* The network as it is now, and the answer this amounts to. */
"use strict";

const USUAL_AUDIENCES = { fr: { public: "Tout le monde", friends: "Mes amis", me: "Moi uniquement" }, en: { public: "Everybody", friends: "My friends", me: "Only me" } };
const LISTS = ["people", "posts", "groups", "threads", "settings", "profile", "pictures", "places", "reasons"];
const ACTIONS = {
  friend: ["remove", "mute", "block", "report"], request: ["accept", "refuse", "block", "report"],
  following: ["unfollow", "mute", "block", "report"], none: ["follow", "block", "report"],
};
const OPPOSITES = { accept: "refuse", refuse: "accept" };
let data = { task: "look" };
let audiences = [];
let people = new Map();
const state = { view: "feed", person: null, thread: null, as: "me", open: new Set(), ticked: new Set(), acts: new Map(), values: new Map(), draft: null };
let firstDraft = "";

function begin(given) {
  data = { ...Object.fromEntries(LISTS.map((name) => [name, []])), network: "Rivage", selectable: ["posts"], ...given };
  people = new Map(data.people.map((one) => [one.id, one]));
  const usual = ["public", "friends", "me"].map((id) => ({ id, label: USUAL_AUDIENCES[lang][id] }));
  audiences = (data.audiences ?? usual).map((one, index, all) => ({ ...one, sees: one.sees ?? seenBy(one.id, index, all) }));
  state.view = data.task === "compose" ? "compose" : viewsOf()[0];
  if (data.task !== "compose") return;
  const preset = { text: "", place: "", tags: [], picture: "", description: "", ...data.compose };
  state.draft = { comments: "public", expiry: "never", schedule: "", audience: audiences[0].id, ...preset };
  firstDraft = JSON.stringify(state.draft);
}

/* Unless said, who is nearer sees what is shown to those farther, and I see all. */
function seenBy(id, index, all) {
  return all.slice(0, index + 1).map((one) => one.id);
}

function canSee(viewer, audience) {
  return viewer === "me" || (audiences.find(({ id }) => id === viewer)?.sees ?? []).includes(audience);
}

function audienceName(id) {
  return audiences.find((one) => one.id === id)?.label ?? id ?? "";
}

function personName(id) {
  return people.get(id)?.name ?? id ?? "";
}

function isMine(thing) {
  return thing.author === data.me;
}

function canAct() {
  return data.task === "moderate";
}

function canSet() {
  return data.task === "settings" || data.task === "moderate";
}

function viewsOf() {
  const has = {
    compose: data.task === "compose", feed: data.posts.length > 0, profile: data.profile.length > 0 || data.posts.some(isMine),
    people: data.people.length > 1, groups: data.groups.length > 0, messages: data.threads.length > 0, settings: data.settings.length > 0,
  };
  return Object.keys(has).filter((name) => has[name]);
}

/* What may be done to a thing: kinds are post, comment, person, group. */
function actionsOn(kind, thing, post) {
  if (kind === "post" && isMine(thing)) return ["delete"];
  if (kind === "post") return ["hide", "share", ...(thing.tags?.includes(data.me) ? ["untag"] : []), "report"];
  if (kind === "comment") return [...(isMine(thing) || isMine(post) ? ["delete"] : []), ...(isMine(thing) ? [] : ["report"])];
  if (kind === "group") return [thing.joined ? "leave" : "join"];
  return ACTIONS[thing.relation ?? "none"];
}

function actsOn(id) {
  return state.acts.get(id) ?? [];
}

function actOf(id, action) {
  return actsOn(id).find((one) => one === action || one.startsWith(`${action}:`));
}

/* Does or undoes an action; `detail` is a reason or an audience ("" undoes). */
function act(id, action, detail) {
  const before = actOf(id, action);
  const rest = actsOn(id).filter((one) => one !== before && one !== OPPOSITES[action]);
  const wanted = detail === undefined ? (before ? null : action) : detail && `${action}:${detail}`;
  const next = wanted ? [...rest, wanted].sort() : rest;
  if (next.length) state.acts.set(id, next);
  else state.acts.delete(id);
  publish();
  render();
  say(t(wanted ? "done" : "undone", { action: t(action) }));
}

/* A setting or a line of the profile; back to its first value, it is no longer answered. */
function set(id, value, before, label) {
  if (value === before) state.values.delete(id);
  else state.values.set(id, value);
  publish();
  render();
  say(t("changed", { label }));
}

function valueOf(id, before) {
  return state.values.get(id) ?? before;
}

function write(values) {
  Object.assign(state.draft, values);
  publish();
}

function words(text, mark) {
  const found = [...text.matchAll(new RegExp(`${mark}([\\p{L}\\p{N}_]+)`, "gu"))].map(([, word]) => word.toLowerCase());
  return [...new Set(found)].sort().join(",");
}

const DRAFT_KEYS = {
  audience: (draft) => draft.audience,
  place: (draft) => draft.place,
  tags: (draft) => [...draft.tags].sort().join(","),
  picture: (draft) => draft.picture,
  description: (draft) => draft.description.trim(),
  described: (draft) => (draft.description.trim().length >= 10 ? "yes" : "no"),
  hashtags: (draft) => words(draft.text, "#"),
  mentions: (draft) => words(draft.text, "@"),
  comments: (draft) => draft.comments,
  expiry: (draft) => draft.expiry,
  schedule: (draft) => draft.schedule.replace("T", " "),
};
const ALL_DRAFT_KEYS = Object.keys(DRAFT_KEYS).filter((key) => key !== "described");

const ANSWERS = {
  look: () => null,
  select: () => (state.ticked.size ? { selected: [...state.ticked].sort().join(",") } : null),
  settings: () => (state.values.size ? Object.fromEntries(state.values) : null),
  moderate: () => {
    const done = { ...Object.fromEntries(state.values), ...Object.fromEntries([...state.acts].map(([id, acts]) => [id, acts.join(",")])) };
    return Object.keys(done).length ? done : null;
  },
  compose: () => {
    if (JSON.stringify(state.draft) === firstDraft) return null;
    return Object.fromEntries((data.report ?? ALL_DRAFT_KEYS).map((key) => [key, DRAFT_KEYS[key](state.draft)]));
  },
};

function publish() {
  frame.answer(ANSWERS[data.task]());
}

function tick(id, isTicked) {
  if (isTicked) state.ticked.add(id);
  else state.ticked.delete(id);
  publish();
  render();
}
