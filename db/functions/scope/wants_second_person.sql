-- Whether the rule book wants a second person to confirm a decision. The rule is the rule book's (src/rulebook/outcomes.ts), said again
-- here so that no page can forget it; a test holds the two to one another.
create or replace function scope.wants_second_person(p_outcome text, p_kind text, p_level int, p_danger_said boolean) returns boolean
language sql immutable as $$
  select case p_outcome
    when 'no-further-action' then p_kind = 'protection' or p_danger_said
    when 'information-and-advice' then p_level = 1 and p_danger_said
    else false end
$$;
grant execute on function scope.wants_second_person to doorstep_app;
