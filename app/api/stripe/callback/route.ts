import { redirect } from "next/navigation";
import { takeStripeReturn } from "@/lib/auth/stripe-connect";
import { browserCaller } from "@/lib/surfaces/browser";

/** Where Stripe sends somebody back to, once they have agreed or not. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const { slug, outcome } = await takeStripeReturn(searchParams, browserCaller);
  redirect(slug ? `/${slug}/tracking?stripe=${outcome}#payments` : "/");
}
