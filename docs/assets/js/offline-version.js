// On a page that was kept on the device: says when a new version is ready, and follows when the learner takes it.

import { SITE } from "./course-list.js";

navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());

/** @param {ServiceWorkerRegistration} registration */
function tell({ waiting }) {
  const place = document.querySelector(".small-print");
  if (!waiting || !place || document.querySelector("course-offline, .offline-ready")) return;
  const words = document.createElement("p");
  const link = document.createElement("a");
  link.href = new URL("offline/", SITE).href;
  link.textContent = "A new version of the course is ready";
  words.className = "offline-ready";
  words.append(link);
  place.append(words);
}

/** @param {ServiceWorkerRegistration} registration */
function follow(registration) {
  tell(registration);
  registration.installing?.addEventListener("statechange", () => tell(registration));
}

const registration = await navigator.serviceWorker.getRegistration(SITE);
if (registration) {
  registration.addEventListener("updatefound", () => follow(registration));
  follow(registration); // a version may be on its way already
}
