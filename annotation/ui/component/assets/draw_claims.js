// Below the sentence: a card for each attribution, its chain as a breadcrumb.

import { h, kbd } from "./dom.js";
import { whenLaidOut } from "./frames.js";
import { drawLinking, drawLinks } from "./links.js";
import { _, moment, number, term } from "./words.js";

export class ClaimsPane {
  constructor(screen) {
    this.screen = screen;
    this.element = h("section", { class: "claims", "aria-label": _("Attributions of the sentence") });
  }

  draw() {
    const { screen } = this;
    const focused = screen.focused();
    const cards = screen.items().map((item) => this.#card(item, item.id === focused?.id));
    if (screen.ui.isDrafting) cards.push(this.#draft());
    else if (!cards.length && screen.desk.isWanted(screen.ui.cursor)) cards.push(this.#nothing());
    this.element.replaceChildren(...cards, this.#actions(), ...drawLinking(screen, focused));
    whenLaidOut(() => this.element.querySelector(".card.on")?.scrollIntoView({ block: "nearest" }));
  }

  #card(item, isOn) {
    const { screen } = this;
    const isAuthor = item.claim.voice === "author";
    const focus = () => screen.point(() => { Object.assign(screen.ui, { focus: item.id, isDrafting: false, hop: null }); });
    return h("article", {
      class: `card${isOn ? " on" : ""}${item.isDecided ? "" : " suggested"}`, "aria-current": isOn ? "true" : null, onclick: focus,
    }, this.#origin(item), isAuthor ? this.#author() : this.#chain(item, isOn), this.#facts(item), drawLinks(screen, item));
  }

  #origin(item) {
    if (!item.isDecided) {
      const { score } = item.suggestion;
      return h("span", { class: "origin", title: this.#when(item) },
        `${_("suggestion")} ${number(score, 2)} `, kbd(_("Enter")));
    }
    const signs = { accepted: "✓", corrected: "✎", added: "+", rejected: "✓" };
    return h("span", { class: "origin", title: this.#when(item) }, `${signs[item.decision] ?? ""} ${term(item.decision)}`);
  }

  // Who suggested it, how sure and when; nothing where nobody did.
  #when({ suggestion }) {
    if (!suggestion) return null;
    const { agent, score, made_at: made } = suggestion;
    return [`${_("suggestion")} ${number(score, 2)}`, agent, made && moment(made)].filter(Boolean).join(" · ");
  }

  #author() {
    const { outlet } = this.screen.desk.article;
    return h("div", { class: "chain author" }, _("No attribution: the author's own voice"), outlet ? h("span", { class: "dim" }, ` · ${outlet}`) : null);
  }

  #chain(item, isOn) {
    const { screen } = this;
    const { sources } = item.claim;
    const parts = sources.map((hop, index) => this.#hop(item, hop, index, isOn));
    if (!parts.length) parts.push(h("span", { class: "dim" }, _("nobody named"), " ", kbd("s")));
    const { outlet } = screen.desk.article;
    if (outlet) parts.push(h("span", { class: "crumb outlet" }, outlet, " ", h("span", { class: "badge" }, term("media"))));
    const separated = parts.flatMap((part, index) => (index ? [h("em", { "aria-hidden": "true" }, "›"), part] : [part]));
    return h("div", { class: "chain", "aria-label": _("Chain of sources") }, ...separated);
  }

  #hop(item, hop, index, isOn) {
    const { screen } = this;
    const isFocused = isOn && screen.ui.hop === index;
    const pick = (event) => {
      event.stopPropagation();
      screen.point(() => {
        const again = screen.focused()?.id === item.id && screen.ui.hop === index;
        Object.assign(screen.ui, { focus: item.id, hop: index, isDrafting: false });
        if (again) screen.run({ verb: "resolve" });
      });
    };
    const name = h("b", { class: hop.role === "relay" ? "relay" : "source" }, hop.name);
    return h("button", { class: `crumb${isFocused ? " focused" : ""}`, onclick: pick, title: hop.source_id || _("not in the source registry") },
      name, " ", h("span", { class: "badge" }, term(hop.kind)));
  }

  #facts({ claim, suggestion, isDecided }) {
    const { article } = this.screen.desk;
    const by = isDecided ? null : h("span", { class: "dim by" }, suggestion.agent);
    if (claim.voice === "author") return by && h("div", { class: "facts" }, by);
    const cue = claim.cue ? article.text.slice(claim.cue.start, claim.cue.end) : "–";
    const depth = claim.sources.length + (article.outlet ? 1 : 0);
    return h("div", { class: "facts" },
      h("span", {}, `${_("cue")} `, h("b", {}, cue), ` · ${term(claim.cue_force)}`),
      claim.scope === "article"
        ? h("span", {}, h("b", {}, _("credit of the whole article")))
        : h("span", {}, `${_("quotation")} `, h("b", {}, term(claim.quote_type))),
      claim.sources.length ? h("span", {}, `${_("root")} `, h("b", {}, claim.sources[0].name)) : null,
      h("span", {}, `${_("depth")} `, h("b", {}, number(depth))),
      claim.note ? h("span", { class: "dim" }, `✎ ${claim.note}`) : null, by);
  }

  // The same whether an agent found nothing here or its suggestions are held back.
  #nothing() {
    return h("article", { class: "card draft" }, h("div", { class: "chain dim" }, _("No suggestion here."), " ",
      kbd(_("Enter")), ` ${_("the author's own voice")}`));
  }

  #draft() {
    return h("article", { class: "card on draft", "aria-current": "true" },
      h("div", { class: "chain dim" }, _("New attribution: select words, then"), " ",
        kbd("s"), ` ${_("source")} `, kbd("r"), ` ${term("relay")} `, kbd("c"), ` ${_("cue")} `, kbd("q"), ` ${_("content")}`));
  }

  #actions() {
    const { screen } = this;
    const action = (verb, label, key) => h("button", { class: "plain", onclick: (event) => screen.press(event, { verb }) }, label, " ", kbd(key));
    return h("div", { class: "actions" },
      action("another", _("Add an attribution"), "+"), action("nobody", _("None"), "0"),
      action("reject", _("Reject"), "⌫"), action("skip", _("Skip"), "x"), action("flag", _("Flag"), "d"));
  }
}
