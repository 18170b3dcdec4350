// Marking: the selection becomes a source, a relay, a cue or a content; the chain is edited hop by hop. True when
// it is kept.

import { merged, overlaps, same } from "./claims.js";
import { attribution, edit, save } from "./edits.js";
import { nameFor } from "./registry.js";
import { _ } from "./words.js";

const LINE_BREAK = /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/; // as the server counts lines

const nextIn = (list, value) => list[(list.indexOf(value) + 1) % list.length];

function withSelection(screen, work) {
  const span = screen.selection();
  if (!span) return screen.say(_("Select words first: ← → and ⇧, or drag with the mouse."));
  const isKept = work(span, attribution(screen));
  if (isKept) screen.ui.anchor = screen.ui.head = null;
  return isKept;
}

// A source and a cue lie on one line; a content may run over several.
function onOneLine(screen, work) {
  return withSelection(screen, (span, item) => {
    const text = screen.desk.article.text.slice(span.start, span.end);
    if (LINE_BREAK.test(text)) return screen.say(_("A source or a cue lies on one line: select fewer words."));
    if (!/[\p{L}\p{N}]/u.test(text)) return screen.say(_("Select words first: ← → and ⇧, or drag with the mouse."));
    return work(span, item);
  });
}

function asHop(screen, span, role) {
  const { name, source_id: id, kind } = nameFor(screen, span);
  return { span, name, source_id: id, role, kind, cue: null };
}

const withHop = (sources, hop, update) => sources.toSpliced(hop, 1, { ...sources[hop], ...update });

function editHop(screen, update) {
  const item = attribution(screen);
  const hop = screen.ui.hop ?? 0;
  if (item.claim.sources[hop]) edit(screen, item, { sources: withHop(item.claim.sources, hop, update) });
}

export const MARK = {
  source(screen) {
    return onOneLine(screen, (span, item) => {
      const { sources } = item.claim;
      const place = sources[screen.ui.hop] ? screen.ui.hop : 0;
      const hop = asHop(screen, span, sources[place]?.role ?? "originator");
      hop.cue = sources[place]?.cue ?? null;
      const isRelayOnly = screen.ui.hop === null && sources[0]?.role === "relay";
      const next = isRelayOnly ? [{ ...hop, role: "originator", cue: null }, ...sources] : sources.toSpliced(place, 1, hop);
      return edit(screen, item, { sources: next });
    });
  },
  relay(screen) {
    return onOneLine(screen, (span, item) => {
      const { sources } = item.claim;
      const focused = screen.ui.hop;
      const replaces = focused !== null && sources[focused]?.role === "relay";
      const hop = asHop(screen, span, "relay");
      if (replaces) hop.cue = sources[focused].cue;
      screen.ui.hop = replaces ? focused : sources.length;
      return edit(screen, item, { sources: replaces ? sources.toSpliced(focused, 1, hop) : [...sources, hop] });
    });
  },
  cue(screen) {
    return onOneLine(screen, (span, item) => {
      const hop = screen.ui.hop;
      const isLink = hop !== null && item.claim.sources[hop]?.role === "relay";
      if (!isLink) return edit(screen, item, { cue: same(item.claim.cue, span) ? null : span });
      return edit(screen, item, { sources: withHop(item.claim.sources, hop, { cue: span }) });
    });
  },
  content(screen) {
    return withSelection(screen, (span, item) => {
      const isThere = item.claim.content.length === 1 && same(item.claim.content[0], span);
      return edit(screen, item, { content: isThere ? [] : [span] });
    });
  },
  piece(screen) {
    return withSelection(screen, (span, item) => {
      const without = item.claim.content.filter((one) => !same(one, span));
      const isThere = without.length < item.claim.content.length;
      return edit(screen, item, { content: isThere ? without : merged([...without, span]) });
    });
  },
};

export const CHAIN = {
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
    const hop = screen.ui.hop ?? 0;
    if (!item?.claim.sources[hop]) return screen.say(_("There is no source to name here: mark one with s first."));
    screen.ui.hop = hop;
    screen.openHop(item.claim.sources[hop], (update) => editHop(screen, update));
  },
  force: (screen) => onAttribution(screen, (item) => ({ cue_force: nextIn(screen.config.cue_forces, item.claim.cue_force) })),
  quote(screen) {
    const item = screen.focused();
    if (!item || item.claim.voice !== "source") return false;
    return save(screen, item, { ...item.claim, quote_type: nextIn(screen.config.quote_types, item.claim.quote_type) });
  },
  scope: (screen) => onAttribution(screen, (item) => ({ scope: item.claim.scope === "span" ? "article" : "span" })),
};

function onAttribution(screen, update) {
  const item = screen.focused();
  return item?.claim.voice === "source" && edit(screen, item, update(item));
}

function removeMark(screen, item) {
  const span = screen.selection();
  if (!span) return;
  const { content, cue } = item.claim;
  edit(screen, item, { content: content.filter((one) => !overlaps(one, span)), cue: cue && overlaps(cue, span) ? null : cue });
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
