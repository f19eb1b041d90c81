/* The browser's own pages: site information, bookmarks, and the frame of all panels. */
"use strict";

const PANELS = { lock: lockView, bookmarks: bookmarksView, history: historyView, cookies: cookiesView, downloads: downloadsView, permissions: permissionsView, settings: settingsView, extensions: extensionsView };

function panelView() {
  return h("section", { class: "panel", "aria-labelledby": "panel-title" },
    h("div", { class: "strip" },
      h("h2", { id: "panel-title", class: "grow", tabindex: "-1", "data-key": "panel" }, t(state.panel === "lock" ? "siteInfo" : state.panel)),
      state.past.length > 0 && h("button", { class: "button plain", type: "button", "data-key": "undo", onClick: undo }, icon("undo"), t("undo")),
      h("button", { class: "button", type: "button", "data-key": "close-panel", onClick: closePanel }, icon("close"), t("close"))),
    h("div", { class: "inside" }, PANELS[state.panel]()));
}

function factsView(rows) {
  return h("dl", { class: "facts" }, rows.filter(([, value]) => value).map(([name, value]) => h("div", {}, h("dt", {}, t(name)), h("dd", {}, value))));
}

function day(text) {
  const date = new Date(`${String(text).slice(0, 10)}T12:00`);
  return Number.isNaN(date.getTime()) ? "" : new Intl.DateTimeFormat(lang, { day: "numeric", month: "long", year: "numeric" }).format(date);
}

function certificateView(shown) {
  const one = certificateOf(shown);
  return factsView([["issuedTo", one.name], ["organization", one.organization], ["issuedBy", one.issuer],
    ["validFrom", one.from && day(one.from)], ["validTo", one.to && day(one.to)], ["names", (one.names ?? []).join(", ")]]);
}

function lockView() {
  const shown = shownNow();
  const security = securityOf(shown);
  const prompt = shown.page?.prompt;
  const decided = prompt && state.values.get(prompt.id);
  return [
    h("p", { class: "host" }, hostOf(shown.address)),
    h("p", { class: security === "secure" ? "status" : "error" }, icon(security === "secure" ? "lock" : "warning"), t(security === "secure" ? "secureText" : "plainText")),
    security !== "plain" && [h("h3", {}, t("certificate")), certificateView(shown)],
    h("p", { class: "note" }, t("todayIs", { date: day(data.today) })),
    decided && h("p", { class: "line" }, h("span", {}, `${t(prompt.permission)} : ${t(decided)}`),
      h("button", { class: "button", type: "button", onClick: () => decide(prompt.id, null) }, t("askAgain"))),
  ];
}

function existing(address) {
  return state.lists.bookmarks.find((one) => one.address && keyOf(one.address) === keyOf(address));
}

function foldersOf() {
  return state.lists.bookmarks.filter((one) => one.kind === "folder");
}

function bookmarksView() {
  const inside = (folder) => state.lists.bookmarks.filter((one) => one.kind !== "folder" && (one.folder ?? "") === folder);
  const list = (all) => h("ul", { class: "things" }, all.map(bookmarkView));
  if (!state.lists.bookmarks.length) return h("p", { class: "note" }, t("empty"));
  return [
    foldersOf().map((folder) => h("section", { class: "folder" }, h("h3", {}, icon("folder"), folder.title), inside(folder.id).length ? list(inside(folder.id)) : h("p", { class: "note" }, t("empty")))),
    list(inside("")),
  ];
}

function bookmarkView(one) {
  const canEdit = data.task === "bookmark";
  return h("li", { class: "thing" },
    h("div", { class: "grow" }, linkView(one.title, one.address, ""), h("p", { class: "note" }, one.address)),
    canEdit && h("button", { class: "button", type: "button", "data-key": `edit-${one.address}`, onClick: () => bookmarkDialog(one) }, icon("pen"), h("span", { class: "hidden" }, t("editNamed", { name: one.title }))),
    canEdit && h("button", { class: "button", type: "button", onClick: () => { change("bookmarks", state.lists.bookmarks.filter((other) => other !== one), t("removed")); focusKey("panel"); } },
      icon("bin"), h("span", { class: "hidden" }, t("removeNamed", { name: one.title }))));
}

/* Names a bookmark and says where it goes; the same for a new one and an old one. */
function bookmarkDialog(one) {
  const back = document.activeElement?.dataset?.key;
  const title = h("input", { class: "input", id: "mark-title", type: "text", value: one.title, autocomplete: "off" });
  const folder = h("select", { class: "input", id: "mark-folder" }, h("option", { value: "" }, t("noFolder")),
    foldersOf().map((place) => h("option", { value: place.id, selected: place.id === one.folder }, place.title)));
  const save = () => {
    const kept = { ...one, title: title.value.trim() || one.title, folder: folder.value };
    const others = state.lists.bookmarks;
    const next = others.includes(one) ? others.map((other) => (other === one ? kept : other)) : [...others, kept];
    dialog.close();
    change("bookmarks", next, t("saved"));
    focusKey(back);
  };
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" },
    h("div", { class: "question", onKeydown: (event) => { if (event.key !== "Enter" || event.target !== title) return; event.preventDefault(); save(); } },
      h("h2", { id: "dialog-title" }, t("bookmark")),
      h("div", { class: "field" }, h("label", { for: "mark-title" }, t("name")), title),
      h("div", { class: "field" }, h("label", { for: "mark-folder" }, t("folder")), folder),
      h("div", { class: "actions" },
        h("button", { class: "button", type: "button", onClick: () => dialog.close() }, t("cancel")),
        h("button", { class: "button main", type: "button", onClick: save }, t("save")))));
  dialog.addEventListener("close", () => { dialog.remove(); focusKey(back); });
  document.body.append(dialog);
  dialog.showModal();
}

function canSet() {
  return data.task === "settings";
}

function setValue(name, id, value) {
  state.lists[name] = state.lists[name].map((one) => (one.id === id ? { ...one, value } : one));
  publish();
  render();
}

function chooserView(name, one, label, choices) {
  return h("div", { class: "setting" },
    h("div", { class: "grow" }, h("label", { for: `set-${one.id}` }, label), one.help && h("p", { class: "note", id: `help-${one.id}` }, one.help)),
    h("select", {
      class: "input", id: `set-${one.id}`, "data-key": `set-${one.id}`, disabled: !canSet(), "aria-describedby": one.help ? `help-${one.id}` : undefined,
      onChange: (event) => setValue(name, one.id, event.currentTarget.value),
    }, choices.map((choice) => h("option", { value: choice.id, selected: choice.id === one.value }, choice.label))));
}

function switchView(name, one, label) {
  return h("div", { class: "setting" },
    h("div", { class: "grow" }, h("label", { for: `set-${one.id}` }, label), one.help && h("p", { class: "note", id: `help-${one.id}` }, one.help)),
    h("input", {
      type: "checkbox", role: "switch", class: "switch", id: `set-${one.id}`, "data-key": `set-${one.id}`, checked: one.value === "on", disabled: !canSet() || one.value === "removed",
      "aria-describedby": one.help ? `help-${one.id}` : undefined, onChange: (event) => setValue(name, one.id, event.currentTarget.checked ? "on" : "off"),
    }));
}

function permissionsView() {
  const choices = ["ask", "allow", "block"].map((id) => ({ id, label: t(id) }));
  return state.lists.permissions.map((one) => chooserView("permissions", one, `${one.site} — ${t(one.permission)}`, choices));
}

function settingsView() {
  const groups = [...new Set(state.lists.settings.map((one) => one.group ?? ""))];
  return groups.map((group) => h("section", { class: "group", "aria-label": group || undefined }, group && h("h3", {}, group),
    state.lists.settings.filter((one) => (one.group ?? "") === group).map((one) => one.kind === "choice"
      ? chooserView("settings", one, one.label, one.choices) : switchView("settings", one, one.label))));
}

function extensionsView() {
  return state.lists.extensions.map((one) => h("article", { class: "group", "aria-label": one.name },
    switchView("extensions", { ...one, help: [one.by && t("by", { name: one.by }), one.about].filter(Boolean).join(" — ") }, one.name),
    one.permissions?.length > 0 && h("details", {}, h("summary", {}, t("rights")), h("ul", { class: "bullets" }, one.permissions.map((text) => h("li", {}, text)))),
    canSet() && (one.value === "removed"
      ? h("p", { class: "line" }, h("span", { class: "error" }, t("removedExtension")), h("button", { class: "button", type: "button", "data-key": `remove-${one.id}`, onClick: () => setValue("extensions", one.id, firstOf(one.id)) }, icon("undo"), t("putBack", { name: one.name })))
      : h("button", { class: "button", type: "button", "data-key": `remove-${one.id}`, onClick: () => setValue("extensions", one.id, "removed") }, icon("bin"), t("removeNamed", { name: one.name })))));
}

function firstOf(id) {
  return data.extensions.find((one) => one.id === id)?.value ?? "on";
}
