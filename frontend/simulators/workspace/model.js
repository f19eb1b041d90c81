/* The space as it is now, who may do what in it, and how it is changed and undone. */
"use strict";

let data = {};
let first = {};
const state = {
  part: "", folder: null, item: null, section: "", version: "", changes: true, pane: "list",
  view: "week", day: "", hidden: new Set(), zone: "", event: "",
  card: "", filter: "", channel: "", past: [], tag: "", ticked: new Set(),
  now: {}, draft: {}, post: {},
};
const LISTS = ["people", "groups", "items", "events", "rooms", "columns", "cards", "channels"];
const PARTS = { drive: "items", calendar: "events", board: "cards", chat: "channels" };
const NO_LINK = { scope: "none", level: "read", expires: "", password: false, download: true };

function begin(given) {
  data = { task: "look", space: "", me: "", today: "", select: "items", fields: ["guests"], step: 15, from: "08:00", to: "19:00", tools: {}, ...given };
  for (const list of LISTS) data[list] = Array.isArray(data[list]) ? data[list] : [];
  first = { items: {}, cards: {} };
  for (const item of data.items) {
    first.items[item.id] = {
      rights: { ...item.rights }, inherits: item.inherits !== false, owner: item.owner ?? "",
      link: { ...NO_LINK, ...item.link }, version: item.versions?.at(-1)?.id ?? "",
    };
  }
  for (const card of data.cards) first.cards[card.id] = { column: card.column, who: [...(card.who ?? [])].sort(), due: card.due ?? "" };
  state.now = copied(first);
  state.part = data.open || partsShown()[0] || "drive";
  state.day = data.today || data.events[0]?.date || "2026-01-05";
  state.channel = data.channels[0]?.id ?? "";
  state.section = { share: "access", restore: "versions", select: data.select === "comments" ? "comments" : "" }[data.task] ?? "";
  state.draft = firstDraft();
  state.post = { text: "", reply: "", mentions: [], files: [], isSent: false };
}

function copied(value) {
  return JSON.parse(JSON.stringify(value));
}

function partsShown() {
  return Object.keys(PARTS).filter((part) => data[PARTS[part]].length || (part === "calendar" && data.task === "schedule"));
}

function found(list, id) {
  return data[list].find((one) => one.id === id);
}

/* The name of a person, group, room, column… */
function called(id) {
  for (const list of LISTS) {
    const one = found(list, id);
    if (one) return one.name ?? one.title;
  }
  return id;
}

function names(ids) {
  return ids.map(called).join(", ");
}

function peopleIn(ids) {
  return [...new Set(ids.flatMap((id) => found("groups", id)?.members ?? [id]))];
}

/* Every change that can be undone goes through here; typing in one box is one change. */
function apply(change, message, tag = "") {
  if (!tag || tag !== state.tag) state.past.push(copied(state.now));
  state.tag = tag;
  change(state.now);
  publish();
  if (!tag) render();
  say(message);
}

function undo() {
  const before = state.past.pop();
  if (!before) return;
  state.now = before;
  state.tag = "";
  publish();
  render();
  say(t("undone"));
}

function rightsOf(id) {
  return state.now.items[id];
}

function parentOf(id) {
  return found("items", id)?.parent ?? null;
}

/* The folders above, nearest first. */
function above(id) {
  const parent = parentOf(id);
  return parent === null ? [] : [parent, ...above(parent)];
}

/* What an element takes from its folder for `who`: a level and where it comes from. */
function inherited(id, who) {
  const parent = parentOf(id);
  if (parent === null || !rightsOf(id).inherits) return null;
  const own = rightsOf(parent).rights[who];
  if (own === "none") return null;
  return own ? { level: own, folder: parent } : inherited(parent, who);
}

/* The people and groups an element's list shows, with the right of each. */
function accesses(id) {
  const all = [...data.people, ...data.groups].filter((one) => one.id !== rightsOf(id).owner);
  return all.map(({ id: who }) => {
    const own = rightsOf(id).rights[who];
    const above = inherited(id, who);
    return { who, own, above, level: own ?? above?.level ?? "" };
  }).filter(({ own, above }) => (own && own !== "none") || above);
}

function setRight(id, who, level) {
  const isFolderLevel = level === "folder" || (level === "none" && !inherited(id, who));
  apply((now) => {
    if (isFolderLevel) delete now.items[id].rights[who];
    else now.items[id].rights[who] = level;
  }, t("rightSet", { name: called(who), level: level === "folder" ? t("likeFolder", { level: t(inherited(id, who)?.level ?? "none").toLowerCase() }) : t(level) }));
}

function setOwner(id, who) {
  apply((now) => {
    const { owner, rights } = now.items[id];
    delete rights[who];
    if (owner) rights[owner] = "edit";
    now.items[id].owner = who;
  }, `${t("owner")} : ${called(who)}`);
}

/* Dates are texts, "2026-03-16"; the middle of the day keeps clear of time changes. */
function dateOf(day) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date, 12);
}

function textOf(date) {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function daysLater(day, count) {
  const date = dateOf(day);
  date.setDate(date.getDate() + count);
  return textOf(date);
}

function mondayOf(day) {
  return daysLater(day, -((dateOf(day).getDay() + 6) % 7));
}

function dayText(day, style = { weekday: "long", day: "numeric", month: "long", year: "numeric" }) {
  return day ? new Intl.DateTimeFormat(lang, style).format(dateOf(day)) : "";
}

function whenText(text) {
  const [day, time] = String(text).split(" ");
  return `${dayText(day, { day: "numeric", month: "short", year: "numeric" })}${time ? `, ${time}` : ""}`;
}

function minutes(time) {
  const [hours, rest] = time.split(":").map(Number);
  return hours * 60 + rest;
}

function timeText(count) {
  const day = (count + 48 * 60) % (24 * 60);
  return `${String(Math.floor(day / 60)).padStart(2, "0")}:${String(day % 60).padStart(2, "0")}`;
}
