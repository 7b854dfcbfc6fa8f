import type { ReactNode } from "react";
import { GuideSection } from "@/components/guides/guide-section";
import { PageHeader } from "@/components/shell/page-header";
import type { DocPage, Section } from "@/lib/docs/shape";
import { BlockView, type Slots } from "./block-view";
import { TableOfContents } from "./table-of-contents";

interface DocViewProps {
  page: DocPage;
  /** What the page itself puts into the slots of its content. */
  slots?: Slots;
  /** Below the title. */
  children?: ReactNode;
}

export function DocView({ page, slots = {}, children }: DocViewProps) {
  const { title, lead, sections } = page;
  return (
    <>
      <PageHeader title={title} purpose={lead} />
      {children}
      <div className="grid items-start gap-8 lg:grid-cols-[12rem_minmax(0,1fr)] lg:gap-12">
        <TableOfContents items={sections.map(({ id, heading }) => ({ id, heading }))} />
        <div className="grid min-w-0 gap-10">
          {sections.map((section) => (
            <SectionView key={section.id} section={section} slots={slots} />
          ))}
        </div>
      </div>
    </>
  );
}

function SectionView({ section, slots }: { section: Section; slots: Slots }) {
  const { id, heading, blocks } = section;
  return (
    <GuideSection id={id} heading={heading}>
      {blocks.map((block) => (
        <BlockView key={JSON.stringify(block)} block={block} slots={slots} />
      ))}
    </GuideSection>
  );
}
