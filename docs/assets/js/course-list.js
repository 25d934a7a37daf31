// What the course asks, module by module, as the build wrote it down.

/** @typedef {import("./progress.js").Course} Course */

export const SITE = new URL("../../", import.meta.url);

/** @returns {Promise<Course>} */
export async function courseList() {
  const answer = await fetch(new URL("assets/course.json", SITE));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}
