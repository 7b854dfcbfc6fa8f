"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { areaCookie, leaveArea } from "@/lib/auth/affiliate-area";

export async function leave(): Promise<void> {
  const { name, options } = areaCookie();
  const jar = await cookies();
  const value = jar.get(name)?.value;
  if (value) await leaveArea(value);
  jar.set(name, "", { ...options, maxAge: 0 });
  redirect("/a");
}
