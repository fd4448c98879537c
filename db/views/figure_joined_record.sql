-- Records that were joined to another of the same child: which record stands for both. Two ids, no name.
create or replace view figure_joined_record with (security_invoker = true) as
select j.authority_id, j.person_id, j.identity_id
from scope.joined_records() j;
grant select on figure_joined_record to doorstep_app;
