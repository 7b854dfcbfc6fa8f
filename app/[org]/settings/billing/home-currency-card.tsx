import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { getHomeCurrency } from "@/lib/currency/operations";
import { atLeastWords } from "@/lib/orgs/shape";
import { readPage } from "@/lib/surfaces/page";
import { setCurrency } from "./actions";
import { HomeCurrencyForm } from "./home-currency-form";

export async function HomeCurrencyCard({ slug }: { slug: string }) {
  const { homeCurrency, supported, mayChange, required, ratesOf } = await readPage(
    getHomeCurrency,
    slug,
    {},
  );
  return (
    <Card aria-labelledby="home-currency" className="lg:col-span-2">
      <CardHeader>
        <CardTitle id="home-currency">Home currency</CardTitle>
        <CardDescription>
          Reports are shown in {homeCurrency}. Sales, commissions and payouts keep the currency they
          were made in, and campaigns theirs.
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-4">
        {mayChange ? (
          <HomeCurrencyForm
            current={homeCurrency}
            supported={supported}
            action={setCurrency.bind(null, slug)}
          />
        ) : (
          <Notice variant="info" title={`Changing it takes the plan ${atLeastWords(required)}`}>
            Until then reports stay in {homeCurrency}.
          </Notice>
        )}
        <p className="max-w-prose text-muted-foreground text-xs">
          {ratesOf
            ? `Sales in other currencies are converted at the reference rate of their day. The newest rates are of ${ratesOf}.`
            : "Sales in other currencies stand beside the total, since this server has no exchange rates yet. Its operator can load them with rekomi rates refresh."}
        </p>
      </CardContent>
    </Card>
  );
}
