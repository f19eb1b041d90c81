/* The settings, and the writing of a post. */
"use strict";

function settingsView() {
  const sections = [...new Set(data.settings.map(({ section }) => section ?? ""))];
  return sections.map((section) => h("div", { class: "block" }, section && h("h3", {}, section),
    h("div", { class: "settings" }, data.settings.filter((one) => (one.section ?? "") === section).map(settingView))));
}

function settingView(one) {
  const now = valueOf(one.id, String(one.value));
  const help = one.help && h("p", { class: "note", id: `help-${one.id}` }, frenchSpaces(one.help));
  const common = { id: `set-${one.id}`, "data-key": `set-${one.id}`, disabled: !canSet(), "aria-describedby": one.help ? `help-${one.id}` : undefined };
  const change = (value) => set(one.id, value, String(one.value), one.label);
  const control = one.kind === "switch"
    ? h("input", { ...common, type: "checkbox", role: "switch", checked: now === "yes", onChange: (event) => change(event.currentTarget.checked ? "yes" : "no") })
    : h("select", { ...common, class: "input", onChange: (event) => change(event.currentTarget.value) },
      (one.options ?? audiences).map(({ id, label }) => h("option", { value: id, selected: id === now }, label)));
  return h("div", { class: one.kind === "switch" ? "setting switch" : "setting" }, h("div", { class: "grow" }, h("label", { for: `set-${one.id}` }, one.label), help), control);
}

function boxed(key, label, control) {
  control.setAttribute("id", `draft-${key}`);
  control.dataset.key = `draft-${key}`;
  return h("div", { class: "field" }, h("label", { for: `draft-${key}` }, label), control);
}

function picker(key, label, options) {
  return boxed(key, label, h("select", { class: "input", onChange: (event) => write({ [key]: event.currentTarget.value }) },
    options.map(([id, text]) => h("option", { value: id, selected: id === state.draft[key] }, text))));
}

function composeView() {
  const { draft } = state;
  const others = data.people.filter(({ id }) => id !== data.me);
  const named = (list) => list.map(({ id, label }) => [id, label]);
  return h("div", { class: "composer block" },
    h("div", { class: "by" }, avatar(data.me), h("strong", {}, personName(data.me))),
    boxed("text", t("text"), h("textarea", { class: "input", rows: 4, value: draft.text, onInput: (event) => write({ text: event.currentTarget.value }) })),
    data.pictures.length > 0 && picker("picture", t("picture"), [["", t("noPicture")], ...named(data.pictures)]),
    data.pictures.length > 0 && boxed("description", t("description"), h("input", { class: "input", autocomplete: "off", value: draft.description, onInput: (event) => write({ description: event.currentTarget.value }) })),
    h("div", { class: "pair" },
      picker("audience", t("whoSees"), named(audiences)),
      picker("comments", t("whoComments"), [...named(audiences.filter(({ id }) => id !== "me")), ["nobody", t("nobody")]]),
      data.places.length > 0 && picker("place", t("place"), [["", t("noPlace")], ...named(data.places)]),
      picker("expiry", t("expiry"), ["never", "24h", "7d", "30d"].map((id) => [id, t(`expiry_${id}`)])),
      boxed("schedule", t("schedule"), h("input", { class: "input", type: "datetime-local", value: draft.schedule.replace(" ", "T"), onInput: (event) => write({ schedule: event.currentTarget.value }) }))),
    others.length > 0 && h("fieldset", { class: "tags" }, h("legend", {}, t("tags")), others.map(({ id, name }) => h("label", { class: "pick" },
      h("input", { type: "checkbox", checked: draft.tags.includes(id), "data-key": `tag-${id}`, onChange: (event) => write({ tags: event.currentTarget.checked ? [...draft.tags, id] : draft.tags.filter((one) => one !== id) }) }), name))),
    h("p", { class: "note" }, t("composeHelp")));
}
