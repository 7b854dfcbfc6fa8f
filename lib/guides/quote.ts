/** Values on their way into a snippet, each written so that its own language reads back the same text. */

export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

const PLAIN_WORD = /^[A-Za-z0-9_/:=.,@%+-]+$/;

export function shellWord(value: string): string {
  return PLAIN_WORD.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

export function powershellWord(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

// Plain scalars end at ": " and " #" and may not begin with an indicator; anything doubtful is quoted.
const PLAIN_SCALAR = /^[A-Za-z](?:[A-Za-z0-9_./@-]| (?!#)|:(?! |$))*$/;
const YAML_WORD = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

export function yamlScalar(value: string): string {
  const plain = PLAIN_SCALAR.test(value) && !value.endsWith(" ") && !YAML_WORD.test(value);
  // A JSON string is a YAML double-quoted scalar.
  return plain ? value : JSON.stringify(value);
}

export function dotenvValue(value: string): string {
  return PLAIN_WORD.test(value) ? value : `"${value.replace(/["\\$`]/g, "\\$&")}"`;
}

/** Base64 of the text's UTF-8 bytes, in a browser as in Node. */
export function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
