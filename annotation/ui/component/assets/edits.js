// A change of a claim, from what is in focus to a commit.

import { changed, covers, derivedValue, emptyClaim, quoteType, spansOf } from "./claims.js";
import { uuid } from "./desk.js";
import { judgementsAfter } from "./grades.js";
import { CREDIBILITY, isUnfounded } from "./story.js";
import { _ } from "./words.js";

// The claim that a key judges: the one in focus; the author's where nobody speaks yet; none before a new
// attribution has its first mark.
export function target(screen) {
  const { desk, ui } = screen;
  if (ui.isDrafting) {
    screen.say(_("New attribution: select words, then s, r, c or q."));
    return null;
  }
  const blank = { id: null, claim: desk.authorClaim(ui.cursor), suggestion: null, isDecided: false, isNew: true };
  return screen.focused() ?? blank;
}

// An attribution to mark: the one in focus if somebody speaks in it, else a new one, which shows its defaults.
export function attribution(screen) {
  const item = screen.focused();
  if (item && item.claim.voice === "source") return item;
  const claim = emptyClaim("source");
  for (const dimension of screen.desk.codebook.dimensions.filter(({ kind }) => kind === "code")) {
    claim.judgements[dimension.name] = derivedValue(dimension, claim) ?? Object.values(dimension.codes)[0];
  }
  return { id: null, claim, suggestion: null, isDecided: false, isNew: true };
}

// Whether it is kept.
export function save(screen, item, claim) {
  const { desk, ui } = screen;
  if (isUnfounded(desk, item, claim)) return refuse(screen);
  const change = item.isNew ? desk.change(`claim:${uuid()}`, "added", { claim }) : desk.adopt(item, "corrected", claim);
  const others = claim.voice === "source" ? withoutAuthor(screen, claim) : [];
  if (!screen.commit([change, ...others])) return false;
  Object.assign(ui, { focus: change.key, isDrafting: false });
  return true;
}

// What the server would refuse is not begun.
function refuse(screen) {
  screen.ui.refused = CREDIBILITY;
  screen.say(_("1 needs a claim of the same story that goes back to another source; there is none."));
  return false;
}

// Where somebody speaks, the author's own voice gives way.
function withoutAuthor({ desk }, claim) {
  const isOver = (own) => own.content.some((span) => covers(claim, span));
  const gone = desk.decided().filter((item) => item.claim.voice === "author" && isOver(item.claim));
  return gone.map((item) => desk.change(item.id, "withdrawn"));
}

export function edit(screen, item, update) {
  const claim = changed(screen.desk.codebook, item.claim, update);
  if (update.sources) claim.judgements = judgementsAfter(screen.desk, item.claim, claim);
  if (update.content) claim.quote_type = quoteType(screen.desk.article.text, claim.content);
  if (spansOf(claim).length) return save(screen, item, claim);
  return screen.commit(item.isNew ? [] : screen.desk.rejecting(item));
}
