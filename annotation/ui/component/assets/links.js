// Links between claims: what one does to another. A dialog lists the claims of the story, a card the links of a claim.

import { closeDialog, openDialog } from "./dialogs.js";
import { h, kbd } from "./dom.js";
import { save, target } from "./edits.js";
import { fold } from "./sounding.js";
import { find, linking, loadStory, others, placeOf, wordsOf } from "./story.js";
import { _, term } from "./words.js";

const same = (one, other) => one.article_id === other.article_id && one.claim_id === other.claim_id;

export const LINK = {
  async link(screen) {
    const item = target(screen);
    if (!item) return false;
    if (screen.desk.article.stamp.is_masked) return screen.say(_("While sources are hidden, claims are not linked."));
    const { desk } = screen;
    await screen.whileDeaf(() => loadStory(screen)); // each time: another article may have been read since
    if (screen.desk !== desk) return false;
    screen.draw();
    linkDialog(screen, item);
    return false;
  },
};

// A claim has one link to another; the same one again takes it away.
function linked(screen, item, relation, other) {
  const { article_id, claim_id } = other;
  const links = item.claim.links ?? [];
  const rest = links.filter((one) => !same(one, other));
  const isOff = links.some((one) => same(one, other) && one.relation === relation);
  return save(screen, item, { ...item.claim, links: isOff ? rest : [...rest, { relation, article_id, claim_id }] });
}

function linkDialog(screen, item) {
  const { link_relations: relations } = screen.config;
  const all = others(screen.desk, item.id).map((one) => ({ ...one, folded: fold([one.title, placeOf(one), ...one.chain, one.words].join(" ")) }));
  let [chosen, relation, options] = [0, relations[0], []];
  const list = h("ul", { role: "listbox", id: "claims", "aria-label": _("Claims of the story") });
  const row = h("div", { class: "choices", role: "radiogroup", "aria-label": _("What it does to the other claim") });
  const input = h("input", {
    type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "claims", autocomplete: "off", spellcheck: "false",
    "aria-label": _("Search the claims of the story"), placeholder: _("title, outlet, source, words"),
  });
  const finish = (index) => {
    if (!options[index]) return;
    closeDialog(screen);
    screen.act(() => linked(screen, item, relation, options[index]));
  };
  const choose = (code) => {
    relation = code;
    row.replaceChildren(...relations.map((one, place) => h("button", {
      role: "radio", "aria-checked": String(one === relation), class: one === relation ? "on" : null, onclick: () => { choose(one); input.focus(); },
    }, term(one), kbd(`Alt ${place + 1}`))));
  };
  const draw = () => {
    const sought = fold(input.value).trim().split(/\s+/);
    options = all.filter(({ folded }) => sought.every((word) => folded.includes(word)));
    chosen = Math.max(0, Math.min(chosen, options.length - 1));
    list.replaceChildren(...options.map((one, index) => h("li", {
      role: "option", id: `claim-${index}`, "aria-selected": String(index === chosen), onclick: () => finish(index),
    }, ...described(item, one))));
    if (!options.length) list.append(h("li", { class: "dim" }, all.length ? _("No claim of the story has these words.") : _("You have no other claim in this story.")));
    input.setAttribute("aria-activedescendant", `claim-${chosen}`);
    list.children[chosen]?.scrollIntoView?.({ block: "nearest" });
  };
  input.addEventListener("input", () => { chosen = 0; draw(); });
  const box = openDialog(screen, _("Link this claim to another"), h("div", { class: "hop link" }, input, list, row, told(screen.desk.story),
    h("p", { class: "dim" }, kbd("↑"), kbd("↓"), ` ${_("choose")} `, kbd(_("Enter")), ` ${_("link, or take the link away")} `, kbd(_("Esc")), ` ${_("leave it")}`)));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = event.altKey && /^Digit\d$/.test(event.code) ? Number(event.code.at(-1)) - 1 : -1; // by place, as on the screen
    if (relations[place]) choose(relations[place]);
    else if (step && event.target === input && options.length) {
      chosen = (chosen + step + options.length) % options.length;
      draw();
    } else if (event.key === "Enter" && !event.isComposing && event.target === input) finish(chosen);
    else return;
    event.preventDefault();
  });
  choose(relation);
  draw();
  input.focus();
}

// What the list cannot show.
function told(story) {
  if (!story) return h("p", { class: "dim" }, _("No connection: only the claims of this article are listed."));
  return story.is_cut ? h("p", { class: "dim" }, _("The story has more claims; these are the nearest by day.")) : null;
}

function described({ claim }, one) {
  const known = (claim.links ?? []).find((link) => same(link, one));
  const badge = known ? [h("span", { class: "badge" }, `✓ ${term(known.relation)}`), " "] : [];
  const through = one.root ? one.chain.slice(1) : one.chain;
  const where = [through.map((name) => `› ${name}`).join(" "), one.published, one.title].filter(Boolean).join(" · ");
  return [...badge, h("b", {}, one.root || _("nobody named")), " ", h("span", { class: "dim" }, where), h("div", { class: "words" }, wordsOf(one))];
}

// On the card: what the claim does to which other, each with a way to take it back.
export function drawLinks(screen, item) {
  const links = item.claim.links ?? [];
  if (!links.length) return null;
  const line = (link) => {
    const other = find(screen.desk, link);
    const name = other ? `${other.root || _("nobody named")} (${placeOf(other)})` : _("a claim of another article");
    const remove = (event) => {
      event.stopPropagation();
      screen.point(() => linked(screen, item, link.relation, link));
    };
    return h("li", { title: other ? wordsOf(other) : null }, "→ ", h("b", {}, term(link.relation)), ` ${name} `, other ? h("span", { class: "dim" }, wordsOf(other)) : null,
      h("button", { class: "plain", onclick: remove, "aria-label": _("Remove the link to {name}", { name }) }, "×"));
  };
  return h("ul", { class: "links", "aria-label": _("Links to other claims") }, ...links.map(line));
}

// Below the cards, where nothing moves when the story arrives: which other claims link to this one. They are changed there.
export function drawLinking(screen, item) {
  const found = item?.isDecided ? linking(screen.desk, item) : [];
  if (!found.length) return [];
  const line = ({ relation, claim }) => h("li", { title: wordsOf(claim) },
    h("b", {}, claim.root || _("nobody named")), ` (${placeOf(claim)}) → `, h("b", {}, term(relation)), " ", h("span", { class: "dim" }, wordsOf(claim)));
  return [h("ul", { class: "links", "aria-label": _("Links from other claims") }, h("li", { class: "dim" }, _("Linked to this claim:")), ...found.map(line))];
}
