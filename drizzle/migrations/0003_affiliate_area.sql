CREATE TABLE "affiliate_sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "affiliate_sessions" ADD CONSTRAINT "affiliate_sessions_org_id_affiliate_id_affiliates_org_id_id_fk" FOREIGN KEY ("org_id","affiliate_id") REFERENCES "public"."affiliates"("org_id","id") ON DELETE no action ON UPDATE no action;