import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

export const Secret = z
  .string()
  .min(32, "Give at least 32 characters, such as `openssl rand -hex 32` prints.");

export interface Secrets {
  /** The first signs, all verify. */
  relaySecrets: readonly string[];
  /** The first encrypts, all decrypt. */
  encryptionKeys: readonly string[];
  authSecret: string;
}

interface Given {
  REKOMI_RELAY_SECRETS?: string[];
  REKOMI_ENCRYPTION_KEYS?: string[];
  AUTH_SECRET?: string;
  REKOMI_API_URL?: string;
  DATABASE_URL?: string;
}

/** What the operator has set, and what they need not set where one machine serves alone. */
export function secrets(e: Given, dataDir: string): Secrets {
  const given = {
    relaySecrets: e.REKOMI_RELAY_SECRETS,
    encryptionKeys: e.REKOMI_ENCRYPTION_KEYS,
    authSecret: e.AUTH_SECRET,
  };
  const { relaySecrets, encryptionKeys, authSecret } = given;
  if (relaySecrets && encryptionKeys && authSecret)
    return { relaySecrets, encryptionKeys, authSecret };
  if (e.REKOMI_API_URL && !relaySecrets)
    throw new Error(
      "REKOMI_RELAY_SECRETS: required with REKOMI_API_URL. Give the value of the deployment that it names.",
    );
  // Instances on one database have to agree, and a file on one machine tells the others nothing.
  if (e.DATABASE_URL) {
    const names = ["REKOMI_RELAY_SECRETS", "REKOMI_ENCRYPTION_KEYS", "AUTH_SECRET"] as const;
    throw new Error(
      names
        .filter((name) => !e[name])
        .map((name) => `${name}: required with DATABASE_URL. \`openssl rand -hex 32\` prints one.`)
        .join("\n"),
    );
  }
  const kept = keptSecrets(dataDir);
  return {
    relaySecrets: relaySecrets ?? kept.relaySecrets,
    encryptionKeys: encryptionKeys ?? kept.encryptionKeys,
    authSecret: authSecret ?? kept.authSecret,
  };
}

const KeptSecrets = z.object({
  relaySecrets: z.array(Secret).min(1),
  encryptionKeys: z.array(Secret).min(1),
  authSecret: Secret,
});

/** Made once, and the same for every process on this data directory. */
function keptSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  const draft = `${path}.${process.pid}`;
  const fresh = () => randomBytes(32).toString("hex");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const made = { relaySecrets: [fresh()], encryptionKeys: [fresh()], authSecret: fresh() };
  try {
    return KeptSecrets.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if (!hasCode(error, "ENOENT"))
      throw new Error(
        `${path} cannot be read as secrets. Restore it from a backup: without it, sessions end and stored credentials are lost.`,
        { cause: error },
      );
  }
  // A link appears whole or not at all, and fails when another process was faster.
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return KeptSecrets.parse(JSON.parse(readFileSync(path, "utf8")));
}

function hasCode(error: unknown, code: string) {
  return error instanceof Error && "code" in error && error.code === code;
}
