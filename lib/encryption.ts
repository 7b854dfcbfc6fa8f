import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { settings } from "@/lib/settings";

/**
 * AES-256-GCM under a ring of keys: the first encrypts, all decrypt, so that a key can be rotated. The
 * text is `v1.<key id>.<iv>.<tag>.<ciphertext>`, base64url; the purpose is bound in as associated data.
 */
export function encrypt(plaintext: string, purpose: string): string {
  const [first] = settings().encryptionKeys;
  if (!first) throw new Error("REKOMI_ENCRYPTION_KEYS is empty.");
  const { id, key } = keyOf(first);
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"));
  return ["v1", id, ...parts].join(".");
}

export function decrypt(ciphertext: string, purpose: string): string {
  const [version, id, iv = "", tag = "", body = ""] = ciphertext.split(".");
  const found = settings()
    .encryptionKeys.map(keyOf)
    .find((candidate) => candidate.id === id);
  if (version !== "v1" || !found) {
    throw new Error("REKOMI_ENCRYPTION_KEYS does not hold the key that this was encrypted with.");
  }
  const decipher = createDecipheriv("aes-256-gcm", found.key, Buffer.from(iv, "base64url"))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(Buffer.from(tag, "base64url"));
  return (
    decipher.update(Buffer.from(body, "base64url"), undefined, "utf8") + decipher.final("utf8")
  );
}

function keyOf(secret: string): { id: string; key: Buffer } {
  const key = createHash("sha256").update(`rekomi encryption key\n${secret}`).digest();
  return { id: createHash("sha256").update(key).digest("hex").slice(0, 8), key };
}
