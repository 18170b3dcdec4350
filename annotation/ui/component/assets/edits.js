// A change of a claim, from what is in focus to a commit.

import { anchorsOf, changed, emptyClaim, overlaps, quoteType } from "./claims.js";
import { uuid } from "./desk.js";

// The claim that a key acts on: the one in focus; a fresh one where nobody speaks yet.
export function target(screen) {
  const { desk, ui } = screen;
  const item = screen.focused();
  if (item && !ui.isDrafting) return item;
  return { id: null, claim: desk.authorClaim(ui.cursor), suggestion: null, isDecided: false, isNew: true };
}

// An attribution to mark: the one in focus if somebody speaks in it, else a new one.
export function attribution(screen) {
  const item = screen.focused();
  if (item && item.claim.voice === "source" && !screen.ui.isDrafting) return item;
  const blank = emptyClaim("source");
  blank.judgements = screen.desk.authorClaim(screen.ui.cursor).judgements;
  for (const dimension of screen.desk.codebook.dimensions.filter((one) => one.derived)) {
    blank.judgements = { ...blank.judgements, [dimension.name]: dimension.derived.by.neutral };
  }
  return { id: null, claim: blank, suggestion: null, isDecided: false, isNew: true };
}

export function save(screen, item, claim) {
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
  if (claim.voice === "source") changes.push(...withoutAuthor(screen, claim));
  screen.commit(changes);
}

// Where somebody speaks, the author's own voice gives way.
function withoutAuthor({ desk }, claim) {
  const spoken = anchorsOf(claim);
  const isOver = (own) => own.content.some((span) => spoken.some((one) => overlaps(one, span)));
  const gone = desk.decided().filter((item) => item.claim.voice === "author" && isOver(item.claim));
  return gone.map((item) => desk.change(item.id, "withdrawn"));
}

export function edit(screen, item, update) {
  const claim = changed(screen.desk.codebook, item.claim, update);
  if (update.content) claim.quote_type = quoteType(screen.desk.article.text, claim.content);
  if (!claim.sources.length && !claim.cue && !claim.content.length) {
    screen.commit(item.isNew ? [] : screen.desk.rejecting(item));
  } else save(screen, item, claim);
}
