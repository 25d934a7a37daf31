// On a page that has moved: leads to its new address, and there to the section that was asked for.

const { target } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
if (target) location.replace(new URL(target, location.href).href + location.hash);
