/**
 * One value in the process, whichever bundle asks: Next's bundles and the server's are separate copies of
 * a module, so what they share hangs on globalThis.
 */
export function shared<T>(name: string, make: () => T): T {
  const key = Symbol.for(`rekomi.${name}`);
  if (!Reflect.has(globalThis, key)) Reflect.set(globalThis, key, make());
  return Reflect.get(globalThis, key);
}

/** Forgets the value, and answers what it was. */
export function unshare<T>(name: string): T | undefined {
  const key = Symbol.for(`rekomi.${name}`);
  const value: T | undefined = Reflect.get(globalThis, key);
  Reflect.deleteProperty(globalThis, key);
  return value;
}
