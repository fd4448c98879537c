-- Whether a child can be given to this team, which works with children by its kind or by a post, and to this worker, whose role does.
create or replace function access.works_with_children(p_team uuid, p_worker uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select (p_worker is null or p_worker in (select access.workers_in_roles(access.roles_given_children())))
    and (p_team is null or exists (
      select 1 from team t where t.authority_id = scope.own_authority() and t.id = p_team
        and t.valid_from <= access.today() and (t.valid_to is null or t.valid_to >= access.today())
        and (t.kind in ('assessment', 'early-help') or exists (
          select 1 from post p where p.authority_id = t.authority_id and p.team_id = t.id and p.role = any (access.roles_given_children())
            and p.valid_from <= access.today() and (p.valid_to is null or p.valid_to >= access.today())))))
$$;
grant execute on function access.works_with_children to doorstep_app;
