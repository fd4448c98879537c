-- A referral that moved on: from when, and by which contact. Its row says where it stands now.
create table referral_move (
  authority_id uuid not null, id uuid not null, referral_id uuid not null, contact_id uuid not null, person_id uuid not null,
  from_step text not null, to_step text not null,
  moved_at timestamptz not null, moved_by uuid,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, contact_id) references contact,
  foreign key (authority_id, referral_id) references referral
);
create index on referral_move (authority_id, referral_id);
grant select on referral_move to doorstep_app;
insert into access.protected (table_name, kind) values ('referral_move', 'deciding');

-- What somebody has marked as seen of the news about the children they work with: the contact, or the move of a referral.
create table seen_news (
  authority_id uuid not null references authority,
  account_id uuid not null,
  subject_id uuid not null,
  seen_at timestamptz not null,
  primary key (authority_id, account_id, subject_id)
);
grant select, insert on seen_news to doorstep_app;
insert into access.protected (table_name, kind) values ('seen_news', 'own');

call access.write_policies('once');
