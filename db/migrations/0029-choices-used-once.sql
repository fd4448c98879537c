-- Choices of a membership that were made: the cookie which says whose password it was is good once. Reached through access.use_choice alone.
create table used_choice (
  choice_hash bytea primary key,
  used_at timestamptz not null
);
create index on used_choice (used_at);
