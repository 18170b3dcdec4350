// What opens over the screen: the keys, the hop's name, refused commits. Escape closes; the keyboard stays inside.

import { h, kbd } from "./dom.js";
import { codebookRows, KEYS, shown } from "./keymap.js";
import { asName, knownHops, search } from "./registry.js";
import { _, inWords, term } from "./words.js";

export function openDialog(screen, title, ...content) {
  closeDialog(screen);
  const close = () => closeDialog(screen);
  const box = h("dialog", { class: "dialog", "aria-label": title },
    h("header", {}, h("h2", {}, title), h("button", { class: "plain", onclick: close, "aria-label": _("Close") }, "×")),
    ...content);
  box.addEventListener("close", () => {
    box.remove();
    screen.focusRoot();
  });
  box.addEventListener("click", (event) => event.target === box && close());
  screen.root.append(box);
  screen.dialog = box;
  box.showModal();
  return box;
}

export function closeDialog(screen) {
  screen.dialog?.close();
}

export function helpDialog(screen) {
  const line = ([, keys, what]) => h("tr", {}, h("td", {}, keys.flatMap((key, i) => [i ? " " : "", kbd(shown(key))])), h("td", {}, _(what)));
  const own = codebookRows(screen.config.codebook).map((row) => h("tr", { class: row.isTitle ? "head" : null },
    h("td", {}, row.key ? kbd(row.key) : ""),
    h("td", {}, h("b", {}, row.label), row.definition ? h("span", { class: "dim" }, ` ${row.definition}`) : "")));
  openDialog(screen, _("Keys"),
    h("p", { class: "dim" }, _("Shift with a letter, or Alt with a digit, does it and goes on to the next open sentence.")),
    h("div", { class: "keys" },
      ...KEYS.map(({ group, rows }) => h("section", {}, h("h3", {}, _(group)), h("table", {}, ...rows.map(line)))),
      h("section", {}, h("h3", {}, `${_("Codebook")} ${screen.config.codebook.version} · ${inWords(screen.config.codebook.title)}`), h("table", {}, ...own))));
}

// Name a hop: type, choose with the arrows, Enter. What nobody knows is taken as it is typed.
export function hopDialog(screen, hop, done) {
  let chosen = 0;
  let options = [];
  let isKindChosen = false;
  const list = h("ul", { role: "listbox", id: "matches", "aria-label": _("Sources") });
  const input = h("input", {
    type: "text", value: hop.name, role: "combobox", "aria-expanded": "true", "aria-controls": "matches",
    "aria-label": _("Name of the source"), autocomplete: "off", spellcheck: "false", maxlength: "300",
  });
  const kind = choose(_("Kind"), screen.config.hop_kinds, hop.kind);
  const role = choose(_("Role"), ["originator", "relay"], hop.role);
  const finish = (index) => {
    const option = options[index] ?? { name: input.value.trim(), source_id: "", kind: kind.value };
    if (!option.name) return;
    closeDialog(screen);
    const chosenKind = option.isTyped || isKindChosen ? kind.value : option.kind;
    done({ name: asName(option.name), source_id: option.source_id, kind: chosenKind, role: role.value });
  };
  const draw = () => {
    options = matches(screen, input.value, hop, kind.value);
    chosen = Math.max(0, Math.min(chosen, options.length - 1));
    list.replaceChildren(...options.map((option, index) => h("li", {
      role: "option", id: `match-${index}`, "aria-selected": String(index === chosen), onclick: () => finish(index),
    }, h("b", {}, option.name), " ", h("span", { class: "badge" }, term(option.kind)), " ",
    h("span", { class: "dim" }, option.isTyped ? _("as typed") : option.note ?? ""))));
    input.setAttribute("aria-activedescendant", `match-${chosen}`);
  };
  input.addEventListener("input", () => { chosen = 0; draw(); });
  kind.addEventListener("change", () => { isKindChosen = true; draw(); });
  const box = openDialog(screen, _("Who is it?"), h("div", { class: "hop" }, input, list,
    h("div", { class: "row" }, h("label", {}, `${_("Kind")} `, kind), h("label", {}, `${_("Role")} `, role)),
    h("p", { class: "dim" }, kbd("↑"), kbd("↓"), ` ${_("choose")} `, kbd(_("Enter")), ` ${_("take it")} `, kbd(_("Esc")), ` ${_("leave it")}`)));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && event.target === input) {
      chosen = (chosen + step + options.length) % options.length;
      draw();
    } else if (event.key === "Enter" && !event.isComposing && /^(INPUT|SELECT)$/.test(event.target.tagName)) finish(chosen);
    else return;
    event.preventDefault();
  });
  draw();
  input.focus();
  input.select();
}

function choose(label, values, value) {
  return h("select", { "aria-label": label },
    ...values.map((one) => h("option", { value: one, selected: one === value }, term(one))));
}

function matches(screen, typed, hop, kind) {
  const wanted = typed.trim().toLowerCase();
  const isUntouched = typed === hop.name;
  const known = knownHops(screen.desk)
    .filter(({ name }) => isUntouched || name.toLowerCase().includes(wanted))
    .map((one) => ({ ...one, note: _("in this article") }));
  const registered = search(typed).map((entry) => ({ name: entry.name, source_id: entry.id, kind: entry.kind, note: entry.id }));
  const asTyped = { name: typed.trim(), source_id: isUntouched ? hop.source_id : "", kind, isTyped: true };
  const all = isUntouched ? [asTyped, ...registered, ...known] : [...registered, ...known, asTyped];
  const seen = new Set();
  return all.filter(({ name, source_id }) => {
    const key = `${name}/${source_id}`;
    return name && !seen.has(key) && seen.add(key);
  });
}

export function parkedDialog(screen) {
  const rows = screen.outbox.parked().map(({ key, value }) => h("li", {},
    h("p", {}, value.message),
    h("p", { class: "dim" }, value.commit.changes.map((one) => describe(one)).join(" · ")),
    h("button", { class: "plain", onclick: () => screen.retryParked(key) }, _("Save mine over it")),
    h("button", { class: "plain", onclick: () => screen.discardParked(key) }, _("Keep what is stored"))));
  openDialog(screen, _("Not saved"),
    h("p", {}, _("The server refused these. Nothing is lost: decide for each.")), h("ul", { class: "parked" }, ...rows));
}

function describe(change) {
  if (change.claim) return change.claim.sources.map((hop) => hop.name).join(" › ") || _("the author's own voice");
  if (change.state) return term(change.state.status);
  return change.decision === "withdrawn" ? _("withdrawn") : term(change.decision);
}
