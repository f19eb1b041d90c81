/* Folders and the list of messages. */
"use strict";

const FOLDER_ICONS = { inbox: "inbox", reception: "inbox", sent: "sent", envoyes: "sent", archives: "archive", archive: "archive", trash: "bin", corbeille: "bin", spam: "warning", indesirables: "warning" };

function foldersView() {
  const items = data.folders.map((folder) => {
    const unread = messagesOf(folder.id).length;
    return h("li", {},
      h("button", {
        class: "folder", type: "button", "data-key": `folder-${folder.id}`,
        "aria-current": folder.id === state.folder && state.pane !== "compose" ? "true" : undefined,
        onClick: () => openFolder(folder.id),
      }, icon(FOLDER_ICONS[folder.id] ?? "folder"), h("span", { class: "name" }, folder.name), h("span", { class: "count" }, unread)));
  });
  return h("nav", { class: "folders", "aria-label": t("folders") }, h("ul", {}, items));
}

function openFolder(id) {
  state.folder = id;
  state.opened = null;
  state.pane = "list";
  if (data.task === "move") state.ticked.clear();
  render();
}

function listView() {
  const messages = messagesOf(state.folder);
  return h("section", { class: "list", "aria-label": `${t("messages")}, ${folderName(state.folder)}`, "data-scroll": "list" },
    messages.length
      ? h("ul", { onKeydown: (event) => arrows(event, ".open") }, messages.map(rowView))
      : h("p", { class: "empty note" }, t("empty")));
}

function rowView(message) {
  const isTicked = state.ticked.has(message.id);
  return h("li", { class: "row", "data-ticked": isTicked, "data-opened": message.id === state.opened },
    canTick() && tickView(message, isTicked),
    h("button", {
      class: "open", type: "button", "data-key": `open-${message.id}`,
      "aria-current": message.id === state.opened ? "true" : undefined,
      onClick: () => openMessage(message.id),
    },
    h("span", { class: "who" }, message.from.name || message.from.address),
    h("span", { class: "when" }, formatDate(lang, message.date, true)),
    h("span", { class: "what" }, message.subject,
      message.attachments?.length ? [icon("clip"), h("span", { class: "hidden" }, t("hasAttachment"))] : null)));
}

function tickView(message, isTicked) {
  return h("label", { class: "tick" },
    h("span", { class: "hidden" }, `${t("tick")} : ${message.subject}`),
    h("input", {
      type: "checkbox", checked: isTicked, "data-key": `tick-${message.id}`,
      onChange: (event) => tick(message.id, event.currentTarget.checked),
    }));
}

function canTick() {
  return data.task === "select" || data.task === "move";
}

function tick(id, isTicked) {
  if (isTicked) state.ticked.add(id);
  else state.ticked.delete(id);
  state.error = "";
  publish();
  render();
}

function openMessage(id) {
  state.opened = id;
  state.pane = "reading";
  state.error = "";
  render();
  focusKey("heading");
}

/* Above the list: what is selected, where to move it, or a new message. */
function toolsView() {
  if (data.task === "compose") {
    return h("div", { class: "strip" },
      h("button", { class: "button main", type: "button", "data-key": "compose", onClick: () => startDraft() },
        icon("pen"), state.draft ? t("edit") : t("compose")),
      state.draft?.isSent && h("p", { class: "status" }, icon("check"), t("sent")));
  }
  if (!canTick()) return null;
  const count = state.ticked.size;
  const text = count ? plural(lang, count, t("selectedOne"), t("selectedMany")) : t("selectedNone");
  return h("div", { class: "strip" },
    h("p", { class: count ? "status grow" : "note grow" }, count ? icon("check") : null, text),
    data.task === "move" && moveView("list", () => [...state.ticked]));
}

function moveView(place, ids) {
  const select = h("select", { class: "input target", id: `target-${place}`, "data-key": `target-${place}` },
    data.folders.filter((folder) => folder.id !== state.folder).map((folder) => h("option", { value: folder.id }, folder.name)));
  return h("div", { class: "mover" },
    h("label", { class: "note", for: `target-${place}` }, t("moveTo")), select,
    h("button", { class: "button", type: "button", "data-key": `move-${place}`, onClick: () => moveAll(ids(), select.value) }, icon("move"), t("move")),
    state.error && h("p", { class: "error" }, icon("warning"), state.error));
}

function moveAll(ids, folder) {
  if (!ids.length) {
    state.error = t("tickFirst");
    say(state.error);
    return render();
  }
  for (const id of ids) state.places.set(id, folder);
  state.ticked.clear();
  state.opened = null;
  state.pane = "list";
  state.error = "";
  publish();
  render();
  say(ids.length === 1 ? t("moved", { folder: folderName(folder) }) : t("movedMany", { n: ids.length, folder: folderName(folder) }));
  focusKey(`folder-${state.folder}`);
}
