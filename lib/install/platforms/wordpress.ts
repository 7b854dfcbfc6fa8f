import type { Platform } from "../shape";
import { paymentLinks, STRIPE_ELEMENTS } from "./checkout";
import { REPORT_PHP, S2S_CONTRACT } from "./signing";
import { API_KEY, CONNECT_STRIPE, GOTCHAS, loader, ONLY_IF, PROMOTION_CODES, tryIt } from "./steps";

const WOOCOMMERCE = "you sell with WooCommerce";

const PLUGIN = `<?php
/* Plugin Name: Rekomi for WooCommerce */

${REPORT_PHP}

function rekomi_remember(WC_Order $order): void {
    if (empty($_COOKIE['_rkmi'])) return;
    $order->update_meta_data('rekomi_ref', sanitize_title(wp_unslash($_COOKIE['_rkmi'])));
    $order->save();
}
// The classic checkout, and the one made of blocks.
add_action('woocommerce_checkout_order_created', 'rekomi_remember');
add_action('woocommerce_store_api_checkout_order_processed', 'rekomi_remember');

function rekomi_order(WC_Order $order, string $type, float $amount, array $more = []): void {
    $slug = $order->get_meta('rekomi_ref');
    if (!$slug) return;
    rekomi_report([
        'type' => $type,
        'externalId' => 'woocommerce-' . $order->get_id(),
        'affiliateSlug' => $slug,
        // Times 1 in a currency without cents.
        'amountCents' => (int) round($amount * 100),
        'currency' => $order->get_currency(),
        'occurredAt' => gmdate('c'),
    ] + $more);
}
add_action('woocommerce_payment_complete', function ($order_id) {
    $order = wc_get_order($order_id);
    rekomi_order($order, 'sale', (float) $order->get_total());
});
add_action('woocommerce_order_refunded', function ($order_id, $refund_id) {
    $refund = wc_get_order($refund_id);
    $more = ['refundId' => (string) $refund_id];
    rekomi_order(wc_get_order($order_id), 'refund', (float) $refund->get_amount(), $more);
}, 10, 2);`;

export const wordpress: Platform = {
  key: "wordpress",
  name: "WordPress",
  category: "Site builders",
  conversionFire: "stripe-webhook",
  summary:
    "Pages that sell with Stripe's Payment Links, buy buttons or pricing tables name the affiliate, and Stripe reports the sale. A WooCommerce shop reports its orders from the server instead.",
  steps: [
    loader({
      where:
        "Paste it into the `<head>` of all pages, with a plugin for header and footer code such as WPCode (**Code Snippets → Header & Footer**), or in your child theme's `header.php`.",
    }),
    CONNECT_STRIPE,
    {
      ...paymentLinks({ where: "Paste this into the footer code of the same plugin." }),
      onlyIf: ONLY_IF.paymentLinks,
    },
    STRIPE_ELEMENTS,
    { ...PROMOTION_CODES, onlyIf: ONLY_IF.codes },
    { ...API_KEY, onlyIf: WOOCOMMERCE },
    {
      title: "Report WooCommerce orders",
      text: `Define \`REKOMI_API_KEY\` and \`REKOMI_SIGNING_SECRET\` in \`wp-config.php\`, and put this into a plugin of your own or a PHP snippet. It keeps the affiliate with the order and reports it once it is paid, and again when it is refunded. The contract: ${S2S_CONTRACT}`,
      onlyIf: WOOCOMMERCE,
      path: "s2s",
      code: [{ place: "wp-content/plugins/rekomi/rekomi.php", text: PLUGIN }],
    },
    tryIt({ buy: "Buy something small and refund it." }),
  ],
  gotchas: [
    "WooCommerce's Stripe plugin charges without Stripe Checkout, so the affiliate is not in what Stripe reports. Take the WooCommerce steps, and leave Stripe out.",
    "A page cache is no obstacle, since the script reads the address in the browser. A plugin that delays scripts until the first touch is one: exclude the tracking script.",
    "Cookie-consent plugins may hold the script back until a visitor agrees.",
    GOTCHAS.sameStripeAccount,
    GOTCHAS.emptyReference,
    GOTCHAS.minorUnits,
  ],
};
