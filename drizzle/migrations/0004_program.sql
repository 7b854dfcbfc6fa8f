CREATE TABLE "adjustments" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversion_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "adjustments_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_transfers" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"debit" text NOT NULL,
	"credit" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"kind" text NOT NULL,
	"conversion_id" uuid,
	"adjustment_id" uuid,
	"payout_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transfers_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "ledger_transfers_amount" CHECK (amount_minor > 0 and debit <> credit)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"org_id" uuid NOT NULL,
	"sale_external_id" text NOT NULL,
	"key" text NOT NULL,
	"amount_minor" bigint,
	"voided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_org_id_sale_external_id_key_pk" PRIMARY KEY("org_id","sale_external_id","key")
);
--> statement-breakpoint
CREATE TABLE "unattributed_sales" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"source" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"customer_email" text,
	"customer_name" text,
	"customer_id" text,
	"subscription_id" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"conversion_id" uuid,
	CONSTRAINT "unattributed_sales_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "unattributed_sales_external" UNIQUE("org_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "affiliate_coupons" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_coupon_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"code" text NOT NULL,
	"stripe_promotion_code_id" text,
	"stripe_state" text NOT NULL,
	"stripe_error" text,
	"stripe_tries" integer DEFAULT 0 NOT NULL,
	"stripe_next_try_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "affiliate_coupons_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "affiliate_coupons_code" UNIQUE("org_id","code")
);
--> statement-breakpoint
CREATE TABLE "campaign_coupons" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"name" text NOT NULL,
	"percent_off" integer,
	"amount_off_minor" bigint,
	"currency" text,
	"duration" text NOT NULL,
	"duration_in_months" integer,
	"max_redemptions" integer,
	"expires_at" timestamp (3) with time zone,
	"metadata" jsonb,
	"allow_affiliate_self_mint" boolean DEFAULT false NOT NULL,
	"overrides_click_attribution" boolean DEFAULT true NOT NULL,
	"stripe_coupon_id" text,
	"stripe_state" text NOT NULL,
	"stripe_error" text,
	"stripe_tries" integer DEFAULT 0 NOT NULL,
	"stripe_next_try_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "campaign_coupons_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "embed_tokens" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"allowed_origins" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "embed_tokens_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "embed_tokens_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "import_jobs" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"campaign_id" uuid NOT NULL,
	"status" text NOT NULL,
	"rows_total" integer NOT NULL,
	"imported" integer NOT NULL,
	"skipped" integer NOT NULL,
	"errored" integer NOT NULL,
	"confirmed" integer DEFAULT 0 NOT NULL,
	"reasons" jsonb NOT NULL,
	"paid_balance" jsonb,
	"unpaid_balance" jsonb,
	"unpaid_confirmed" jsonb,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"reverted_at" timestamp (3) with time zone,
	"kept" jsonb,
	CONSTRAINT "import_jobs_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "affiliate_invites" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"email" text NOT NULL,
	"full_name" text,
	"slug" text NOT NULL,
	"commission_type" text,
	"commission_value" bigint,
	"auto_approve" boolean NOT NULL,
	"note_html" text,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"canceled_at" timestamp (3) with time zone,
	"affiliate_id" uuid,
	CONSTRAINT "affiliate_invites_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "affiliate_invites_hash_unique" UNIQUE("hash"),
	CONSTRAINT "affiliate_invites_person" UNIQUE("org_id","campaign_id","email")
);
--> statement-breakpoint
CREATE TABLE "payout_items" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"payout_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"conversion_id" uuid,
	"adjustment_id" uuid,
	"amount_minor" bigint NOT NULL,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "payout_items_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "payout_lines" (
	"org_id" uuid NOT NULL,
	"payout_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"paypal_email" text NOT NULL,
	"failure_reason" text,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "payout_lines_org_id_payout_id_affiliate_id_pk" PRIMARY KEY("org_id","payout_id","affiliate_id")
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"campaign_id" uuid,
	"since" timestamp (3) with time zone,
	"total_minor" bigint NOT NULL,
	"affiliate_count" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"paid_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"failure_reason" text,
	"reference" text,
	CONSTRAINT "payouts_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"day" date NOT NULL,
	"currency" text NOT NULL,
	"per_euro" text NOT NULL,
	CONSTRAINT "exchange_rates_currency_day_pk" PRIMARY KEY("currency","day")
);
--> statement-breakpoint
CREATE TABLE "rotated_api_keys" (
	"hash" text PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"rotated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paddle_connections" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vendor_events" (
	"org_id" uuid NOT NULL,
	"vendor" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"outcome" text NOT NULL,
	"detail" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vendor_events_org_id_vendor_event_id_pk" PRIMARY KEY("org_id","vendor","event_id")
);
--> statement-breakpoint
CREATE TABLE "vendor_payments" (
	"org_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sale_external_id" text NOT NULL,
	"paid_minor" bigint,
	"net_minor" bigint,
	"currency" text,
	CONSTRAINT "vendor_payments_org_id_name_pk" PRIMARY KEY("org_id","name")
);
--> statement-breakpoint
CREATE TABLE "vendor_refunds" (
	"org_id" uuid NOT NULL,
	"payment" text NOT NULL,
	"key" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"voided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vendor_refunds_org_id_payment_key_pk" PRIMARY KEY("org_id","payment","key")
);
--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "attribution_params" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "pixel_public_key" text;--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "pixel_origins" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "affiliates" ADD COLUMN "paypal_email" text;--> statement-breakpoint
ALTER TABLE "affiliates" ADD COLUMN "recruited_by_id" uuid;--> statement-breakpoint
ALTER TABLE "affiliates" ADD COLUMN "import_job_id" uuid;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "sub_affiliates_enabled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "sub_affiliate_percent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "clicks" ADD COLUMN "param" text;--> statement-breakpoint
ALTER TABLE "clicks" ADD COLUMN "landing_url" text;--> statement-breakpoint
ALTER TABLE "clicks" ADD COLUMN "referrer" text;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "attribution" text DEFAULT 'link' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "source" text DEFAULT 'Server' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "refunded_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "explanation" jsonb;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "held_because" text;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "hold_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "click_id" uuid;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "coupon_id" uuid;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "import_job_id" uuid;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "confirm_job_id" uuid;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "is_history" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "customer_name" text;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "customer_id" text;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "subscription_id" text;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "import_key" text;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "approved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversions" ADD COLUMN "paid_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "commission_type" text;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "commission_value" bigint;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "import_job_id" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "customer_id" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "source" text DEFAULT 'Link' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "click_id" uuid;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "rotated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "affiliate_coupons" ADD CONSTRAINT "affiliate_coupons_org_id_campaign_coupon_id_campaign_coupons_org_id_id_fk" FOREIGN KEY ("org_id","campaign_coupon_id") REFERENCES "public"."campaign_coupons"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliate_coupons" ADD CONSTRAINT "affiliate_coupons_org_id_affiliate_id_affiliates_org_id_id_fk" FOREIGN KEY ("org_id","affiliate_id") REFERENCES "public"."affiliates"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_coupons" ADD CONSTRAINT "campaign_coupons_org_id_campaign_id_campaigns_org_id_id_fk" FOREIGN KEY ("org_id","campaign_id") REFERENCES "public"."campaigns"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embed_tokens" ADD CONSTRAINT "embed_tokens_org_id_affiliate_id_affiliates_org_id_id_fk" FOREIGN KEY ("org_id","affiliate_id") REFERENCES "public"."affiliates"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliate_invites" ADD CONSTRAINT "affiliate_invites_org_id_campaign_id_campaigns_org_id_id_fk" FOREIGN KEY ("org_id","campaign_id") REFERENCES "public"."campaigns"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_items" ADD CONSTRAINT "payout_items_org_id_payout_id_payouts_org_id_id_fk" FOREIGN KEY ("org_id","payout_id") REFERENCES "public"."payouts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_org_id_payout_id_payouts_org_id_id_fk" FOREIGN KEY ("org_id","payout_id") REFERENCES "public"."payouts"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotated_api_keys" ADD CONSTRAINT "rotated_api_keys_org_id_key_id_api_keys_org_id_id_fk" FOREIGN KEY ("org_id","key_id") REFERENCES "public"."api_keys"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_unsent" ON "mails" USING btree ("org_id","created_at","id") WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX "vendor_events_org_id_vendor_received_at_index" ON "vendor_events" USING btree ("org_id","vendor","received_at");--> statement-breakpoint
CREATE INDEX "adjustments_org_id_conversion_id_index" ON "adjustments" USING btree ("org_id","conversion_id");--> statement-breakpoint
CREATE INDEX "adjustments_org_id_affiliate_id_created_at_index" ON "adjustments" USING btree ("org_id","affiliate_id","created_at");--> statement-breakpoint
CREATE INDEX "ledger_transfers_org_id_affiliate_id_currency_index" ON "ledger_transfers" USING btree ("org_id","affiliate_id","currency");--> statement-breakpoint
CREATE INDEX "ledger_transfers_org_id_conversion_id_index" ON "ledger_transfers" USING btree ("org_id","conversion_id");--> statement-breakpoint
CREATE INDEX "ledger_transfers_org_id_payout_id_index" ON "ledger_transfers" USING btree ("org_id","payout_id");--> statement-breakpoint
CREATE INDEX "unattributed_sales_org_id_customer_email_index" ON "unattributed_sales" USING btree ("org_id","customer_email");--> statement-breakpoint
CREATE INDEX "unattributed_sales_org_id_customer_id_index" ON "unattributed_sales" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE INDEX "affiliate_coupons_org_id_affiliate_id_created_at_id_index" ON "affiliate_coupons" USING btree ("org_id","affiliate_id","created_at","id");--> statement-breakpoint
CREATE INDEX "affiliate_coupons_org_id_stripe_promotion_code_id_index" ON "affiliate_coupons" USING btree ("org_id","stripe_promotion_code_id");--> statement-breakpoint
CREATE INDEX "affiliate_coupons_stripe_state_index" ON "affiliate_coupons" USING btree ("stripe_state");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_coupons_name" ON "campaign_coupons" USING btree ("org_id","campaign_id","name") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "campaign_coupons_org_id_campaign_id_created_at_id_index" ON "campaign_coupons" USING btree ("org_id","campaign_id","created_at","id");--> statement-breakpoint
CREATE INDEX "campaign_coupons_stripe_state_index" ON "campaign_coupons" USING btree ("stripe_state");--> statement-breakpoint
CREATE INDEX "embed_tokens_org_id_affiliate_id_created_at_index" ON "embed_tokens" USING btree ("org_id","affiliate_id","created_at");--> statement-breakpoint
CREATE INDEX "import_jobs_org_id_created_at_id_index" ON "import_jobs" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "affiliate_invites_org_id_slug_index" ON "affiliate_invites" USING btree ("org_id","slug");--> statement-breakpoint
CREATE INDEX "affiliate_invites_org_id_created_at_id_index" ON "affiliate_invites" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_items_conversion" ON "payout_items" USING btree ("org_id","conversion_id") WHERE released_at is null and conversion_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payout_items_adjustment" ON "payout_items" USING btree ("org_id","adjustment_id") WHERE released_at is null and adjustment_id is not null;--> statement-breakpoint
CREATE INDEX "payout_items_org_id_payout_id_affiliate_id_index" ON "payout_items" USING btree ("org_id","payout_id","affiliate_id");--> statement-breakpoint
CREATE INDEX "payout_lines_org_id_affiliate_id_index" ON "payout_lines" USING btree ("org_id","affiliate_id");--> statement-breakpoint
CREATE INDEX "payouts_org_id_created_at_id_index" ON "payouts" USING btree ("org_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payouts_org_id_status_created_at_id_index" ON "payouts" USING btree ("org_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "rotated_api_keys_org_id_key_id_index" ON "rotated_api_keys" USING btree ("org_id","key_id");--> statement-breakpoint
CREATE INDEX "vendor_payments_org_id_sale_external_id_index" ON "vendor_payments" USING btree ("org_id","sale_external_id");--> statement-breakpoint
CREATE INDEX "affiliates_org_id_recruited_by_id_index" ON "affiliates" USING btree ("org_id","recruited_by_id");--> statement-breakpoint
CREATE INDEX "affiliates_org_id_import_job_id_index" ON "affiliates" USING btree ("org_id","import_job_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversions_override" ON "conversions" USING btree ("org_id","parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX "conversions_org_id_status_occurred_at_id_index" ON "conversions" USING btree ("org_id","status","occurred_at","id");--> statement-breakpoint
CREATE INDEX "conversions_org_id_external_id_index" ON "conversions" USING btree ("org_id","external_id");--> statement-breakpoint
CREATE INDEX "conversions_org_id_customer_email_index" ON "conversions" USING btree ("org_id","customer_email");--> statement-breakpoint
CREATE INDEX "conversions_org_id_customer_id_index" ON "conversions" USING btree ("org_id","customer_id");--> statement-breakpoint
CREATE INDEX "conversions_org_id_import_job_id_index" ON "conversions" USING btree ("org_id","import_job_id");--> statement-breakpoint
CREATE INDEX "conversions_org_id_confirm_job_id_index" ON "conversions" USING btree ("org_id","confirm_job_id");--> statement-breakpoint
CREATE INDEX "conversions_coupon" ON "conversions" USING btree ("org_id","coupon_id") WHERE coupon_id is not null;--> statement-breakpoint
CREATE INDEX "conversions_held" ON "conversions" USING btree ("hold_until") WHERE status = 'Pending' and held_because is null;--> statement-breakpoint
CREATE INDEX "leads_org_id_email_index" ON "leads" USING btree ("org_id","email");--> statement-breakpoint
CREATE INDEX "leads_org_id_customer_id_index" ON "leads" USING btree ("org_id","customer_id");--> statement-breakpoint
ALTER TABLE "orgs" ADD CONSTRAINT "orgs_stripe_account" UNIQUE("stripe_account_id");--> statement-breakpoint
ALTER TABLE "orgs" ADD CONSTRAINT "orgs_pixel_key" UNIQUE("pixel_public_key");--> statement-breakpoint
ALTER TABLE "conversions" ADD CONSTRAINT "conversions_import" UNIQUE("org_id","campaign_id","import_key");--> statement-breakpoint
-- A customer is one lead in a campaign: the first one stays.
DELETE FROM leads later USING leads earlier
WHERE later.org_id = earlier.org_id AND later.campaign_id = earlier.campaign_id AND later.email = earlier.email
  AND (later.created_at, later.id) > (earlier.created_at, earlier.id);--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_customer" UNIQUE("org_id","campaign_id","email");--> statement-breakpoint
ALTER TABLE "conversions" ADD CONSTRAINT "conversions_amounts" CHECK (amount_minor >= 0 and refunded_minor >= 0 and commission_minor >= 0);