-- What gave a child to somebody, where a decision did: the offer or the referral. A changed decision ends what the first began.
alter table allocation add begun_with uuid;
create index on allocation (authority_id, begun_with) where begun_with is not null;
