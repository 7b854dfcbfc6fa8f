import { settings } from "@/lib/settings";

/** What pages say of the server they run on. */
export function installation() {
  const { mail, stripe, url } = settings();
  return { sendsMail: mail !== null, sellsPlans: stripe !== null, url };
}
