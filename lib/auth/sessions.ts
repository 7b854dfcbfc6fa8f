import { and, desc, eq, gt, ne } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { sessions, users } from "@/drizzle/schema";
import { type Database, database, type Tx } from "@/lib/db/database";
import type { RequestFacts } from "@/lib/operations/context";
import { settings } from "@/lib/settings";
import { DAY } from "@/lib/time/shape";
import { hashSecret, makeSecret } from "@/lib/tokens/secret";

/** A session is a row: what the cookie holds is an opaque value whose hash finds it. */

const DAYS = 30;

export function sessionCookie() {
  const secure = settings().url.startsWith("https:");
  return {
    name: secure ? "__Host-rekomi-session" : "rekomi-session",
    options: {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure,
      maxAge: DAYS * 86_400,
    },
  } as const;
}

export interface Person {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  emailVerifiedAt: Date | null;
}

/** @returns the cookie's value, which is kept nowhere. */
export async function startSession(
  db: Tx,
  userId: string,
  request: RequestFacts,
  now: Date,
): Promise<string> {
  const value = makeSecret("rk_session_");
  await db.insert(sessions).values({
    id: uuidv7(),
    hash: hashSecret(value),
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + DAYS * DAY),
    ip: request.ip,
    userAgent: request.userAgent?.slice(0, 300),
  });
  return value;
}

/** Who this browser is, or null. Its last visit is written at most every five minutes. */
export async function readSession(value: string | null | undefined): Promise<Person | null> {
  if (!value) return null;
  const now = new Date();
  const [found] = await database()
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.hash, hashSecret(value)), gt(sessions.expiresAt, now)));
  if (!found) return null;
  const { session, user } = found;
  if (now.getTime() - session.lastSeenAt.getTime() > 300_000) {
    await database()
      .update(sessions)
      .set({ lastSeenAt: now, expiresAt: new Date(now.getTime() + DAYS * DAY) })
      .where(eq(sessions.id, session.id));
  }
  return {
    sessionId: session.id,
    userId: user.id,
    name: user.name,
    email: user.email,
    emailVerifiedAt: user.emailVerifiedAt,
  };
}

export async function endSession(value: string): Promise<void> {
  await database()
    .delete(sessions)
    .where(eq(sessions.hash, hashSecret(value)));
}

export async function listSessions(userId: string) {
  return database()
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      ip: sessions.ip,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date())))
    .orderBy(desc(sessions.lastSeenAt));
}

/** @returns whether there was one */
export async function revokeSession(
  userId: string,
  id: string,
  db: Tx | Database = database(),
): Promise<boolean> {
  const { rowCount } = await db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, id)));
  return rowCount !== 0;
}

/** @returns whether there was any */
export async function revokeOtherSessions(
  userId: string,
  keep: string | null,
  db: Tx | Database = database(),
): Promise<boolean> {
  const { rowCount } = await db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), keep ? ne(sessions.id, keep) : undefined));
  return rowCount !== 0;
}
