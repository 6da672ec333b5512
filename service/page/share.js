// A view as a link, and as a request to copy. The link keeps everything behind "#", which browsers do not send.

/** Return the fragment of a view: {story, text, publishedAt, hidden}; a story of ours goes by name, others whole. */
export async function fragment({ story, text, publishedAt, hidden }) {
  const parts = new URLSearchParams();
  if (story) parts.set("story", story);
  else parts.set("text", await packed(text));
  parts.set("published", publishedAt ?? "");
  if (hidden.length) parts.set("hide", hidden.join(","));
  return `#${parts}`;
}

/** Return the view a fragment stands for, or null when it holds none. */
export async function viewOf(hash) {
  const parts = new URLSearchParams(hash.slice(1));
  if (!parts.has("story") && !parts.has("text")) return null;
  return {
    story: parts.get("story"),
    text: parts.has("text") ? await unpacked(parts.get("text")) : null,
    publishedAt: parts.get("published"), // null: not said, which is the date of a story of ours
    hidden: (parts.get("hide") ?? "").split(",").filter(Boolean),
  };
}

/** Return the request as a curl command; the JSON is one line, so no story can end it. */
export function curl(request) {
  const address = new URL("v1/facts", document.baseURI).href;
  return `curl -s '${address}' -H 'Content-Type: application/json' -d @- <<'END'\n${JSON.stringify(request)}\nEND`;
}

async function packed(text) {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpacked(code) {
  const binary = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
}

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
