// What went wrong, in a sentence for the person who asked.

const FIELDS = {
  published_at: () => "The publication date must be a day of the years 1 to 9999.",
  text: (reason) => `The story was not accepted: ${reason}`,
};

const SENTENCES = {
  413: () => "This story is longer than the service takes in one go. Cut it into parts and try again.",
  422: (problem) => fieldSentences(problem) ?? "The service could not read part of the request.",
  429: (problem, wait) => `The service is busy with many requests.${wait ? ` Try again in ${wait} seconds.` : " Try again shortly."}`,
  503: () => "The service is overloaded just now. Try again shortly.",
};

/** A failure whose message may be shown to people. */
export class Failure extends Error {}

/** Return the failure that an answer of the service stands for. */
export async function failureOf(response) {
  const problem = await response.json().catch(() => ({}));
  const sentence = SENTENCES[response.status]?.(problem, response.headers.get("Retry-After"));
  return new Failure(sentence ?? `The service refused the request: ${problem.detail ?? problem.title ?? `error ${response.status}`}`);
}

/** Return the failure of not reaching the service at all. */
export const unreachable = () => new Failure("The service did not answer. Check the connection and try again.");

function fieldSentences({ errors }) {
  const said = Object.entries(errors ?? {}).map(([field, reasons]) => (FIELDS[field] ?? other(field))([reasons].flat().join(" ")));
  return said.length ? said.join(" ") : null;
}

const other = (field) => (reason) => `“${field}” was not accepted: ${reason}`;
