-- Which records a contact names, by id alone, so that what came before and after for one child can be counted.
create or replace view figure_child with (security_invoker = true) as
select k.authority_id, k.contact_id, k.person_id, k.agency_id, k.locality_id
from contact_child k
where k.removed_at is null;
grant select on figure_child to doorstep_app;
