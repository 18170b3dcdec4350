// What the keys do. Each verb reads the screen, makes changes, and commits them; nothing here draws.

import { changed, codeAfter, emptyClaim, merged, quoteType, same } from "./claims.js";
import { nameFor } from "./registry.js";
import { uuid } from "./desk.js";
import { _ } from "./words.js";

const nextIn = (list, value) => list[(list.indexOf(value) + 1) % list.length];

// The claim that a key acts on: the one in focus; a fresh one where nobody speaks yet.
function target(screen) {
  const { desk, ui } = screen;
  const item = screen.focused();
  if (item && !ui.isDrafting) return item;
  return { id: null, claim: desk.authorClaim(ui.cursor), suggestion: null, isDecided: false, isNew: true };
}

// An attribution to mark: the one in focus if somebody speaks in it, else a new one.
function attribution(screen) {
  const item = screen.focused();
  if (item && item.claim.voice === "source" && !screen.ui.isDrafting) return item;
  const blank = emptyClaim("source");
  blank.judgements = screen.desk.authorClaim(screen.ui.cursor).judgements;
  for (const dimension of screen.desk.codebook.dimensions.filter((one) => one.derived)) {
    blank.judgements = { ...blank.judgements, [dimension.name]: dimension.derived.by.neutral };
  }
  return { id: null, claim: blank, suggestion: null, isDecided: false, isNew: true };
}

function save(screen, item, claim) {
  const { desk, ui } = screen;
  const changes = [];
  if (item.isNew) {
    const key = `claim:${uuid()}`;
    changes.push(desk.change(key, "added", { claim }));
    ui.focus = key;
    ui.isDrafting = false;
  } else {
    const change = desk.adopt(item, "corrected", claim);
    changes.push(change);
    ui.focus = change.key;
  }
  if (claim.voice === "source") changes.push(...withoutAuthor(screen));
  screen.commit(changes);
}

// Where somebody speaks, the author's own voice gives way.
function withoutAuthor(screen) {
  const own = screen.items().filter((item) => item.isDecided && item.claim.voice === "author");
  return own.map((item) => screen.desk.change(item.id, "withdrawn"));
}

function edit(screen, item, update) {
  const claim = changed(screen.desk.codebook, item.claim, update);
  if (update.content) claim.quote_type = quoteType(screen.desk.article.text, claim.content);
  if (!claim.sources.length && !claim.cue && !claim.content.length) {
    screen.commit(item.isNew ? [] : screen.desk.rejecting(item));
  } else save(screen, item, claim);
}

function withSelection(screen, work) {
  const span = screen.selection();
  if (!span) return screen.say(_("Select words first: ← → and ⇧, or drag with the mouse."));
  work(span, attribution(screen));
  screen.ui.anchor = screen.ui.head = null;
}

function asHop(screen, span, role) {
  const { name, source_id: id, kind } = nameFor(screen, span);
  return { span, name, source_id: id, role, kind, cue: null };
}

function editHop(screen, update) {
  const item = attribution(screen);
  const hop = screen.ui.hop ?? 0;
  if (!item.claim.sources[hop]) return;
  edit(screen, item, { sources: item.claim.sources.map((one, index) => (index === hop ? { ...one, ...update } : one)) });
}

const MARK = {
  source(screen) {
    withSelection(screen, (span, item) => {
      const { sources } = item.claim;
      const place = screen.ui.hop ?? 0;
      const hop = asHop(screen, span, sources[place]?.role ?? "originator");
      hop.cue = sources[place]?.cue ?? null;
      const isRelayOnly = screen.ui.hop === null && sources[0]?.role === "relay";
      const next = isRelayOnly ? [{ ...hop, role: "originator", cue: null }, ...sources] : sources.toSpliced(place, 1, hop);
      edit(screen, item, { sources: next });
    });
  },
  relay(screen) {
    withSelection(screen, (span, item) => {
      const { sources } = item.claim;
      const focused = screen.ui.hop;
      const replaces = focused !== null && sources[focused]?.role === "relay";
      const hop = asHop(screen, span, "relay");
      if (replaces) hop.cue = sources[focused].cue;
      screen.ui.hop = replaces ? focused : sources.length;
      edit(screen, item, { sources: replaces ? sources.toSpliced(focused, 1, hop) : [...sources, hop] });
    });
  },
  cue(screen) {
    withSelection(screen, (span, item) => {
      const hop = screen.ui.hop;
      const isLink = hop !== null && item.claim.sources[hop]?.role === "relay";
      if (!isLink) return edit(screen, item, { cue: same(item.claim.cue, span) ? null : span });
      const sources = item.claim.sources.map((one, index) => (index === hop ? { ...one, cue: span } : one));
      edit(screen, item, { sources });
    });
  },
  content(screen) {
    withSelection(screen, (span, item) => {
      const isThere = item.claim.content.length === 1 && same(item.claim.content[0], span);
      edit(screen, item, { content: isThere ? [] : [span] });
    });
  },
  piece(screen) {
    withSelection(screen, (span, item) => {
      const without = item.claim.content.filter((one) => !same(one, span));
      const isThere = without.length < item.claim.content.length;
      edit(screen, item, { content: isThere ? without : merged([...without, span]) });
    });
  },
};

const CHAIN = {
  nextClaim(screen) {
    const items = screen.items();
    screen.ui.isDrafting = false;
    if (!items.length) return;
    const here = items.findIndex(({ id }) => id === screen.focused()?.id);
    screen.ui.focus = items[(here + 1) % items.length].id;
    screen.ui.hop = null;
  },
  another(screen) {
    screen.ui.isDrafting = true;
    screen.ui.hop = null;
    screen.say(_("New attribution: select words, then s, r, c or q."));
  },
  hop(screen) {
    const count = screen.focused()?.claim.sources.length ?? 0;
    const next = screen.ui.hop === null ? 0 : screen.ui.hop + 1;
    screen.ui.hop = next < count ? next : null;
  },
  hopLater: (screen) => moveHop(screen, 1),
  hopEarlier: (screen) => moveHop(screen, -1),
  remove(screen) {
    const item = screen.focused();
    const { hop } = screen.ui;
    if (!item || item.claim.voice !== "source") return;
    if (hop === null || !item.claim.sources[hop]) return removeMark(screen, item);
    screen.ui.hop = null;
    edit(screen, item, { sources: item.claim.sources.toSpliced(hop, 1) });
  },
  resolve(screen) {
    const item = screen.focused();
    if (!item || item.claim.voice !== "source") return screen.say(_("There is no source to name here: mark one with s first."));
    const hop = screen.ui.hop ?? 0;
    if (!item.claim.sources[hop]) return screen.say(_("There is no source to name here: mark one with s first."));
    screen.ui.hop = hop;
    screen.openHop(item.claim.sources[hop], (update) => editHop(screen, update));
  },
  force: (screen) => onAttribution(screen, (item) => ({ cue_force: nextIn(screen.config.cue_forces, item.claim.cue_force) })),
  quote(screen) {
    const item = screen.focused();
    if (!item || item.claim.voice !== "source") return;
    save(screen, item, { ...item.claim, quote_type: nextIn(screen.config.quote_types, item.claim.quote_type) });
  },
  scope: (screen) => onAttribution(screen, (item) => ({ scope: item.claim.scope === "span" ? "article" : "span" })),
};

function onAttribution(screen, update) {
  const item = screen.focused();
  if (item && item.claim.voice === "source") edit(screen, item, update(item));
}

function removeMark(screen, item) {
  const span = screen.selection();
  if (!span) return;
  const isOther = (one) => !(one.start < span.end && span.start < one.end);
  const { content, cue } = item.claim;
  edit(screen, item, { content: content.filter(isOther), cue: cue && !isOther(cue) ? null : cue });
}

function moveHop(screen, step) {
  const item = screen.focused();
  const { hop } = screen.ui;
  const there = hop + step;
  if (!item || hop === null || !item.claim.sources[hop] || !item.claim.sources[there]) return;
  const sources = [...item.claim.sources];
  [sources[hop], sources[there]] = [sources[there], sources[hop]];
  // What comes first is the originator unless all are relays; the others pass it on.
  const hasOriginator = sources.some((one) => one.role === "originator");
  const roles = sources.map((one, index) => ({ ...one, role: hasOriginator && index === 0 ? "originator" : "relay" }));
  screen.ui.hop = there;
  edit(screen, item, { sources: roles });
}

const JUDGE = {
  axis(screen, { axis, code, perspective }) {
    const dimension = screen.perspective(perspective);
    const item = target(screen);
    const value = codeAfter(dimension, item.claim.judgements[dimension.name], axis, code);
    judge(screen, item, dimension.name, value);
  },
  perspective(screen, { dimension }) {
    screen.ui.perspective = screen.ui.perspective === dimension ? null : dimension;
  },
  pending(screen, { dimension }) {
    screen.ui.pending = dimension;
  },
  choice(screen, { dimension, code }) {
    const item = target(screen);
    judge(screen, item, dimension, item.claim.judgements[dimension] === code ? undefined : code);
  },
  target(screen) {
    screen.openTarget((text) => setTarget(screen, text));
  },
  stance(screen, { code }) {
    const item = target(screen);
    const stances = item.claim.stance;
    const place = Math.min(screen.ui.stance, stances.length - 1);
    const known = screen.ui.target ?? stances[place]?.target ?? screen.lastTarget();
    if (!known) return screen.openTarget((text) => { setTarget(screen, text); JUDGE.stance(screen, { code }); });
    if (place < 0 || screen.ui.target) return addStance(screen, item, known, code);
    const isOff = stances[place].polarity === code;
    const next = isOff ? stances.toSpliced(place, 1) : stances.toSpliced(place, 1, { target: known, polarity: code });
    save(screen, item, { ...item.claim, stance: next });
  },
};

function judge(screen, item, name, value) {
  const { [name]: _old, ...rest } = item.claim.judgements;
  const judgements = value === undefined ? rest : { ...rest, [name]: value };
  save(screen, item, changed(screen.desk.codebook, item.claim, { judgements }));
}

function addStance(screen, item, text, code) {
  const others = item.claim.stance.filter((one) => one.target !== text);
  screen.ui.target = null;
  screen.ui.stance = others.length;
  save(screen, item, { ...item.claim, stance: [...others, { target: text, polarity: code }] });
}

// A target without a polarity is no stance yet: it waits for the next stance key.
function setTarget(screen, text) {
  const item = target(screen);
  const place = item.claim.stance.findIndex((one) => one.target === text);
  screen.ui.stance = Math.max(place, 0);
  screen.ui.target = place < 0 ? text : null;
  screen.rememberTarget(text);
}

function saveNote(screen, text) {
  const item = target(screen);
  save(screen, item, { ...item.claim, note: text });
}

const GO = {
  accept(screen) {
    const { desk, ui } = screen;
    if (desk.nextOpen(ui.cursor) < 0 && desk.isDone(ui.cursor)) return GO.nextArticle(screen);
    if (screen.commit(desk.accepting(ui.cursor))) GO.nextOpen(screen);
  },
  reject(screen) {
    const { desk, ui } = screen;
    const item = screen.focused();
    if (!item || item.claim.voice === "author") return GO.nobody(screen);
    const others = screen.items().filter((one) => one.id !== item.id && one.claim.voice === "source");
    if (!others.length && desk.inFlow(ui.cursor)) return GO.nobody(screen);
    if (screen.commit(desk.rejecting(item)) && !others.length) GO.accept(screen);
    ui.focus = null;
  },
  nobody(screen) {
    if (screen.commit(screen.desk.silencing(screen.ui.cursor))) GO.nextOpen(screen);
  },
  skip(screen) {
    const { desk, ui } = screen;
    if (screen.commit([desk.stateChange(ui.cursor, { status: "skipped" }, "skipped")])) GO.nextOpen(screen);
  },
  flag(screen) {
    const { desk, ui } = screen;
    screen.commit([desk.stateChange(ui.cursor, { flagged: !desk.state(ui.cursor).flagged })]);
  },
  next: (screen) => screen.moveTo(screen.ui.cursor + 1),
  previous: (screen) => screen.moveTo(screen.ui.cursor - 1),
  nextOpen(screen) {
    const there = screen.desk.nextOpen(screen.ui.cursor);
    if (there >= 0) screen.moveTo(there);
    else screen.say(_("Every sentence of this article has its label. Enter or z: next article."));
  },
  nextArticle: (screen) => screen.leaveFor("next"),
  followingArticle: (screen) => screen.leaveFor(screen.desk.article.following),
  previousArticle: (screen) => screen.leaveFor(screen.desk.article.previous),
  undo: (screen) => timeTravel(screen, "undoable", "redoable", _("There is nothing to undo in this article.")),
  redo: (screen) => timeTravel(screen, "redoable", "undoable", _("There is nothing to redo.")),
};

function timeTravel(screen, from, to, nothing) {
  const { desk } = screen;
  const entry = desk[from].pop();
  if (!entry) return screen.say(nothing);
  const before = new Map(entry.commit.changes.map(({ key }) => [key, desk.labels.get(key) ?? null]));
  const commit = screen.send(desk.undoing(entry, entry.before), { undo_of: entry.commit.commit_id });
  if (commit) desk[to].push({ commit, before, index: entry.index });
  else desk[from].push(entry);
  screen.moveTo(entry.index);
}

const SELECT = {
  right: (screen) => screen.walk(1),
  left: (screen) => screen.walk(-1),
  extendRight: (screen) => screen.walk(1, { extends_: true }),
  extendLeft: (screen) => screen.walk(-1, { extends_: true }),
  clauseRight: (screen) => screen.walk(1, { clause: true }),
  clauseLeft: (screen) => screen.walk(-1, { clause: true }),
  extendClauseRight: (screen) => screen.walk(1, { clause: true, extends_: true }),
  extendClauseLeft: (screen) => screen.walk(-1, { clause: true, extends_: true }),
  extendDown: (screen) => screen.reach(1),
  extendUp: (screen) => screen.reach(-1),
  first: (screen) => screen.select(screen.tokens.ranges[screen.ui.cursor][0]),
  last: (screen) => screen.select(screen.tokens.ranges[screen.ui.cursor][1] - 1),
  selectAll(screen) {
    const [first, end] = screen.tokens.ranges[screen.ui.cursor];
    screen.select(first, end - 1);
  },
  unselect(screen) {
    Object.assign(screen.ui, { anchor: null, head: null, isDrafting: false, hop: null, pending: null });
  },
};

export const VERBS = {
  ...GO, ...MARK, ...CHAIN, ...JUDGE, ...SELECT,
  note: (screen) => screen.openNote((text) => saveNote(screen, text)),
  saveNote,
  saveTarget: setTarget,
  help: (screen) => screen.openHelp(),
};
