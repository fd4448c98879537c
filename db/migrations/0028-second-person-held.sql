-- The second person is held by the database, whatever a page forgets; so is who gives a child to somebody, and who named them.
-- After the row, so that the policies speak first.
create trigger keep_two after insert or update on threshold_document for each row execute function access.keep_two_behind_threshold();

update access.protected set changes = 'confirming' where table_name = 'decision';
call access.write_policies_of('decision');
create trigger keep_two after insert or update of decided_by, confirmed_at, confirmed_by on decision for each row execute function access.keep_two_behind_decision();

-- an allocation ends; whoever has the child next has a row of their own
revoke update (worker_id) on allocation from doorstep_app;
create trigger keep_allocations after insert or update of valid_to on allocation for each row execute function access.keep_allocations();
create trigger keep_namers after insert on contact_child for each row execute function access.keep_namers();
