-- What a room would have as one file of db/migrations.
create table toy_loan (
  authority_id uuid not null, id uuid not null, person_id uuid not null,
  box text not null, lent_on date not null, back_by date not null, back_on date,
  recorded_at timestamptz not null, recorded_by uuid not null,
  locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none',
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person
);
call access.protect('toy_loan', 'record', 'person', p_writes => 'toys', p_may_change => '{back_on}');
