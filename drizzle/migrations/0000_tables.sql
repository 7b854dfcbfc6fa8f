CREATE TABLE "email_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identities_provider_subject_pk" PRIMARY KEY("provider","subject")
);
--> statement-breakpoint
CREATE TABLE "installation_log" (
	"minute" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "installation_log_kind_key_minute_pk" PRIMARY KEY("kind","key","minute")
);
--> statement-breakpoint
CREATE TABLE "rate_counts" (
	"key" text NOT NULL,
	"minute" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "rate_counts_key_minute_pk" PRIMARY KEY("key","minute")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip" text,
	"user_agent" text,
	CONSTRAINT "sessions_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "used_nonces" (
	"nonce" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"org_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"id" uuid NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text,
	"actor_label" text NOT NULL,
	"actor_role" text,
	"token_id" uuid,
	"client_name" text,
	"client_version" text,
	"operation" text NOT NULL,
	"action" text NOT NULL,
	"entity_type" text,
	"entity_id" text,
	"entity_label" text,
	"input" jsonb,
	"input_hash" text,
	"outcome" text NOT NULL,
	"error_code" text,
	"before" jsonb,
	"after" jsonb,
	"approval_id" uuid,
	"approved_by" uuid,
	"parent_id" uuid,
	"ip" text,
	"user_agent" text,
	"request_id" text NOT NULL,
	"duration_ms" integer,
	CONSTRAINT "audit_events_org_id_created_at_id_pk" PRIMARY KEY("org_id","created_at","id")
) PARTITION BY RANGE ("created_at");
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"org_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"input_hash" text NOT NULL,
	"output" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_org_id_scope_pk" PRIMARY KEY("org_id","scope")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"template" text NOT NULL,
	"body" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"org_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_org_id_user_id_pk" PRIMARY KEY("org_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "orgs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"brand_color" text DEFAULT '#0E7C7B' NOT NULL,
	"logo_url" text,
	"description" text,
	"billing_email" text,
	"timezone" text DEFAULT 'UTC' NOT NULL,
	"plan_tier" text NOT NULL,
	"subscription_status" text NOT NULL,
	"trial_ends_at" timestamp (3) with time zone,
	"stripe_customer_id" text,
	"stripe_account_id" text,
	"payout_grace_days" integer DEFAULT 30 NOT NULL,
	"home_currency" text DEFAULT 'USD' NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	"ai_stopped_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orgs_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "team_invites" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"canceled_at" timestamp (3) with time zone,
	CONSTRAINT "team_invites_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "team_invites_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "affiliates" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"full_name" text NOT NULL,
	"slug" text NOT NULL,
	"status" text NOT NULL,
	"website" text,
	"application" text,
	"notes" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"approved_at" timestamp (3) with time zone,
	"rejected_at" timestamp (3) with time zone,
	"rejection_reason" text,
	CONSTRAINT "affiliates_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "affiliates_slug" UNIQUE("org_id","slug"),
	CONSTRAINT "affiliates_email" UNIQUE("org_id","email")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"terms_url" text,
	"currency" text NOT NULL,
	"commission_type" text NOT NULL,
	"commission_model" text NOT NULL,
	"commission_value" bigint NOT NULL,
	"cookie_window_days" integer NOT NULL,
	"attribution_model" text NOT NULL,
	"auto_approve" boolean NOT NULL,
	"network_visibility" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "campaigns_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "campaigns_slug" UNIQUE("org_id","slug")
);
--> statement-breakpoint
CREATE TABLE "clicks" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "clicks_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "conversions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"commission_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"customer_email" text,
	"external_id" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "conversions_external" UNIQUE("org_id","campaign_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "enrollments" (
	"org_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enrollments_org_id_campaign_id_affiliate_id_pk" PRIMARY KEY("org_id","campaign_id","affiliate_id")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "leads_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "magic_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"hash" text NOT NULL,
	"prefix" text NOT NULL,
	"last_four" text NOT NULL,
	"signing_secret" text NOT NULL,
	"maker_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"last_ip" text,
	CONSTRAINT "api_keys_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "mcp_token_clients" (
	"org_id" uuid NOT NULL,
	"token_id" uuid NOT NULL,
	"user_agent" text NOT NULL,
	"ip" text NOT NULL,
	"name" text NOT NULL,
	"version" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mcp_token_clients_org_id_token_id_user_agent_ip_name_version_pk" PRIMARY KEY("org_id","token_id","user_agent","ip","name","version")
);
--> statement-breakpoint
CREATE TABLE "mcp_token_secrets" (
	"hash" text PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"token_id" uuid NOT NULL,
	"prefix" text NOT NULL,
	"last_four" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "mcp_tokens" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"access" text NOT NULL,
	"allowed_tools" text[],
	"networks" text[] NOT NULL,
	"requests_per_minute" integer,
	"maker_id" uuid,
	"client" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"rotated_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"reached_at" timestamp (3) with time zone,
	"authenticated_at" timestamp (3) with time zone,
	"listed_at" timestamp (3) with time zone,
	"called_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"last_ip" text,
	"last_client_name" text,
	"last_client_version" text,
	"last_refusal" text,
	"last_refusal_at" timestamp (3) with time zone,
	CONSTRAINT "mcp_tokens_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "conversions" ADD CONSTRAINT "conversions_org_id_campaign_id_campaigns_org_id_id_fk" FOREIGN KEY ("org_id","campaign_id") REFERENCES "public"."campaigns"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversions" ADD CONSTRAINT "conversions_org_id_affiliate_id_affiliates_org_id_id_fk" FOREIGN KEY ("org_id","affiliate_id") REFERENCES "public"."affiliates"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_org_id_campaign_id_campaigns_org_id_id_fk" FOREIGN KEY ("org_id","campaign_id") REFERENCES "public"."campaigns"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_org_id_affiliate_id_affiliates_org_id_id_fk" FOREIGN KEY ("org_id","affiliate_id") REFERENCES "public"."affiliates"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mcp_token_clients" ADD CONSTRAINT "mcp_token_clients_org_id_token_id_mcp_tokens_org_id_id_fk" FOREIGN KEY ("org_id","token_id") REFERENCES "public"."mcp_tokens"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mcp_token_secrets" ADD CONSTRAINT "mcp_token_secrets_org_id_token_id_mcp_tokens_org_id_id_fk" FOREIGN KEY ("org_id","token_id") REFERENCES "public"."mcp_tokens"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "email_links_user_id_index" ON "email_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_events_org_id_actor_type_created_at_id_index" ON "audit_events" USING btree ("org_id","actor_type","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_events_org_id_token_id_created_at_id_index" ON "audit_events" USING btree ("org_id","token_id","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_events_org_id_operation_created_at_id_index" ON "audit_events" USING btree ("org_id","operation","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_events_org_id_action_created_at_id_index" ON "audit_events" USING btree ("org_id","action","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_events_org_id_outcome_created_at_id_index" ON "audit_events" USING btree ("org_id","outcome","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_events_org_id_entity_type_entity_id_created_at_id_index" ON "audit_events" USING btree ("org_id","entity_type","entity_id","created_at","id");--> statement-breakpoint
CREATE INDEX "mails_org_id_created_at_index" ON "mails" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("next_attempt_at") WHERE sent_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX "memberships_user_id_index" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "affiliates_org_id_created_at_id_index" ON "affiliates" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "affiliates_org_id_status_created_at_id_index" ON "affiliates" USING btree ("org_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "campaigns_org_id_created_at_id_index" ON "campaigns" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "clicks_org_id_occurred_at_index" ON "clicks" USING btree ("org_id","occurred_at");--> statement-breakpoint
CREATE INDEX "clicks_org_id_affiliate_id_occurred_at_index" ON "clicks" USING btree ("org_id","affiliate_id","occurred_at");--> statement-breakpoint
CREATE INDEX "conversions_org_id_occurred_at_id_index" ON "conversions" USING btree ("org_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "conversions_org_id_affiliate_id_occurred_at_id_index" ON "conversions" USING btree ("org_id","affiliate_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "conversions_org_id_campaign_id_occurred_at_index" ON "conversions" USING btree ("org_id","campaign_id","occurred_at");--> statement-breakpoint
CREATE INDEX "enrollments_org_id_affiliate_id_index" ON "enrollments" USING btree ("org_id","affiliate_id");--> statement-breakpoint
CREATE INDEX "leads_org_id_created_at_index" ON "leads" USING btree ("org_id","created_at");--> statement-breakpoint
CREATE INDEX "leads_org_id_affiliate_id_created_at_index" ON "leads" USING btree ("org_id","affiliate_id","created_at");--> statement-breakpoint
CREATE INDEX "mcp_token_secrets_org_id_token_id_index" ON "mcp_token_secrets" USING btree ("org_id","token_id");--> statement-breakpoint
CREATE INDEX "mcp_tokens_org_id_created_at_index" ON "mcp_tokens" USING btree ("org_id","created_at");