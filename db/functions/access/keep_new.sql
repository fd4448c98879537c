-- Whom this transaction added: whoever may only add somebody new writes what is known of them and of nobody else; and a contact may name
-- them where whoever added them does not find them again. An import adds many, and has no use for it.
create or replace function access.keep_new() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  writes text[] := nullif(current_setting('app.writes', true), '')::text[];
begin
  if not 'imported' = any (writes) then
    perform set_config('app.new_people',
      (coalesce(nullif(current_setting('app.new_people', true), '')::uuid[], '{}') || (select coalesce(array_agg(id), '{}') from now_rows))::text, true);
  end if;
  return null;
end
$$;
