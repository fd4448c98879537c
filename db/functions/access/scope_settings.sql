-- Every setting that a scope is made of. Entering clears them all before it sets any, and so does whoever enters to count: what is
-- not in this list is in no policy (a test looks), and a new sight is in it by being one.
create or replace function access.scope_settings() returns setof text language sql stable set search_path = public, pg_temp as $$
  select 'app.' || name from unnest(array['authority', 'account', 'membership', 'day', 'now', 'counting', 'figures', 'restrictions', 'restricted_people',
    'restricted_contacts', 'words_classes', 'writes', 'new_people', 'act_localities']) name
  union all
  select 'app.' || s.name || '_' || part from access.sight s cross join unnest(array['localities', 'agencies', 'ids']) part
$$;
