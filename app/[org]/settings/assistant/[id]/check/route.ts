import { answerPoll } from "@/lib/surfaces/poll";
import { getToken } from "@/lib/tokens/operations";

/** What the live check asks while a client connects. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ org: string; id: string }> },
) {
  const { org, id } = await params;
  return answerPoll(getToken, org, { id });
}
