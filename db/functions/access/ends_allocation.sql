-- Whether the one who enters may end what gives this child to somebody: whoever gives any child, has the record open, or decides just now
-- a contact that began something for the child, in any record of theirs.
create or replace function access.ends_allocation(p_person uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
declare
  home uuid := scope.own_authority();
  records uuid[];
  contacts uuid[];
begin
  if 'any allocation' = any (nullif(current_setting('app.writes', true), '')::text[])
    or exists (select 1 from person p where p.authority_id = home and p.id = p_person and scope.is_reached('record', p.id, p.locality_id)) then
    return true;
  end if;
  records := array(select g.id from person p join person g on g.authority_id = p.authority_id and g.identity_id = p.identity_id
    where p.authority_id = home and p.id = p_person);
  contacts := array(
    select r.contact_id from referral r where r.authority_id = home and r.person_id = any (records)
    union select e.contact_id from early_help_offer e where e.authority_id = home and e.person_id = any (records)
    union select l.contact_id from referral r join referral_link l on l.authority_id = r.authority_id and l.referral_id = r.id
      where r.authority_id = home and r.person_id = any (records));
  return access.decides_now(contacts, false);
end
$$;
grant execute on function access.ends_allocation to doorstep_app;
