/* What is around the page: tabs, address bar, padlock, menu, find in page. */
"use strict";

function tabsView() {
  return h("nav", { class: "tabs", "aria-label": t("tabs") },
    h("ul", {}, state.tabs.map((tab, index) => {
      const title = titleOf(tab.entries[tab.at]);
      return h("li", { class: "tab", "data-active": index === state.active },
        h("button", { class: "front", type: "button", "data-key": `tab-${index}`, "aria-current": index === state.active ? "true" : undefined, onClick: () => showTab(index) }, h("span", {}, title)),
        h("button", { class: "small", type: "button", onClick: () => closeTab(index) }, icon("close"), h("span", { class: "hidden" }, t("closeTab", { title }))));
    })),
    h("button", { class: "small", type: "button", "data-key": "new-tab", onClick: openTab }, icon("add"), h("span", { class: "hidden" }, t("newTab"))));
}

function toolView(key, image, onClick, props = {}) {
  return h("button", { class: "tool", type: "button", "data-key": key, onClick, ...props }, icon(image), h("span", { class: "hidden" }, t(key)));
}

function barView() {
  const tab = tabNow();
  const shown = shownNow();
  const reload = () => { state.closed.delete(shown.address); arrived(); };
  return h("div", { class: "bar" },
    toolView("back", "back", () => step(-1), { disabled: tab.at === 0 }),
    toolView("forward", "forward", () => step(1), { disabled: tab.at >= tab.entries.length - 1 }),
    toolView("reload", "reload", reload),
    addressView(shown),
    toolView("find", "search", toggleFind, { "aria-expanded": String(state.find !== null) }),
    panelNames().length > 0 && toolView("menu", "menu", toggleMenu, { "aria-expanded": String(state.isMenuOpen) }),
    state.isMenuOpen && menuView());
}

function addressView(shown) {
  const security = shown.kind === "page" || shown.kind === "warning" ? securityOf(shown) : null;
  const isBookmarked = state.lists.bookmarks.some((one) => one.address && keyOf(one.address) === keyOf(shown.address));
  return h("div", { class: "address" },
    security && h("button", {
      class: "lock", type: "button", "data-key": "lock", "data-security": security, "aria-expanded": String(state.panel === "lock"), onClick: () => openPanel("lock"),
    }, icon(security === "secure" ? "lock" : "unlock"), security === "secure" ? h("span", { class: "hidden" }, t("siteInfo")) : h("span", {}, t("notSecure"))),
    h("label", { class: "hidden", for: "address" }, t("address")),
    h("input", {
      id: "address", type: "text", value: shown.address, autocomplete: "off", spellcheck: "false", autocapitalize: "none", enterkeyhint: "go", "data-key": "address", placeholder: t("addressHelp"),
      onFocus: (event) => event.currentTarget.select(),
      onKeydown: (event) => { if (event.key === "Enter" && event.currentTarget.value.trim()) go(typedAddress(event.currentTarget.value)); },
    }),
    h("button", { class: "tool go", type: "button", "data-key": "go", onClick: () => { const text = document.getElementById("address").value; if (text.trim()) go(typedAddress(text)); } },
      icon("send"), h("span", { class: "hidden" }, t("go"))),
    data.task === "bookmark" && shown.kind === "page" && h("button", {
      class: "tool", type: "button", "data-key": "star", "aria-pressed": String(isBookmarked), onClick: () => bookmarkDialog(existing(shown.address) ?? { title: shown.page.title, address: shown.address }),
    }, icon("star"), h("span", { class: "hidden" }, t("addBookmark"))));
}

function panelNames() {
  return LISTS.filter((name) => data[name] || (name === "bookmarks" && data.task === "bookmark"));
}

function menuView() {
  return h("nav", { class: "menu", "aria-label": t("menu") }, h("ul", {}, panelNames().map((name) =>
    h("li", {}, h("button", { class: "item", type: "button", "data-key": `menu-${name}`, onClick: () => openPanel(name) }, t(name))))));
}

function toggleMenu() {
  state.isMenuOpen = !state.isMenuOpen;
  render();
}

function openPanel(name) {
  Object.assign(state, { panel: state.panel === name ? null : name, isMenuOpen: false, filter: { text: "", period: "all", party: "all" } });
  state.ticked.clear();
  render();
  focusKey(state.panel ? "panel" : "page");
}

function closePanel() {
  state.panel = null;
  render();
  focusKey("page");
}

function toggleFind() {
  state.find = state.find === null ? "" : null;
  render();
  if (state.find !== null) focusKey("find-text");
}

function findView() {
  if (state.find === null || state.panel) return null;
  const seek = (event) => { state.find = event.currentTarget.value; mark(); };
  return h("div", { class: "strip find", role: "search" },
    h("label", { class: "note", for: "find" }, t("find")),
    h("input", { class: "input", id: "find", type: "text", value: state.find, autocomplete: "off", spellcheck: "false", "data-key": "find-text", onInput: seek }),
    h("output", { class: "status", id: "found", for: "find" }),
    h("button", { class: "button plain", type: "button", onClick: () => { toggleFind(); focusKey("find"); } }, t("close")));
}

function folded(text) {
  return [...text].map((letter) => letter.normalize("NFD")[0].toLowerCase()).join("");
}

/* Marks each occurrence in the page and counts them. */
function mark() {
  const page = document.querySelector(".page");
  for (const old of page.querySelectorAll("mark")) old.replaceWith(old.textContent);
  page.normalize();
  const wanted = folded(state.find?.trim() ?? "");
  const count = wanted ? markedIn(page, wanted) : 0;
  const output = document.getElementById("found");
  if (output) output.textContent = wanted ? plural(lang, count, t("foundOne"), t("foundMany")) : "";
  page.querySelector("mark")?.scrollIntoView({ block: "nearest" });
}

function markedIn(page, wanted) {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  let count = 0;
  for (const text of texts) {
    for (let node = text, at = folded(node.data).indexOf(wanted); at >= 0; at = folded(node.data).indexOf(wanted)) {
      const hit = node.splitText(at);
      node = hit.splitText(wanted.length);
      hit.replaceWith(h("mark", {}, hit.data));
      count += 1;
    }
  }
  return count;
}
