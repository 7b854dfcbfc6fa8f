import { Problem } from "@/components/problem";

export default function OrgNotFoundPage() {
  return (
    <Problem title="Not found in this organization">
      <p>
        Nothing is at this address, or it has been removed. Check it for a typing mistake, or find
        what you look for through the navigation.
      </p>
    </Problem>
  );
}
