// From a key press to a verb. The codebook brings its own keys; the rest is here, and `?` shows both.

import { _, inWords, N_ } from "./words.js";

// Verb, keys, what it does. `span` verbs work on the selected words.
export const KEYS = [
  { group: N_("Go"), rows: [
    ["accept", ["Enter"], N_("accept what is shown and go on")],
    ["reject", ["Backspace"], N_("reject the attribution in focus")],
    ["rejectOne", ["Shift+Backspace"], N_("reject it, accept the others and go on")],
    ["nobody", ["0"], N_("no attribution: the author's own voice, and go on")],
    ["next", ["ArrowDown", "j"], N_("next sentence")],
    ["previous", ["ArrowUp", "k"], N_("previous sentence")],
    ["nextOpen", ["g"], N_("next open sentence")],
    ["nextArticle", ["z", "PageDown"], N_("next article with an open sentence")],
    ["followingArticle", [">"], N_("following article")],
    ["previousArticle", ["<", "PageUp"], N_("previous article")],
    ["skip", ["x"], N_("skip the sentence")],
    ["flag", ["d"], N_("flag the sentence, or take the flag away")],
    ["undo", ["u", "Control+z"], N_("undo")],
    ["redo", ["y", "Control+y", "Control+Z"], N_("redo")],
  ] },
  { group: N_("Mark"), rows: [
    ["right", ["ArrowRight"], N_("next word")],
    ["left", ["ArrowLeft"], N_("previous word")],
    ["extendRight", ["Shift+ArrowRight"], N_("extend the selection")],
    ["extendLeft", ["Shift+ArrowLeft"], N_("extend the selection back")],
    ["clauseRight", ["Control+ArrowRight"], N_("to the end of the clause")],
    ["clauseLeft", ["Control+ArrowLeft"], N_("to the beginning of the clause")],
    ["extendClauseRight", ["Control+Shift+ArrowRight"], N_("extend to the end of the clause")],
    ["extendClauseLeft", ["Control+Shift+ArrowLeft"], N_("extend to the beginning of the clause")],
    ["extendDown", ["Shift+ArrowDown"], N_("extend into the next sentence")],
    ["extendUp", ["Shift+ArrowUp"], N_("extend into the previous sentence")],
    ["first", ["Home"], N_("first word")],
    ["last", ["End"], N_("last word")],
    ["selectAll", ["Control+a"], N_("select the whole sentence")],
    ["source", ["s"], N_("the selection is the source")],
    ["relay", ["r"], N_("the selection is a relay")],
    ["cue", ["c"], N_("the selection is the cue (of the hop in focus)")],
    ["content", ["q"], N_("the selection is the content")],
    ["piece", ["w"], N_("the selection is a further piece of the content")],
    ["unselect", ["Escape"], N_("let go of the selection")],
  ] },
  { group: N_("Attributions and chain"), rows: [
    ["nextClaim", [" "], N_("next attribution of the sentence")],
    ["another", ["+"], N_("add an attribution")],
    ["hop", ["h"], N_("next hop of the chain")],
    ["hopLater", ["Alt+ArrowRight"], N_("move the hop outwards")],
    ["hopEarlier", ["Alt+ArrowLeft"], N_("move the hop towards the originator")],
    ["remove", ["Delete"], N_("remove the hop in focus, or the selected mark")],
    ["resolve", ["e"], N_("name the hop: search the source registry")],
    ["force", ["5"], N_("force of the cue: neutral, endorsing, distancing")],
    ["quote", ["6"], N_("type of quotation: direct, mixed, indirect")],
    ["scope", ["7"], N_("credit of the whole article, or of this passage")],
    ["link", [":", "Alt+l"], N_("link the claim to another one of the story")],
  ] },
  { group: N_("Sentences"), rows: [
    ["noise", ["8"], N_("the line is boilerplate, or is not")],
    ["kind", ["9"], N_("next kind of line: title, byline, body, caption, boilerplate")],
    ["split", [";"], N_("cut before the selected word")],
    ["join", [","], N_("join with the next sentence")],
    ["review", ["="], N_("labels that no longer fit")],
  ] },
  { group: N_("Other"), rows: [
    ["note", ["/"], N_("note")],
    ["help", ["?"], N_("this list")],
  ] },
];

// What a held key may do again and again.
export const REPEATABLE = new Set([
  "next", "previous", "undo", "redo", "right", "left", "extendRight", "extendLeft", "clauseRight", "clauseLeft",
  "extendClauseRight", "extendClauseLeft", "extendDown", "extendUp",
]);

export const SHOWN = {
  Enter: N_("Enter"), Backspace: "⌫", Delete: N_("Del"), Escape: N_("Esc"), " ": N_("Space"),
  ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Home: "↖", End: "↘",
  PageUp: N_("Page ↑"), PageDown: N_("Page ↓"), Shift: "⇧", Control: "Ctrl", Alt: "Alt",
};

export const shown = (key) =>
  key.split(/(?<=.)\+(?=.)/).map((part) => (SHOWN[part] ? _(SHOWN[part]) : part)).join(" ");

// Digits by their place on the keyboard, since a French one has them under Shift; the rest by what is printed.
export function nameOf(event) {
  const isDigitKey = /^Digit\d$/.test(event.code) && event.key.length === 1 && !event.getModifierState?.("AltGraph");
  if (isDigitKey && !/^[?/+]$/.test(event.key)) return event.code.at(-1);
  if (!/^\p{L}$/u.test(event.key)) return event.key;
  return event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase(); // whatever Caps Lock says
}

function strokeOf(event) {
  const name = nameOf(event);
  const parts = [];
  const isThirdLevel = event.getModifierState?.("AltGraph"); // prints a character; Windows also says Ctrl and Alt
  if ((event.ctrlKey || event.metaKey) && !isThirdLevel) parts.push("Control");
  if (event.altKey && !isThirdLevel) parts.push("Alt");
  if (event.shiftKey && name.length > 1) parts.push("Shift");
  return [...parts, name].join("+");
}

// Shift with a letter, or Alt with a digit: do it and go on to the next open sentence. Only for what labels.
const LABELLING = new Set(["source", "relay", "cue", "content", "piece", "axis", "choice", "stance", "force", "quote", "scope"]);

export function asksToGoOn(event) {
  const name = nameOf(event);
  const isBare = !event.ctrlKey && !event.metaKey;
  return isBare && ((event.shiftKey && /^\p{Lu}$/u.test(name)) || (event.altKey && /^\d$/.test(name)));
}

export class Keymap {
  constructor(codebook) {
    this.verbs = new Map(KEYS.flatMap(({ rows }) => rows.flatMap(([verb, keys]) => keys.map((key) => [key, { verb }]))));
    const codes = codebook.dimensions.filter(({ kind }) => kind === "code");
    this.main = codes.find(({ key }) => !key) ?? codes[0];
    for (const dimension of codebook.dimensions) this.#bind(dimension);
  }

  #bind(dimension) {
    const name = dimension.name;
    if (dimension.kind === "stance") {
      this.verbs.set(dimension.key, { verb: "target", dimension: name });
      for (const choice of dimension.choices) this.verbs.set(choice.key, { verb: "stance", code: choice.code });
    } else if (dimension.kind === "code") {
      if (dimension.key) this.verbs.set(dimension.key, { verb: "perspective", dimension: name });
      if (dimension === this.main) dimension.axes.forEach((axis, index) => {
        for (const choice of axis.choices) this.verbs.set(choice.key, { verb: "axis", axis: index, code: choice.code });
      });
    } else {
      this.verbs.set(dimension.key, { verb: "pending", dimension: name });
    }
  }

  find(event) {
    const direct = this.verbs.get(strokeOf(event));
    if (direct) return direct;
    const found = asksToGoOn(event) ? this.verbs.get(nameOf(event).toLowerCase()) : null;
    if (found?.verb === "pending") return found;
    return found && LABELLING.has(found.verb) ? { ...found, goOn: true } : null;
  }
}

export function codebookRows(codebook) {
  const rows = [];
  for (const dimension of codebook.dimensions) {
    const choices = [...dimension.choices, ...dimension.axes.flatMap((axis) => axis.choices)];
    const own = dimension.kind === "code" && dimension.key ? [] : choices;
    const prefix = dimension.kind === "choice" ? `${dimension.key} ` : "";
    rows.push({ key: dimension.key, label: inWords(dimension.label), definition: inWords(dimension.definition), isTitle: true });
    for (const choice of own) {
      rows.push({ key: prefix + choice.key, label: inWords(choice.label), definition: inWords(choice.definition) });
    }
  }
  return rows;
}
