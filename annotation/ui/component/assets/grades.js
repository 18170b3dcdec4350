// Reliability as the registry grades whom a claim goes back to: proposed until a person decides.

import { gradeOf } from "./registry.js";

export const RELIABILITY = "source_reliability";

// An article that does not say its day is judged as of today.
const dayOf = ({ day }) => day || new Date().toISOString().slice(0, 10);

// The grade that is proposed for a claim: of a suggestion it is a value, of a claim made by hand it waits for Enter.
export function proposed({ article, codebook, declined }, { id, claim, isDecided }) {
  const grade = gradeOf(claim, dayOf(article));
  const dimension = codebook.dimensions.find(({ name }) => name === RELIABILITY);
  if (!grade || !dimension?.choices.some(({ code }) => code === grade.value)) return null;
  const value = claim.judgements[RELIABILITY];
  const isOpen = isDecided ? value === undefined && !declined.has(id) : value === grade.value;
  return isOpen ? grade : null;
}

// Of claims that were made by hand, those with a proposed grade, with it.
export function withGrades(desk, items) {
  return items.filter(({ isDecided }) => isDecided).flatMap((item) => {
    const grade = proposed(desk, item);
    return grade ? [[item, { ...item.claim, judgements: { ...item.claim.judgements, [RELIABILITY]: grade.value } }]] : [];
  });
}

// The judgements of a claim whose chain has changed: a grade that was taken over goes with the source that it was of.
export function judgementsAfter({ article }, before, { judgements, ...claim }) {
  const [old, now] = [before, claim].map((one) => gradeOf(one, dayOf(article)));
  const { [RELIABILITY]: value, ...rest } = judgements;
  const isInherited = old && value === old.value;
  return isInherited && JSON.stringify(old) !== JSON.stringify(now) ? rest : judgements;
}

// What a person took away is not proposed again.
export function remember({ declined }, { id, claim }) {
  if (claim.judgements[RELIABILITY] === undefined) declined.add(id);
  else declined.delete(id);
}
