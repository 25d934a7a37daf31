// In place of the worker, when the course is no longer offered offline: removes what earlier ones kept, and itself.

async function retire() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(`even-keel ${self.registration.scope} `));
  for (const name of ours) await caches.delete(name);
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(retire()));
