import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { setPayoutAddress } from "./actions";
import { AddressForm } from "./address-form";

interface PayoutAddressProps {
  email: string;
  paypalEmail?: string;
}

export function PayoutAddress({ email, paypalEmail }: PayoutAddressProps) {
  return (
    <Card aria-labelledby="payout-address">
      <CardHeader>
        <CardTitle id="payout-address">Where payouts go</CardTitle>
        <CardDescription>
          From the next payout on. A mail to {email} says when it has changed.
        </CardDescription>
      </CardHeader>
      <CardContent>
        <AddressForm action={setPayoutAddress} email={email} paypalEmail={paypalEmail} />
      </CardContent>
    </Card>
  );
}
