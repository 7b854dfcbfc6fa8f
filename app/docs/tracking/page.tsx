import type { Metadata } from "next";
import { trackingPage } from "@/lib/docs/tracking";
import { pixelFields, trackingFacts } from "@/lib/surfaces/tracking-facts";
import { DocView } from "../doc-view";
import { EventFields } from "../event-fields";
import { FieldList } from "../field-list";

export const metadata: Metadata = { title: "Tracking" };

export default function TrackingDocsPage() {
  return (
    <DocView
      page={trackingPage(trackingFacts())}
      slots={{ events: <EventFields />, pixel: <FieldList fields={pixelFields()} /> }}
    />
  );
}
