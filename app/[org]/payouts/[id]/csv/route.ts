import { exportPayout } from "@/lib/payouts/operations";
import { answerDownload } from "@/lib/surfaces/download";

/** The batch as a file for a bank or payment service. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ org: string; id: string }> },
) {
  const { org, id } = await params;
  return answerDownload(exportPayout, org, { id });
}
