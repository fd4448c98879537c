-- Whether the one who enters is told figures of every place: those that they see ('authority'), or at least the published ones.
create or replace function scope.counts_every_place(p_published boolean) returns boolean language sql stable set search_path = public, pg_temp as $$
  select coalesce(current_setting('app.figures', true) = 'authority' or p_published and current_setting('app.figures', true) = 'published', false)
$$;
