/* Who has access to an element: people, groups, the folder above, the link. */
"use strict";

const canShare = () => data.task === "share";

function accessView(item) {
  const all = accesses(item.id);
  return h("div", { class: "sharing" },
    h("h3", {}, t("whoHas")),
    ownerView(item),
    all.length ? h("ul", { class: "rights" }, all.map((access) => rightView(item, access))) : h("p", { class: "note" }, t("nobody")),
    canShare() && addView(item),
    parentOf(item.id) !== null && inheritsView(item),
    linkView(item),
    h("p", { class: "note" }, t("widest")));
}

function levelsOf(item) {
  return ["read", "comment", "edit", ...(item.kind === "folder" && data.tools.drop ? ["drop"] : [])];
}

function options(pairs, chosen) {
  return pairs.map(([value, text]) => h("option", { value, selected: value === chosen }, text));
}

/* A labelled list; `pairs` are [value, text]. */
function menu({ key, label, pairs, chosen, onChange, isHidden = false }) {
  return h("div", { class: "field" }, h("label", { for: key, class: isHidden ? "hidden" : undefined }, label),
    h("select", { class: "input", id: key, "data-key": key, onChange: (event) => onChange(event.currentTarget.value) }, options(pairs, chosen)));
}

function ownerView(item) {
  const { owner } = rightsOf(item.id);
  if (!owner) return null;
  if (!canShare() || !data.tools.transfer) return h("p", { class: "right" }, personView(owner), h("span", { class: "level" }, t("owner")));
  return menu({ key: `owner-${item.id}`, label: t("owner"), pairs: data.people.map(({ id, name }) => [id, name]), chosen: owner, onChange: (who) => setOwner(item.id, who) });
}

function personView(who) {
  const one = found("people", who) ?? found("groups", who);
  return h("span", { class: "person" }, avatar(who), h("span", {}, h("b", {}, one?.name ?? who), one?.note && h("span", { class: "note" }, one.note)));
}

function rightView(item, { who, own, above: from, level }) {
  const group = found("groups", who);
  const pairs = [...levelsOf(item), "none"].map((one) => [one, t(one)]);
  if (own && from) pairs.push(["folder", t("likeFolder", { level: t(from.level).toLowerCase() })]);
  return h("li", { class: "right" }, personView(who),
    canShare() ? menu({ key: `right-${who}`, label: t("level", { name: called(who) }), isHidden: true, pairs, chosen: level, onChange: (value) => setRight(item.id, who, value) })
      : h("span", { class: "level" }, t(level)),
    !own && from && h("p", { class: "note" }, t("fromFolder", { folder: called(from.folder) })),
    group && h("details", {}, h("summary", {}, t("members", { n: group.members.length })), h("p", {}, names(group.members))));
}

function addView(item) {
  const listed = new Set([rightsOf(item.id).owner, ...accesses(item.id).map(({ who }) => who)]);
  const others = [...data.people, ...data.groups].filter(({ id }) => !listed.has(id)).map(({ id, name, note }) => [id, note ? `${name} (${note})` : name]);
  const given = { who: "", level: "read" };
  const add = () => {
    if (!given.who) return;
    setRight(item.id, given.who, given.level);
    focusKey(`right-${given.who}`);
  };
  return others.length > 0 && h("fieldset", { class: "add" }, h("legend", {}, t("add")),
    menu({ key: "add-who", label: t("addWho"), pairs: [["", t("pick")], ...others], chosen: "", onChange: (who) => { given.who = who; } }),
    menu({ key: "add-level", label: t("addLevel"), pairs: levelsOf(item).map((one) => [one, t(one)]), chosen: "read", onChange: (level) => { given.level = level; } }),
    h("button", { class: "button", type: "button", "data-key": "add", onClick: add }, icon("add"), t("addNow")));
}

function toggle({ key, label, isOn, onChange }) {
  return h("label", { class: "check" }, h("input", { type: "checkbox", checked: isOn, disabled: !canShare(), "data-key": key, onChange: (event) => onChange(event.currentTarget.checked) }), label);
}

function inheritsView(item) {
  return toggle({
    key: "inherits", label: t("inherits", { folder: called(parentOf(item.id)) }), isOn: rightsOf(item.id).inherits,
    onChange: (isOn) => apply((now) => { now.items[item.id].inherits = isOn; }, t("saved")),
  });
}

function linkView(item) {
  const { link } = rightsOf(item.id);
  const open = above(item.id).find((folder) => rightsOf(folder).link.scope !== "none");
  const scopes = [["none", t("scopeNone")], ["members", t("scopeMembers")], ["anyone", t("scopeAnyone")]];
  return h("fieldset", { class: "link" }, h("legend", {}, t("link")),
    open && h("p", { class: "note" }, t("folderLink", { folder: called(open) })),
    canShare() ? menu({ key: "link-scope", label: t("scope"), pairs: scopes, chosen: link.scope, onChange: (scope) => setLink(item, { scope }) })
      : h("p", {}, scopes.find(([scope]) => scope === link.scope)[1]),
    link.scope !== "none" && (canShare() ? linkFields(item, link) : linkFacts(link)));
}

function setLink(item, change, tag = "") {
  apply((now) => Object.assign(now.items[item.id].link, change), t("saved"), tag);
}

function linkFields(item, link) {
  return [
    menu({ key: "link-level", label: t("linkLevel"), pairs: levelsOf(item).map((one) => [one, t(one)]), chosen: link.level, onChange: (level) => setLink(item, { level }) }),
    h("div", { class: "field" }, h("label", { for: "link-expires" }, t("expires")),
      h("input", { class: "input", type: "date", id: "link-expires", "data-key": "link-expires", value: link.expires, onChange: (event) => setLink(item, { expires: event.currentTarget.value }, `expires-${item.id}`) })),
    toggle({ key: "link-password", label: t("password"), isOn: link.password, onChange: (password) => setLink(item, { password }) }),
    toggle({ key: "link-download", label: t("download"), isOn: link.download, onChange: (download) => setLink(item, { download }) }),
  ];
}

function linkFacts(link) {
  const facts = [["linkLevel", t(link.level)], ["expires", link.expires ? dayText(link.expires) : t("never")], ["password", t(yes(link.password))], ["download", t(yes(link.download))]];
  return h("dl", { class: "facts" }, facts.map(([key, value]) => h("div", {}, h("dt", {}, t(key)), h("dd", {}, value))));
}
