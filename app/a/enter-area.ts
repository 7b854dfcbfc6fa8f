import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { areaCookie } from "@/lib/auth/affiliate-area";

/** This browser is theirs from now on. */
export async function enterArea(session: string): Promise<never> {
  const { name, options } = areaCookie();
  (await cookies()).set(name, session, options);
  redirect("/a");
}
