/* The toolbar and the dialogs behind it: create, rename, move, delete. */
"use strict";

const ALLOWED = { create: "can_create_folder", rename: "can_rename", remove: "can_delete" };
const ACTION_ICONS = { create: "add", rename: "pen", move: "move", remove: "bin" };

function canDo(action) {
  return action === "move" || data[ALLOWED[action]] === true;
}

function toolsView() {
  const count = state.ticked.size;
  const text = count ? plural(lang, count, t("selectedOne"), t("selectedMany")) : t("selectedNone");
  if (data.task === "look") return null;
  if (data.task !== "organize") {
    return h("div", { class: "strip" },
      h("p", { class: count ? "status" : "note" }, count ? icon("check") : null, text),
      count > 0 && h("ul", { class: "chips" }, [...state.ticked].map(chipView)));
  }
  return h("div", { class: "strip" },
    ["create", "rename", "move", "remove"].filter(canDo).map((action) =>
      h("button", { class: "button", type: "button", "data-key": action, onClick: () => ask(action) }, icon(ACTION_ICONS[action]), t(action))),
    state.past.length > 0 && h("button", { class: "button plain", type: "button", "data-key": "undo", onClick: undo }, icon("undo"), t("undo")),
    h("p", { class: count ? "status grow end" : "note grow end" }, text),
    state.error && h("p", { class: "error full", role: "alert" }, icon("warning"), state.error));
}

function chipView(id) {
  return h("li", { class: "chip" }, h("span", {}, nameOf(id)),
    h("button", { class: "remove", type: "button", onClick: () => { tick(id, false); focusKey("list"); } },
      icon("close"), h("span", { class: "hidden" }, t("unselect", { name: nameOf(id) }))));
}

const DIALOGS = {
  create: () => nameDialog(t("create"), freeName(), (name) => nameError(name, state.folder), createFolder),
  rename: ([id]) => nameDialog(t("renameTitle", { name: nameOf(id) }), nameOf(id),
    (name) => nameError(name, state.nodes.get(id).parent, id), (name) => rename(id, name)),
  move: moveDialog,
  remove: (ids) => openDialog(t("removeTitle", { what: described(ids) }), h("p", { class: "note" }, t("removeHelp")), t("remove"),
    () => { remove(ids); return ""; }),
};

function ask(action) {
  const ids = [...state.ticked];
  state.error = "";
  if (action !== "create" && ids.length === 0) state.error = t("tickFirst");
  if (action === "rename" && ids.length > 1) state.error = t("tickOne");
  if (state.error) return render();
  DIALOGS[action](ids);
}

function freeName() {
  const base = t("newNameDefault");
  let name = base;
  for (let n = 2; isTaken(name, state.folder); n += 1) name = `${base} ${n}`;
  return name;
}

function nameDialog(title, value, check, run) {
  const input = h("input", { class: "input", id: "new-name", value, autocomplete: "off", spellcheck: "false" });
  const field = h("div", { class: "field" }, h("label", { for: "new-name" }, t("newName")), input);
  openDialog(title, field, t("confirm"), () => {
    const error = check(input.value);
    if (!error) run(input.value);
    else input.focus();
    return error;
  });
  input.focus();
  const dot = value.lastIndexOf(".");
  input.setSelectionRange(0, dot > 0 ? dot : value.length);
}

function moveDialog(ids) {
  const isOpen = (folder) => !ids.some((id) => isInside(folder, id)) && ids.some((id) => state.nodes.get(id).parent !== folder);
  const choice = (folder, depth) => [
    h("label", { class: "place", "data-depth": Math.min(depth, 4) },
      h("input", { type: "radio", name: "place", value: folder ?? "", disabled: !isOpen(folder) }), icon("folder"), nameOf(folder)),
    foldersOf(folder).filter(({ id }) => !ids.includes(id)).flatMap(({ id }) => choice(id, depth + 1)),
  ];
  const title = t("moveTitle", { what: described(ids) });
  const places = h("fieldset", { class: "places" }, h("legend", { class: "hidden" }, title), choice(null, 0).flat(9));
  openDialog(title, places, t("move"), () => {
    const chosen = places.querySelector("input:checked");
    return chosen ? move(ids, chosen.value || null) : t("tickFirst");
  });
  const first = places.querySelector("input:not(:disabled)");
  if (first) first.checked = true;
  first?.focus();
}

/* No form: a sandboxed frame may not submit one. `run` does the work and returns an error to show, or an empty text to close. */
function openDialog(title, content, action, run) {
  const back = document.activeElement?.dataset?.key;
  const error = h("p", { class: "error", role: "alert" });
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" },
    h("div", { class: "question", onKeydown: (event) => { if (event.key === "Enter" && event.target.tagName === "INPUT") finish(run()); } },
      h("h2", { id: "dialog-title" }, title), content, error,
      h("div", { class: "actions" },
        h("button", { class: "button", type: "button", onClick: () => dialog.close() }, t("cancel")),
        h("button", { class: "button main", type: "button", onClick: () => finish(run()) }, action))));
  const finish = (problem) => {
    error.replaceChildren(...(problem ? [icon("warning"), problem] : []));
    if (!problem) dialog.close();
  };
  dialog.addEventListener("close", () => {
    dialog.remove();
    focusKey(document.querySelector(`[data-key="${CSS.escape(back ?? "")}"]`) ? back : "list");
  });
  document.body.append(dialog);
  dialog.showModal();
}
