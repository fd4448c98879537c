create or replace function people.keep_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from person_word w using now_rows n join before_rows b on b.authority_id = n.authority_id and b.id = n.id
      where n.search_key <> b.search_key and w.authority_id = n.authority_id and w.person_id = n.id;
    insert into person_word (authority_id, word, person_id)
      select n.authority_id, w, n.id from now_rows n join before_rows b on b.authority_id = n.authority_id and b.id = n.id, regexp_split_to_table(n.search_key, ' +') w
        where n.search_key <> b.search_key and w <> ''
      union
      select n.authority_id, w, n.id from now_rows n join before_rows b on b.authority_id = n.authority_id and b.id = n.id
        join person_name o on o.authority_id = n.authority_id and o.person_id = n.id, regexp_split_to_table(o.search_key, ' +') w
        where n.search_key <> b.search_key and w <> '';
  elsif tg_table_name = 'person' then
    insert into person_word (authority_id, word, person_id)
      select n.authority_id, w, n.id from now_rows n, regexp_split_to_table(n.search_key, ' +') w where w <> '' on conflict do nothing;
  else
    insert into person_word (authority_id, word, person_id)
      select n.authority_id, w, n.person_id from now_rows n, regexp_split_to_table(n.search_key, ' +') w where w <> '' on conflict do nothing;
  end if;
  insert into name_word (authority_id, word, first_id)
    select distinct on (n.authority_id, w) n.authority_id, w, n.id from now_rows n, regexp_split_to_table(n.search_key, ' +') w
    where w <> '' and not exists (select 1 from name_word k where k.authority_id = n.authority_id and k.word = w);
  return null;
end
$$;
