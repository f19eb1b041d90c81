/* What the learner has done in the mailbox, and the answer it amounts to. */
"use strict";

let data = { task: "select", owner: {}, folders: [], messages: [], contacts: [], files: [] };
const state = {
  folder: "",
  opened: null,
  pane: "list",
  ticked: new Set(),
  places: new Map(),
  read: new Set(),
  draft: null,
  error: "",
};

function begin(given) {
  data = { contacts: [], files: [], messages: [], owner: {}, ...given };
  state.folder = data.folders[0]?.id ?? "";
  for (const message of data.messages) state.places.set(message.id, message.folder);
}

function messagesOf(folder) {
  return data.messages
    .filter((message) => state.places.get(message.id) === folder)
    .sort((one, other) => String(other.date).localeCompare(String(one.date)));
}

function folderName(id) {
  return data.folders.find((folder) => folder.id === id)?.name ?? id;
}

function emptyDraft() {
  return { to: [], cc: [], bcc: [], typed: { to: "", cc: "", bcc: "" }, subject: "", body: "", files: new Set(), carried: [], isSent: false };
}

/* The addresses of a field, and the one being typed once it can be read. */
function addresses(field) {
  const list = [...state.draft[field], resolve(state.draft.typed[field])].filter(Boolean);
  return [...new Set(list.map((address) => address.trim().toLowerCase()))].sort().join(",");
}

const ANSWERS = {
  look: () => null,
  select() {
    const ids = [...state.ticked].sort();
    return ids.length ? { selected: ids.join(",") } : null;
  },
  move() {
    const moved = data.messages.filter((message) => state.places.get(message.id) !== message.folder);
    if (!moved.length) return null;
    return Object.fromEntries(moved.map((message) => [message.id, state.places.get(message.id)]));
  },
  compose() {
    const draft = state.draft;
    if (!draft) return null;
    const answer = {
      to: addresses("to"),
      cc: addresses("cc"),
      bcc: addresses("bcc"),
      subject: draft.subject.trim(),
      attachments: [...draft.files].sort().join(","),
    };
    return Object.values(answer).some(Boolean) ? answer : null;
  },
};

function publish() {
  frame.answer((ANSWERS[data.task] ?? ANSWERS.select)());
}
