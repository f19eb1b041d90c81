/* The page of the tab in front: its blocks, banner, prompt, popup, or why there is none. */
"use strict";

/* **strong** and [words](address), nothing else. */
function richView(text, base) {
  return String(text).split(/(\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/).map((piece) => {
    const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(piece);
    if (link) return linkView(link[1], link[2], base);
    return piece.startsWith("**") && piece.endsWith("**") && piece.length > 4 ? h("strong", {}, piece.slice(2, -2)) : piece;
  });
}

/* The real address shows in the status line, before any click. */
function aiming(address) {
  const show = () => (document.getElementById("status").textContent = address);
  const hide = () => (document.getElementById("status").textContent = "");
  return { onFocus: show, onMouseenter: show, onBlur: hide, onMouseleave: hide };
}

function linkView(text, to, base, look = "link") {
  const address = absolute(to, base);
  return h("button", { class: look, type: "button", role: "link", onClick: () => go(address), ...aiming(address) }, text);
}

const BLOCKS = {
  heading: ({ heading, level = 2 }, base) => h(`h${level}`, { class: `level${level}` }, richView(heading, base)),
  text: ({ text }, base) => String(text).split("\n").filter(Boolean).map((line) => h("p", {}, richView(line, base))),
  note: ({ note }, base) => h("p", { class: "note" }, richView(note, base)),
  list: ({ list, ordered }, base) => h(ordered ? "ol" : "ul", { class: "bullets" }, list.map((item) => h("li", {}, richView(item, base)))),
  links: ({ links }, base) => h("ul", { class: "links" }, links.map((link) => h("li", {}, linkView(link.text, link.to, base)))),
  button: ({ button, to }, base) => h("p", {}, linkView(button, to, base, "button main")),
  table: tableView,
  box: ({ box, label }, base) => h("section", { class: "card", "aria-label": label }, label && h("p", { class: "note label" }, label), box.map((one) => blockView(one, base))),
  picture: ({ picture }) => h("figure", {}, sceneView(picture, picture.alt)),
  field: ({ field }) => fieldView(field),
  code: ({ code }) => h("pre", { tabindex: "0" }, code),
};

function blockView(block, base) {
  const kind = Object.keys(BLOCKS).find((name) => name in block);
  return kind ? BLOCKS[kind](block, base) : null;
}

function tableView({ table: [head, ...rows], caption }, base) {
  return h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption || t("table") },
    h("table", {}, caption && h("caption", {}, caption),
      h("thead", {}, h("tr", {}, head.map((cell) => h("th", { scope: "col" }, richView(cell, base))))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, richView(cell, base))))))));
}

function fieldView(field) {
  const [id, value] = [`field-${field.id}`, valueOf(field)];
  const set = (text) => { state.values.set(field.id, text); publish(); };
  if (field.kind === "check") {
    return h("label", { class: "line" }, h("input", { type: "checkbox", id, checked: value === "on", onChange: (event) => set(event.currentTarget.checked ? "on" : "off") }), h("span", {}, field.label));
  }
  if (field.kind === "radio") {
    return h("fieldset", { class: "radios" }, h("legend", {}, field.label), (field.choices ?? []).map((one) => h("label", { class: "line" },
      h("input", { type: "radio", name: id, value: one.id, checked: value === one.id, onChange: () => set(one.id) }), h("span", {}, one.label))));
  }
  const control = field.kind === "choice"
    ? h("select", { class: "input", id, onChange: (event) => set(event.currentTarget.value) },
      value === "" && h("option", { value: "" }, "—"), (field.choices ?? []).map((one) => h("option", { value: one.id, selected: one.id === value }, one.label)))
    : h("input", { class: "input", id, type: "text", autocomplete: "off", spellcheck: "false", value, onInput: (event) => set(event.currentTarget.value) });
  return h("div", { class: "field" }, h("label", { for: id }, field.label), control);
}

const TROUBLES = {
  blank: () => h("div", { class: "trouble" }, icon("globe"), h("h2", {}, t("blankTitle")), h("p", { class: "note" }, t("blankText"))),
  missing: (shown) => troubleView("missing", shown),
  unknown: (shown) => troubleView("unknown", shown),
  invalid: (shown) => troubleView("invalid", shown),
  warning: warningView,
};

function troubleView(kind, { address }) {
  return h("div", { class: "trouble" }, icon("warning"), h("h2", {}, t(`${kind}Title`)), h("p", {}, t(`${kind}Text`, { address, host: hostOf(address) })));
}

function warningView(shown) {
  const host = hostOf(shown.address);
  return h("div", { class: "trouble alarm" }, icon("unlock"), h("h2", {}, t("warningTitle")), h("p", {}, t("warningText", { host })),
    h("details", {}, h("summary", {}, t("certificate")), certificateView(shown)),
    h("div", { class: "row" },
      h("button", { class: "button main", type: "button", onClick: () => (tabNow().at > 0 ? step(-1) : go("")) }, t("goBack")),
      h("button", { class: "button", type: "button", onClick: () => { state.passed.add(host); arrived(); } }, t("goOn"))));
}

function bannerView({ banner }) {
  if (!banner) return null;
  if (state.values.has(banner.id)) {
    return h("p", { class: "manage" }, h("button", { class: "button plain", type: "button", "data-key": "manage", onClick: () => { decide(banner.id, null); focusKey("banner"); } }, t("manageCookies")));
  }
  const all = banner.purposes ?? [];
  const free = all.filter((one) => !one.locked);
  const told = (ids) => [...ids].sort().join(",") || "none";
  const done = (ids) => { state.choosing.delete(banner.id); decide(banner.id, told(ids)); say(t("bannerDone")); focusKey("manage"); };
  const boxes = all.map((one) => h("label", { class: "line" },
    h("input", { type: "checkbox", value: one.id, checked: Boolean(one.on || one.locked), disabled: Boolean(one.locked) }), h("span", {}, one.label, one.locked ? ` (${t("always")})` : "")));
  const isChoosing = state.choosing.has(banner.id);
  const choose = () => { state.choosing.add(banner.id); render(); focusKey("save"); };
  const ticked = (event) => [...event.currentTarget.closest("section").querySelectorAll("input:checked:not(:disabled)")].map((box) => box.value);
  return h("section", { class: "banner", "aria-label": t("banner"), tabindex: "-1", "data-key": "banner" },
    h("p", {}, banner.text),
    isChoosing && h("div", { class: "purposes" }, boxes),
    h("div", { class: "row" },
      h("button", { class: "button main", type: "button", onClick: () => done(free.map(({ id }) => id)) }, t("acceptAll")),
      banner.refuse !== false && h("button", { class: "button", type: "button", onClick: () => done([]) }, t("refuseAll")),
      isChoosing
        ? h("button", { class: "button", type: "button", "data-key": "save", onClick: (event) => done(ticked(event)) }, t("saveChoices"))
        : free.length > 0 && h("button", { class: "button", type: "button", onClick: choose }, t("choose"))));
}

function promptView({ prompt, address }) {
  if (!prompt || state.values.has(prompt.id)) return null;
  const answer = (value) => { decide(prompt.id, value); focusKey("page"); };
  return h("section", { class: "prompt", "aria-label": t("permission") },
    h("p", {}, h("strong", {}, hostOf(address)), " ", t(`ask_${prompt.permission}`)),
    h("div", { class: "row" },
      h("button", { class: "button", type: "button", onClick: () => answer("allow") }, t("allow")),
      h("button", { class: "button", type: "button", onClick: () => answer("block") }, t("block"))));
}

function popupView({ popup, address }) {
  if (!popup || state.closed.has(address)) return null;
  const close = () => { state.closed.add(address); render(); focusKey("page"); };
  return h("section", { class: "popup", role: "dialog", "aria-label": popup.title },
    h("h2", {}, popup.title), h("p", {}, popup.text),
    h("div", { class: "row" }, (popup.buttons ?? []).map((one) => one.to
      ? linkView(one.label, one.to, address, "button main")
      : h("button", { class: "button", type: "button", onClick: close }, one.label))));
}

function pageView() {
  const shown = shownNow();
  const popup = shown.kind === "page" && popupView(shown.page);
  const content = shown.kind === "page"
    ? h("div", { class: "content", inert: Boolean(popup) }, (shown.page.blocks ?? []).map((block) => blockView(block, shown.page.address)))
    : TROUBLES[shown.kind](shown);
  return h("section", { class: "page", tabindex: "-1", "data-key": "page", "aria-label": t("pageNamed", { title: titleOf(shown.address) }) },
    shown.kind === "page" && promptView(shown.page), popup, content, shown.kind === "page" && bannerView(shown.page));
}
