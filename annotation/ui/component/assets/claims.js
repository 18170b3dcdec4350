// Claims, as pure functions. Offsets are UTF-16 units here; the server knows code points only.

export const overlaps = (a, b) => a.start < b.end && b.start < a.end;
export const contains = (outer, inner) => outer.start <= inner.start && inner.end <= outer.end;
export const same = (a, b) => Boolean(a && b) && a.start === b.start && a.end === b.end;

export const spansOf = (claim) =>
  [...claim.content, claim.cue, ...claim.sources.flatMap((hop) => [hop.span, hop.cue])].filter(Boolean);

// What decides which sentences a claim covers: its content, or all of it when it has none.
export const anchorsOf = (claim) => (claim.content.length ? claim.content : spansOf(claim));

export const touches = (claim, sentence) => spansOf(claim).some((span) => overlaps(span, sentence));
export const covers = (claim, sentence) => anchorsOf(claim).some((span) => overlaps(span, sentence));

// Reading order: by the first span, then by the next, so that one source's two claims do not swap.
export function inReadingOrder(a, b) {
  const [left, right] = [a, b].map((claim) => spansOf(claim).flatMap(({ start, end }) => [[start, end]]).sort((x, y) => x[0] - y[0] || x[1] - y[1]).flat());
  const place = left.findIndex((value, index) => value !== right[index]);
  return place < 0 ? left.length - right.length : left[place] - (right[place] ?? -1);
}

export const emptyClaim = (voice) => ({
  voice, scope: "span", sources: [], cue: null, cue_force: "neutral", content: [],
  quote_type: "indirect", stance: [], judgements: {}, links: [], note: "",
});

// direct: all of the content stands in quotation marks; mixed: some of it; indirect: none.
export function quoteType(text, content) {
  const quoted = /«[^»]*»?|“[^”]*”?|"[^"]*"?/gu;
  let inside = 0;
  let outside = 0;
  for (const { start, end } of content) {
    const piece = text.slice(start, end);
    const rest = piece.replace(quoted, (match) => {
      inside += /[\p{L}\p{N}]/u.test(match) ? 1 : 0;
      return "";
    });
    outside += /[\p{L}\p{N}]/u.test(rest) ? 1 : 0;
  }
  if (!inside) return "indirect";
  return outside ? "mixed" : "direct";
}

// The value that follows from another dimension until the analyst says otherwise.
export function derivedValue(dimension, claim) {
  if (!dimension.derived) return undefined;
  const rule = dimension.derived.by[claim.voice === "author" ? "author" : claim.cue_force];
  return rule === "same" ? claim.judgements[dimension.derived.of] : rule;
}

// Change a claim and let what is derived from the change follow, unless it was set by hand.
export function changed(codebook, claim, update) {
  const next = { ...claim, ...update };
  for (const dimension of codebook.dimensions.filter((one) => one.derived)) {
    const here = claim.judgements[dimension.name];
    const byHand = here !== undefined && here !== derivedValue(dimension, claim);
    const value = derivedValue(dimension, next);
    const untouched = next.judgements[dimension.name] === here;
    if (!byHand && untouched && value !== undefined) {
      next.judgements = { ...next.judgements, [dimension.name]: value };
    }
  }
  return next;
}

// The pair of choices behind a code such as CT+, in the order of the axes.
export function pairOf(dimension, code) {
  const found = Object.entries(dimension.codes).find(([, stored]) => stored === code);
  return found ? found[0].split(" ") : null;
}

// The code after choosing `value` on one axis: the other axis stays if the pair exists, else the first that does.
export function codeAfter(dimension, code, axis, value) {
  const pair = pairOf(dimension, code) ?? dimension.axes.map((one) => one.choices[0].code);
  const wanted = pair.map((part, index) => (index === axis ? value : part)).join(" ");
  const fitting = Object.keys(dimension.codes).find((key) => key.split(" ")[axis] === value);
  return dimension.codes[wanted] ?? dimension.codes[fitting];
}

// Pieces in order, touching ones made one.
export function merged(pieces) {
  const sorted = [...pieces].sort((a, b) => a.start - b.start);
  const out = [];
  for (const piece of sorted) {
    const last = out.at(-1);
    if (last && piece.start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, piece.end) };
    else out.push(piece);
  }
  return out;
}
