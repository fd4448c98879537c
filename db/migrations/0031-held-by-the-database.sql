-- What a page refuses, the database refuses as well: who holds a post, and what of it may be changed; whose word an answer is; what ends.
-- A post stands as it was made; of a holding its last day changes. Workers come with their accounts.
revoke update on post from doorstep_app;
revoke update on post_holding from doorstep_app;
grant update (valid_to, version, recorded_at, recorded_by) on post_holding to doorstep_app;
revoke insert, update on worker from doorstep_app;
create trigger keep_posts before insert on post for each row execute function access.keep_posts();
create trigger keep_holders after insert or update of valid_to, recorded_by on post_holding for each row execute function access.keep_holders();
-- agencies and teams are changed by whoever manages them, not by whoever manages the posts of a place
update access.protected set writes = 'agencies' where table_name in ('agency', 'team');
call access.write_policies_of('agency');
call access.write_policies_of('team');
