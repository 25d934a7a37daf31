// The course without a network. A worker holds one version whole, each file as the build wrote it, or nothing.
// It is registered when a learner asks for it (docs/assets/js/course-offline.js), never by itself.

const VERSION = "{{ version }}"; // its files are listed at the end
const SITE = self.registration.scope;
const OURS = `even-keel ${SITE} `; // a host may have two courses, each with caches of its own
const NAME = OURS + VERSION;
const FACTS = "offline.json"; // kept last: where it is, the version is whole
const LANES = 6; // fetches at a time

/** @type {Set<string>} pages of the version before, while they are loaded anew at the learner's wish */
const leaving = new Set();

async function keepAll() {
  try {
    await fill(await caches.open(NAME));
  } catch (error) {
    await caches.delete(NAME);
    await tell({ trouble: error.name === "QuotaExceededError" ? "full" : "unreached" });
    throw error; // the browser drops this worker and goes on with the one before
  }
}

/** @param {Cache} cache */
async function fill(cache) {
  if (await cache.match(SITE + FACTS)) return; // a version that comes back
  const left = Object.keys(FILES).filter((path) => path !== FACTS);
  const total = left.length;
  let done = 0;
  const lane = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      await keep(cache, path).catch((error) => {
        left.length = 0; // the other lanes need not go on
        throw error;
      });
      await tell({ done: ++done, total });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = ends.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
  await keep(cache, FACTS);
  await tell({ whole: VERSION });
}

/**
 * A file that has not changed is taken from the version before: fetching may cost the learner money. The digest keeps
 * out a half-published site, and the page of a hotel's network that answers for everyone.
 * @param {Cache} cache
 * @param {string} path
 */
async function keep(cache, path) {
  const address = SITE + path;
  const had = await caches.match(address);
  if (had && (await digest(had.clone())) === FILES[path]) return cache.put(address, had);
  const answer = await fetch(address, { cache: "no-store", integrity: FILES[path] });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const headers = new Headers(answer.headers);
  headers.delete("vary"); // there is one answer, for every request
  return cache.put(address, new Response(answer.body, { headers })); // new: no note of a redirect, no page may have one
}

/** @param {Response} answer */
async function digest(answer) {
  const sum = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(sum)))}`;
}

/** @param {Record<string, number | string>} news how far the keeping is, or what went wrong */
async function tell(news) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) if (page.url.startsWith(SITE)) page.postMessage(news);
}

/** Take over: no page is open, or the learner asked, and those that are open are about to be loaded anew. */
async function takeOver() {
  for (const { id } of await self.clients.matchAll({ type: "window" })) leaving.add(id);
  await deleteOld();
}

/** Delete the versions before, unless a page still uses them or the next one is being made. */
async function deleteOld() {
  for (const id of leaving) if (!(await self.clients.get(id))) leaving.delete(id);
  if (leaving.size > 0 || self.registration.installing || self.registration.waiting) return;
  for (const name of await ours()) if (name !== NAME) await caches.delete(name);
}

async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/**
 * The address as it stands in FILES, whatever was asked of it.
 * @param {string} address
 */
function pathOf(address) {
  const [plain] = address.split(/[?#]/);
  if (!plain.startsWith(SITE)) return "";
  return plain.slice(SITE.length).replace(/(^|\/)index\.html$/, "$1") || "./";
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function answer(request, path) {
  const kept = await caches.match(SITE + path, { cacheName: NAME });
  if (kept) return kept;
  if (request.mode !== "navigate") return fetch(SITE + path, { integrity: FILES[path] }); // of this version, or not at all
  await self.registration.unregister(); // what was kept is gone: be as if it had never been
  for (const name of await ours()) await caches.delete(name);
  return Response.redirect(request.url);
}

/** @param {string} path */
async function answerLeaving(path) {
  for (const name of await ours()) {
    const kept = name !== NAME && (await caches.match(SITE + path, { cacheName: name }));
    if (kept) return kept;
  }
  return Response.error();
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "keep") event.waitUntil(keepAll().catch(() => {})); // pages have been told
});
self.addEventListener("fetch", (event) => {
  const { request, clientId } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || request.headers.has("range") || path === "") return;
  if (leaving.has(clientId) && request.mode !== "navigate") event.respondWith(answerLeaving(path));
  else if (Object.hasOwn(FILES, path)) event.respondWith(answer(request, path));
  if (leaving.size > 0) event.waitUntil(deleteOld());
});

/** @type {Record<string, string>} address below the course: digest of its bytes */
const FILES = {{ files }};
