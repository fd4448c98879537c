-- Tries to sign in, by a keyed hash of the address (known or not) and of the device: empty for all devices that its holder has not
-- signed in from. Reached through access.count_try alone.
create table sign_in_try (
  address_hash bytea not null,
  device_hash bytea not null,
  tries int not null,
  last_at timestamptz not null,
  primary key (address_hash, device_hash)
);
create index on sign_in_try (last_at);
