-- The authority for which the service brings a file in. What a file may say of somebody is compared with what stands on their record: only
-- the import itself reads that, never the membership of whoever brought the file.
create or replace function imports.writing() returns uuid language plpgsql stable set search_path = public, pg_temp as $$
begin
  if 'imported' = any (nullif(current_setting('app.writes', true), '')::text[]) and access.own_membership('{service}') is not null then
    return imports.home();
  end if;
  raise insufficient_privilege using message = 'only an import asks this';
end
$$;
