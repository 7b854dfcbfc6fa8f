-- The operator sees which organizations there are, and nothing of what is in them.
CREATE FUNCTION list_orgs()
RETURNS TABLE (slug text, name text, plan_tier text, subscription_status text, suspended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.slug, o.name, o.plan_tier, o.subscription_status, o.suspended_at FROM orgs o ORDER BY o.slug
$$;
