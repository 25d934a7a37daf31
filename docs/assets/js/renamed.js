// Modules whose pages have moved: what the record keeps of them goes along. Fetched only where the course has such.

import { later } from "./record-parts.js";
import { emptyRecord, mergeRecords, readRecord, updateRecord } from "./record.js";

/** @param {Record<string, string>} moved old slugs and what they are now */
export async function follow(moved) {
  if (rename(readRecord(), moved)) await updateRecord((record) => void rename(record, moved));
}

/**
 * @param {import("./record.js").CourseRecord} record changed in place
 * @param {Record<string, string>} moved
 * @returns {boolean} whether anything has another name now
 */
function rename(record, moved) {
  const slugs = new Map(Object.entries(moved));
  const { answers, archived, place, reviews } = record;
  const now = place && slugs.get(place.module);
  if (now) place.module = now;
  const renamed = [answers, archived, reviews?.cards].map((group) => renameIn(group, /^[^/]+/, slugs));
  renamed.push(renameIn(reviews?.texts, /(?<=\/)[^/]+$/, slugs)); // as in say/empathy
  Object.assign(record, mergeRecords(record, emptyRecord())); // of one name asked and archived, the later stays
  return Boolean(now) || renamed.some(Boolean);
}

/**
 * @template {{ at: number }} Part
 * @param {Record<string, Part> | undefined} group
 * @param {RegExp} slug where it stands in a name
 * @param {Map<string, string>} slugs
 */
function renameIn(group = {}, slug, slugs) {
  const ids = Object.keys(group).filter((id) => slugs.has(slug.exec(id)?.[0] ?? ""));
  for (const id of ids) {
    const name = id.replace(slug, (old) => slugs.get(old) ?? old);
    group[name] = group[name] ? later(group[name], group[id]) : group[id];
    delete group[id];
  }
  return ids.length;
}
