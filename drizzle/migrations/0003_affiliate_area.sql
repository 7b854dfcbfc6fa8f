CREATE TABLE "affiliate_sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"affiliate_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "affiliate_sessions" ADD CONSTRAINT "affiliate_sessions_org_id_affiliate_id_affiliates_org_id_id_fk" FOREIGN KEY ("org_id","affiliate_id") REFERENCES "public"."affiliates"("org_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE affiliate_sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON affiliate_sessions USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
--> statement-breakpoint
-- An affiliate's browser by its cookie: says whose it is and sets the tenant.
CREATE FUNCTION open_affiliate_session(secret_hash text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('orgId', s.org_id, 'affiliateId', s.affiliate_id)
  INTO found FROM affiliate_sessions s
  WHERE s.hash = secret_hash AND s.expires_at > now();
  PERFORM set_config('app.org', coalesce(found ->> 'orgId', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
-- As before, and the affiliates' browsers.
CREATE OR REPLACE FUNCTION sweep() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours';
  DELETE FROM used_nonces WHERE expires_at < now();
  DELETE FROM rate_counts WHERE minute < now() - interval '10 minutes';
  DELETE FROM sessions WHERE expires_at < now();
  DELETE FROM affiliate_sessions WHERE expires_at < now();
  DELETE FROM email_links WHERE expires_at < now() - interval '7 days';
  DELETE FROM magic_links WHERE expires_at < now() - interval '30 days';
  DELETE FROM installation_log WHERE minute < now() - interval '90 days';
$$;
