import type { Sample, Step } from "../shape";
import { ENDPOINTS } from "./steps";

/** One function that signs and sends an event, in each language that a recipe speaks. */

const URL = `{origin}${ENDPOINTS.s2s}`;

export const REPORT_NODE: Sample = {
  place: "rekomi.mjs",
  text: `import { createHmac } from "node:crypto";

export async function report(event) {
  const body = JSON.stringify(event);
  const t = Math.floor(Date.now() / 1000);
  const v1 = createHmac("sha256", process.env.REKOMI_SIGNING_SECRET)
    .update(t + "." + body)
    .digest("hex");
  const response = await fetch("${URL}", {
    method: "POST",
    headers: {
      Authorization: "Bearer " + process.env.REKOMI_API_KEY,
      "Content-Type": "application/json",
      "X-Rekomi-Signature": "t=" + t + ",v1=" + v1,
    },
    body,
  });
  if (!response.ok) throw new Error("Rekomi: " + response.status + " " + (await response.text()));
}`,
};

export const REPORT_RUBY: Sample = {
  place: "app/services/rekomi.rb",
  text: `require "json"
require "net/http"
require "openssl"

module Rekomi
  ENDPOINT = URI("${URL}")

  def self.report(event)
    body = JSON.generate(event)
    t = Time.now.to_i
    v1 = OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("REKOMI_SIGNING_SECRET"), "#{t}.#{body}")
    response = Net::HTTP.post(
      ENDPOINT,
      body,
      "Authorization" => "Bearer #{ENV.fetch("REKOMI_API_KEY")}",
      "Content-Type" => "application/json",
      "X-Rekomi-Signature" => "t=#{t},v1=#{v1}"
    )
    raise "Rekomi: #{response.code} #{response.body}" unless response.is_a?(Net::HTTPSuccess)
  end
end`,
};

export const REPORT_PYTHON: Sample = {
  place: "billing/rekomi.py",
  text: `import hashlib
import hmac
import json
import os
import time
from urllib.request import Request, urlopen


def report(event):
    body = json.dumps(event)
    t = int(time.time())
    v1 = hmac.new(
        os.environ["REKOMI_SIGNING_SECRET"].encode(),
        f"{t}.{body}".encode(),
        hashlib.sha256,
    ).hexdigest()
    request = Request(
        "${URL}",
        data=body.encode(),
        headers={
            "Authorization": "Bearer " + os.environ["REKOMI_API_KEY"],
            "Content-Type": "application/json",
            "X-Rekomi-Signature": f"t={t},v1={v1}",
        },
    )
    # Raises urllib.error.HTTPError with Rekomi's words when it is refused.
    with urlopen(request, timeout=10):
        pass`,
};

export const REPORT_PHP = `function rekomi_report(array $event): void {
    $body = wp_json_encode($event);
    $t = time();
    $v1 = hash_hmac('sha256', $t . '.' . $body, REKOMI_SIGNING_SECRET);
    wp_remote_post('${URL}', [
        'timeout' => 10,
        'headers' => [
            'Authorization' => 'Bearer ' . REKOMI_API_KEY,
            'Content-Type' => 'application/json',
            'X-Rekomi-Signature' => 't=' . $t . ',v1=' . $v1,
        ],
        'body' => $body,
    ]);
}`;

/** What a sale is, in words, for whoever writes the call in a language of their own. */
export const S2S_CONTRACT = `\`POST ${URL}\` with \`Authorization: Bearer rk_live_…\`, \`Content-Type: application/json\` and \`X-Rekomi-Signature: t=<unix seconds>,v1=<hex>\`, where \`v1\` is the HMAC-SHA256 of \`{t}.{raw body}\` under the whole signing secret \`rks_…\`. The body has \`type\` (\`sale\`, \`lead\` or \`refund\`), \`externalId\` (your id of the order), at least one of \`affiliateSlug\`, \`clickId\`, \`couponCode\` and \`customerEmail\`, \`amountCents\`, \`currency\`, \`occurredAt\` and, if you like, \`name\`. A refund names the order by its \`externalId\`; \`amountCents\` is all that has gone back of it, or one refund with a \`refundId\` of its own.`;

interface RelayStep {
  /** From which menu the platform calls, and for which events. */
  text: string;
  handler: Sample;
  onlyIf?: string;
}

/** A small function of the reader's own between a platform's webhook and Rekomi. */
export function relay({ text, handler, onlyIf }: RelayStep): Step {
  return {
    title: "Relay paid orders to Rekomi",
    text: `${text} \`rekomi.mjs\` signs and sends; the other file is the address that the platform calls. It exports a \`POST\` that takes a web \`Request\`, as Next.js route handlers, Hono, Bun and most serverless hosts do (Node 18 or newer). The contract it follows: ${S2S_CONTRACT}`,
    path: "s2s",
    ...(onlyIf && { onlyIf }),
    code: [REPORT_NODE, handler],
  };
}
