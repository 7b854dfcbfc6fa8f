import type { Platform } from "../shape";
import { REPORT_RUBY, S2S_CONTRACT } from "./signing";
import { API_KEY, CAMPAIGN_ID, GOTCHAS, LOADER, loader, tryIt } from "./steps";

export const rails: Platform = {
  key: "rails",
  name: "Rails",
  category: "Frameworks",
  conversionFire: "s2s",
  summary:
    "The layout loads the script, your app keeps the affiliate with the user, and a job reports each payment to Rekomi, signed with your key. It works with every payment provider.",
  steps: [
    loader({
      where: "Put it into the layout, inside `<head>`.",
      code: [
        {
          place: "app/views/layouts/application.html.erb",
          text: `<%= javascript_include_tag "${LOADER}", async: true, data: { program_id: "${CAMPAIGN_ID}" } %>`,
        },
      ],
    }),
    API_KEY,
    {
      title: "Keep the affiliate with the user",
      text: "Add a column and fill it when somebody signs up. A renewal comes without a browser, so the cookie is of no use then.",
      path: "s2s",
      code: [
        {
          place: "Terminal",
          text: "bin/rails generate migration AddRekomiRefToUsers rekomi_ref:string",
        },
        {
          place: "Where a user signs up",
          text: "user.rekomi_ref ||= cookies[:_rkmi].presence",
        },
      ],
    },
    {
      title: "Report payments",
      text: `The module signs and sends; it needs no gem. Call it from a job, so that a failure is tried again. The contract: ${S2S_CONTRACT}`,
      path: "s2s",
      code: [
        REPORT_RUBY,
        {
          place: "app/jobs/report_sale_job.rb",
          text: `class ReportSaleJob < ApplicationJob
  retry_on StandardError, wait: :polynomially_longer, attempts: 10

  def perform(payment)
    return if payment.user.rekomi_ref.blank?

    Rekomi.report(
      type: "sale",
      externalId: "payment-#{payment.id}",
      affiliateSlug: payment.user.rekomi_ref,
      amountCents: payment.amount_cents,
      currency: payment.currency,
      occurredAt: payment.created_at.utc.iso8601
    )
  end
end`,
        },
      ],
    },
    {
      title: "Report refunds",
      text: "When you refund, send `type` `refund` with the `externalId` of the sale, the refunded `amountCents`, and your id of the refund as `refundId`. The commission is taken back in proportion.",
      path: "s2s",
    },
    tryIt({ buy: "Pay with a new account and refund it." }),
  ],
  gotchas: [
    GOTCHAS.signedOnce,
    "Sign the very bytes that you send: the body is made once and used for both.",
    "In `config/initializers/content_security_policy.rb` allow `{origin}` in `script_src` and `connect_src`.",
    "Turbo changes pages without loading them anew. The affiliate is read when the visitor lands, so nothing has to be done.",
    GOTCHAS.minorUnits,
  ],
};
