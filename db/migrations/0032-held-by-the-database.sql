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
create trigger keep_answers after insert on answer for each row execute function access.keep_answers();
create trigger keep_held_answers after insert on held_answer for each row execute function access.keep_held_answers();
create trigger keep_letters after insert or update of sent_at, sent_by on outbox for each row execute function access.keep_letters();
create trigger keep_offers after update of ended_at on early_help_offer for each row execute function access.keep_offers();
create trigger keep_referrals before update of closed_at, closed_why, step, no_further_action on referral
  for each row execute function access.keep_referrals();
