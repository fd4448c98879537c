-- Accounts by two. What opens records, and a new link for an account that was opened already, is asked for by one administrator and
-- approved by a second person. Reached through functions alone.
create table account_request (
  authority_id uuid not null references authority,
  id uuid not null,
  kind text not null check (kind in ('account', 'membership', 'days', 'reopening', 'link')),
  account_id uuid references account,        -- none until the account that is asked for is made
  membership_id uuid,                        -- whose days; or the one that was made
  name text, email text, agency_id uuid, role text, valid_from date, valid_to date,
  asked_by uuid not null,                    -- memberships
  asked_at timestamptz not null,
  answered_by uuid, answered_at timestamptz, approved boolean,
  used_at timestamptz,                       -- the link that came of it
  stopped_at timestamptz,                    -- by the owner of the account, who did not want it
  primary key (authority_id, id)
);
create index on account_request (account_id);
alter table sign_in_link add column made_by uuid, add column authority_id uuid, add column request_id uuid;

-- The administrators who have signed in. While there is one, the authority is being set up; a second ends that, and no row ever goes.
create table administrator_seen (
  authority_id uuid not null references authority,
  account_id uuid not null references account,
  first_at timestamptz not null,
  primary key (authority_id, account_id)
);
insert into administrator_seen
  select m.authority_id, m.account_id, min(s.began_at) from membership m join session s on s.membership_id = m.id
  where m.role = 'administrator' group by m.authority_id, m.account_id;
insert into administrator_seen
  select distinct on (m.authority_id, m.account_id) m.authority_id, m.account_id, a.made_at from membership m join account a on a.id = m.account_id
  where m.role = 'administrator' and a.password_hash is not null on conflict do nothing;

-- An address is one account to an authority, not to the house: another authority's administrator, who makes an account for it, learns
-- nothing of this one.
alter table account add column opened_for uuid references authority;
update account a set opened_for = (select m.authority_id from membership m where m.account_id = a.id order by m.valid_from, m.id limit 1);
drop index account_lower_idx;
create unique index account_address on account (lower(email), opened_for) nulls not distinct;

-- Whether a link may be used is asked with whose it is (access.address_of_link).
drop function if exists access.is_link_good(bytea);
