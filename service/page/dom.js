// Elements are made here and only here; whatever comes from a story goes in as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** Return the element of the page with this id. */
export const byId = (id) => document.getElementById(id);

/** Return a new HTML element with attributes and children (elements or strings; null is left out). */
export const element = (name, attributes = {}, ...children) =>
  filled(document.createElement(name), attributes, children);

/** Return a new SVG element. */
export const drawn = (name, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, name), attributes, children);

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
