import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { referenceGroups } from "../../operation-facts";
import { OperationView } from "../../operation-view";
import { ReferenceNav } from "./reference-nav";

interface GroupPageProps {
  params: Promise<{ group: string }>;
}

const groupNamed = (id: string) => referenceGroups().find((group) => group.id === id);

export async function generateMetadata({ params }: GroupPageProps): Promise<Metadata> {
  const group = groupNamed((await params).group);
  return { title: group ? `${group.title}, API reference` : "API reference" };
}

export default async function GroupPage({ params }: GroupPageProps) {
  const group = groupNamed((await params).group) ?? notFound();
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb items={[{ label: "API reference", href: "/docs" }, { label: group.title }]} />
        }
        title={group.title}
        purpose="Authentication, errors, pages and limits are the same for every operation, and stand in the API reference."
      />
      <div className="grid items-start gap-8 lg:grid-cols-[12rem_minmax(0,1fr)] lg:gap-12">
        <ReferenceNav groups={referenceGroups()} current={group.id} />
        <div className="grid min-w-0 grid-cols-1 gap-8">
          {group.operations.map((operation) => (
            <OperationView key={operation.name} operation={operation} />
          ))}
        </div>
      </div>
    </>
  );
}
