import type { Platform } from "../shape";
import { REPORT_PYTHON, S2S_CONTRACT } from "./signing";
import { API_KEY, GOTCHAS, LOADER_TAG, loader, tryIt } from "./steps";

export const django: Platform = {
  key: "django",
  name: "Django",
  category: "Frameworks",
  conversionFire: "s2s",
  summary:
    "The base template loads the script, your app keeps the affiliate with the user, and each payment is reported to Rekomi, signed with your key. It works with every payment provider.",
  steps: [
    loader({
      where: "Put it into the base template, inside `<head>`.",
      code: [{ place: "templates/base.html", text: LOADER_TAG }],
    }),
    API_KEY,
    {
      title: "Keep the affiliate with the user",
      text: "Add a field to your profile model and fill it when somebody signs up. A renewal comes without a browser, so the cookie is of no use then.",
      path: "s2s",
      code: [
        {
          place: "accounts/models.py",
          text: 'rekomi_ref = models.CharField(max_length=64, blank=True, default="")',
        },
        {
          place: "accounts/views.py, where a user signs up",
          text: 'profile.rekomi_ref = profile.rekomi_ref or request.COOKIES.get("_rkmi", "")',
        },
      ],
    },
    {
      title: "Report payments",
      text: `The module signs and sends with the standard library alone. Call it after the transaction has committed, and from a task queue if you have one, so that a failure is tried again. The contract: ${S2S_CONTRACT}`,
      path: "s2s",
      code: [
        REPORT_PYTHON,
        {
          place: "Where a payment succeeds",
          text: `from django.db import transaction

from billing.rekomi import report


def report_sale(payment):
    slug = payment.user.profile.rekomi_ref
    if slug:
        report({
            "type": "sale",
            "externalId": f"payment-{payment.pk}",
            "affiliateSlug": slug,
            "amountCents": payment.amount_cents,
            "currency": payment.currency,
            "occurredAt": payment.created_at.isoformat(),
        })


transaction.on_commit(lambda: report_sale(payment))`,
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
    "Sign the very bytes that you send: another call of `json.dumps` may write them differently.",
    "`occurredAt` needs a zone. Keep `USE_TZ = True`, or add one.",
    "With django-csp allow `{origin}` in `script-src` and in `connect-src`.",
    GOTCHAS.minorUnits,
  ],
};
