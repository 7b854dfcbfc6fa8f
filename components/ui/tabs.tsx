"use client";

import { Tabs as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { tabClasses, tabListClasses } from "@/components/ui/tab-classes";
import { cn } from "@/lib/utils";

/** Tabs within one page. Tabs with addresses of their own are `LinkTabs`. */
export function Tabs({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root data-slot="tabs" className={cn("grid gap-4", className)} {...props} />;
}

export function TabsList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  return (
    <Primitive.List data-slot="tabs-list" className={cn(tabListClasses, className)} {...props} />
  );
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Primitive.Trigger>) {
  return (
    <Primitive.Trigger data-slot="tabs-trigger" className={cn(tabClasses, className)} {...props} />
  );
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return <Primitive.Content data-slot="tabs-content" className={className} {...props} />;
}
