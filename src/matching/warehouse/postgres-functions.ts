import { streetWordsShort } from '../text/clean.ts'
import { transliteration } from '../text/fold.ts'
import { knownForenames } from '../text/known-forenames.ts'
import { nameForms } from '../text/name-forms.ts'
import { nameFamilies } from '../text/nicknames.ts'

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Combining marks, which folding takes away, as ranges for a bracket expression. */
function markRanges(): string {
  const ranges: string[] = []
  const hex = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`
  for (let code = 0x300, from = -1; code <= 0xffff; code++) {
    const mark = code < 0xffff && /\p{M}/u.test(String.fromCharCode(code))
    if (mark && from < 0) from = code
    if (!mark && from >= 0) {
      ranges.push(from === code - 1 ? hex(from) : `${hex(from)}-${hex(code - 1)}`)
      from = -1
    }
  }
  return ranges.join('')
}

function foldBody(): string {
  const single = Object.entries(transliteration).filter(([, to]) => to.length === 1)
  const dropped = Object.entries(transliteration).filter(([, to]) => to === '')
  const longer = Object.entries(transliteration).filter(([, to]) => to.length > 1)
  const from = [...single, ...dropped].map(([letter]) => letter).join('')
  const to = single.map(([, letter]) => letter).join('')
  const start = `translate(regexp_replace(normalize(lower(x), NFKD), '[${markRanges()}]+', '', 'g'), ${literal(from)}, ${literal(to)})`
  return longer.reduce((inner, [letter, text]) => `replace(${inner}, ${literal(letter)}, ${literal(text)})`, start)
}

/** Everything the SQL of a model calls: cleaning, parts, and the comparisons PostgreSQL does not have. Needs a UTF-8 database. */
export function postgresFunctions(schema: string): string {
  const families = nameFamilies().map(([name, family]) => `(${literal(name)},${literal(family)})`)
  const forms = nameForms().map(([name, other]) => `(${literal(name)},${literal(other)})`)
  const known = knownForenames().map((name) => `(${literal(name)})`)
  const words = Object.entries(streetWordsShort).map(([short, long]) => `(${literal(short)},${literal(long)})`)
  return `create schema if not exists ${schema};
set search_path to ${schema}, public;
create table if not exists name_family (name text primary key, family text not null);
insert into name_family values ${families.join(',')} on conflict do nothing;
create table if not exists name_form (name text, other text, primary key (name, other));
insert into name_form values ${forms.join(',')} on conflict do nothing;
create table if not exists known_forename (name text primary key);
insert into known_forename values ${known.join(',')} on conflict do nothing;

create or replace function fold(x text) returns text immutable strict parallel safe language sql as $$ select ${foldBody()} $$;
create or replace function spaced(x text) returns text immutable strict parallel safe language sql as $$
  select btrim(regexp_replace(x, '[^[:alnum:]]+', ' ', 'g')) $$;
create or replace function clean_as_given(x text) returns text immutable strict parallel safe language sql as $$
  select btrim(x, E' \\t\\n\\r\\f\\v') $$;
create or replace function clean_text(x text) returns text immutable strict parallel safe language sql as $$
  select btrim(regexp_replace(fold(x), '\\s+', ' ', 'g')) $$;
create or replace function clean_name(x text) returns text immutable strict parallel safe language sql as $$
  select spaced(fold(translate(x, '''\`´’‘ʼʻʹ', ''))) $$;
create or replace function clean_address(x text) returns text stable strict parallel safe language sql as $$
  select regexp_replace(string_agg(case when n > 1 then coalesce(long, word) else word end, ' ' order by n), ' st$', ' street')
  from unnest(string_to_array(clean_name(x), ' ')) with ordinality as words(word, n)
  left join (values ${words.join(',')}) as full_words(short, long) on short = word $$;
create or replace function clean_identifier(x text) returns text immutable strict parallel safe language sql as $$
  select regexp_replace(fold(x), '[^[:alnum:]]+', '', 'g') $$;
create or replace function clean_postcode(x text) returns text immutable strict parallel safe language sql as $$ select clean_identifier(x) $$;
create or replace function clean_date(x text) returns text immutable strict parallel safe language plpgsql as $$
declare t text := btrim(x, E' \\t\\n\\r\\f\\v'); f text[]; m int;
begin
  f := regexp_match(t, '^(\\d{4})[-/.]?(\\d{2})[-/.]?(\\d{2})([T ].*)?$');
  if f is not null then return f[1] || f[2] || f[3]; end if;
  f := regexp_match(t, '^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})([T ].*)?$');
  if f is not null then return f[3] || lpad(f[2], 2, '0') || lpad(f[1], 2, '0'); end if;
  f := regexp_match(t, '^(\\d{1,2})(st|nd|rd|th)?[-/. ]([A-Za-z]{3})[A-Za-z]*[-/. ](\\d{4})$');
  m := array_position(array['jan','feb','mar','apr','may','jun','jul','aug','sep','oct','nov','dec'], lower(f[3]));
  if m is not null then return f[4] || lpad(m::text, 2, '0') || lpad(f[1], 2, '0'); end if;
  return null;
end $$;

create or replace function passes_nhs(x text) returns boolean immutable strict parallel safe language sql as $$
  select x ~ '^[0-9]{10}$' and (
    select case (11 - sum(substr(x, i, 1)::int * (11 - i)) % 11) % 11 when 10 then false else (11 - sum(substr(x, i, 1)::int * (11 - i)) % 11) % 11 = right(x, 1)::int end
    from generate_series(1, 9) as i) $$;
create or replace function passes_upn(x text) returns boolean immutable strict parallel safe language sql as $$
  select x ~ '^[a-hj-npqrt-z][0-9]{11}[0-9a-hj-npqrt-z]$' and (
    select substr('abcdefghjklmnpqrtuvwxyz', (sum(i * case when substr(x, i, 1) ~ '[a-z]' then strpos('abcdefghjklmnpqrtuvwxyz', substr(x, i, 1)) - 1 else substr(x, i, 1)::int end) % 23)::int + 1, 1)
    from generate_series(2, 13) as i) = left(x, 1) $$;

create or replace function part_initial(x text) returns text immutable strict parallel safe language sql as $$ select left(x, 1) $$;
create or replace function part_first2(x text) returns text immutable strict parallel safe language sql as $$ select left(x, 2) $$;
create or replace function part_first3(x text) returns text immutable strict parallel safe language sql as $$ select left(x, 3) $$;
create or replace function part_first4(x text) returns text immutable strict parallel safe language sql as $$ select left(x, 4) $$;
create or replace function part_year(x text) returns text immutable strict parallel safe language sql as $$ select case when x ~ '^[0-9]{8}$' then left(x, 4) end $$;
create or replace function part_month(x text) returns text immutable strict parallel safe language sql as $$ select case when x ~ '^[0-9]{8}$' then left(x, 6) end $$;
create or replace function part_monthday(x text) returns text immutable strict parallel safe language sql as $$ select case when x ~ '^[0-9]{8}$' then substr(x, 5) end $$;
create or replace function part_area(x text) returns text immutable strict parallel safe language sql as $$ select substring(x from '^[a-z]{1,2}(?=[0-9])') $$;
create or replace function part_district(x text) returns text immutable strict parallel safe language sql as $$ select case when length(x) > 4 then left(x, -3) end $$;
create or replace function part_sector(x text) returns text immutable strict parallel safe language sql as $$ select case when length(x) > 4 then left(x, -2) end $$;
create or replace function part_number(x text) returns text immutable strict parallel safe language sql as $$ select substring(x from '^[0-9]+[a-z]?(?= )') $$;
create or replace function part_road(x text) returns text immutable strict parallel safe language sql as $$ select regexp_replace(x, '^(flat )?[0-9]+[a-z]? ', '') $$;
create or replace function part_firstword(x text) returns text immutable strict parallel safe language sql as $$ select split_part(x, ' ', 1) $$;
create or replace function part_lastword(x text) returns text immutable strict parallel safe language sql as $$ select regexp_replace(x, '^.* ', '') $$;
create or replace function part_family(x text) returns text stable strict parallel safe language sql as $$
  select coalesce((select family from ${schema}.name_family where name = split_part(x, ' ', 1)), split_part(x, ' ', 1)) $$;
create or replace function part_skeleton(x text) returns text immutable strict parallel safe language plpgsql as $$
declare t text := regexp_replace(x, '[^a-z]', '', 'g'); first text; rest text;
begin
  if length(t) < 3 then return null; end if;
  t := regexp_replace(replace(t, 'ph', 'f'), '(ck|kh|ch(?=r)|q|c(?![hei]))', 'k', 'g');
  t := regexp_replace(t, 'c(?=[ei])', 's', 'g');
  t := regexp_replace(t, '(sh|sch|tch|ch|cz|sz|zh)', 'x', 'g');
  t := replace(replace(replace(replace(replace(t, 'th', 't'), 'dh', 'd'), 'gh', 'g'), 'z', 's'), 'v', 'w');
  t := regexp_replace(t, 'j(?=[^aeiou]|$)', 'y', 'g');
  first := case when t ~ '^[aeiouwy]' then 'a' else left(t, 1) end;
  rest := regexp_replace(regexp_replace(substr(t, 2), '[aeiouwy]', '', 'g'), '(?<=[^aeiouy])h$', '');
  t := regexp_replace(first || rest, '(.)\\1+', '\\1', 'g');
  return case when length(t) < 2 or (length(t) = 2 and left(t, 1) = 'a') then null else t end;
end $$;

create or replace function jaro_winkler(x text, y text) returns double precision immutable strict parallel safe language plpgsql as $$
declare
  a bytea := convert_to(x, 'UTF8'); b bytea := convert_to(y, 'UTF8'); c bytea;
  n int; m int; reach int; matches int := 0; moved int := 0; prefix int := 0; j int := 0; jaro double precision;
  taken_a boolean[]; taken_b boolean[];
begin
  if x = y then return 1; end if;
  if length(a) > length(b) or (length(a) = length(b) and a > b) then c := a; a := b; b := c; end if;
  n := least(length(a), 255); m := least(length(b), 255);
  if n = 0 then return 0; end if;
  taken_a := array_fill(false, array[n]); taken_b := array_fill(false, array[m]);
  reach := greatest(0, m / 2 - 1);
  for i in 0 .. n - 1 loop
    for k in greatest(0, i - reach) .. least(m - 1, i + reach) loop
      if not taken_b[k + 1] and get_byte(a, i) = get_byte(b, k) then
        taken_a[i + 1] := true; taken_b[k + 1] := true; matches := matches + 1; exit;
      end if;
    end loop;
  end loop;
  if matches = 0 then return 0; end if;
  for i in 0 .. n - 1 loop
    continue when not taken_a[i + 1];
    while not taken_b[j + 1] loop j := j + 1; end loop;
    if get_byte(a, i) <> get_byte(b, j) then moved := moved + 1; end if;
    j := j + 1;
  end loop;
  jaro := (matches::double precision / n + matches::double precision / m + (matches - moved / 2)::double precision / matches) / 3;
  if jaro <= 0.7::double precision then return jaro; end if;
  while prefix < least(4, n) and get_byte(a, prefix) = get_byte(b, prefix) loop prefix := prefix + 1; end loop;
  return jaro + prefix * 0.1::double precision * (1 - jaro);
end $$;

create or replace function edits(x text, y text) returns int immutable strict parallel safe language plpgsql as $$
declare
  a bytea := convert_to(x, 'UTF8'); b bytea := convert_to(y, 'UTF8'); n int; m int; far int; w int; grid int[]; seen int[] := array_fill(0, array[256]);
  last int; r int; k int; cost int;
begin
  n := least(length(a), 255); m := least(length(b), 255); far := n + m; w := m + 2;
  grid := array_fill(0, array[(n + 2) * w]);
  grid[1] := far;
  for i in 0 .. n loop grid[(i + 1) * w + 1] := far; grid[(i + 1) * w + 2] := i; end loop;
  for j in 0 .. m loop grid[j + 2] := far; grid[w + j + 2] := j; end loop;
  for i in 1 .. n loop
    last := 0;
    for j in 1 .. m loop
      r := seen[get_byte(b, j - 1) + 1]; k := last;
      cost := case when get_byte(a, i - 1) = get_byte(b, j - 1) then 0 else 1 end;
      if cost = 0 then last := j; end if;
      grid[(i + 1) * w + j + 2] := least(grid[i * w + j + 1] + cost, grid[(i + 1) * w + j + 1] + 1, grid[i * w + j + 2] + 1,
        grid[r * w + k + 1] + (i - r - 1) + 1 + (j - k - 1));
    end loop;
    seen[get_byte(a, i - 1) + 1] := i;
  end loop;
  return grid[(n + 1) * w + m + 2];
end $$;

create or replace function is_initial(x text, y text) returns boolean immutable strict parallel safe language sql as $$
  select (octet_length(x) = 1) <> (octet_length(y) = 1) and left(x, 1) = left(y, 1) $$;
create or replace function shares_word(x text, y text) returns boolean immutable strict parallel safe language sql as $$
  select exists (select from unnest(string_to_array(x, ' ')) as word where octet_length(word) >= 3 and word = any (string_to_array(y, ' '))) $$;
create or replace function known_name(x text) returns boolean stable strict parallel safe language sql as $$
  select exists (select from ${schema}.known_forename where name = x) $$;
create or replace function is_slip(x text, y text) returns boolean stable strict parallel safe language plpgsql as $$
declare knows_x boolean; knows_y boolean; apart int;
begin
  if length(x) = 1 or length(y) = 1 then return false; end if;
  knows_x := known_name(x); knows_y := known_name(y);
  if knows_x and knows_y then return false; end if;
  apart := edits(x, y);
  if apart <= 1 then return true; end if;
  return apart = 2 and length(x) >= 5 and length(y) >= 5 and not knows_x and not knows_y and exists (
    select from ${schema}.known_forename where length(name) between greatest(length(x), length(y)) - 1 and least(length(x), length(y)) + 1
      and edits(name, x) <= 1 and edits(name, y) <= 1);
end $$;
create or replace function two_names(x text, y text) returns boolean stable strict parallel safe language plpgsql as $$
declare few text[]; free text[]; c text[]; alike boolean; at int;
begin
  if x = y then return false; end if;
  few := string_to_array(case when x < y collate "C" then x else y end, ' ');
  free := string_to_array(case when x < y collate "C" then y else x end, ' ');
  if cardinality(few) > cardinality(free) then c := few; few := free; free := c; end if;
  if cardinality(few) < cardinality(free) and array_to_string(few, '') = array_to_string(free, '') then return false; end if;
  for kind in 1 .. 4 loop
    for i in reverse cardinality(few) .. 1 loop
      at := null;
      for j in 1 .. cardinality(free) loop
        alike := case kind
          when 1 then few[i] = free[j]
          when 2 then exists (select from ${schema}.name_form where name = few[i] and other = free[j])
          when 3 then is_slip(few[i], free[j])
          else (length(few[i]) = 1 or length(free[j]) = 1) and left(few[i], 1) = left(free[j], 1) end;
        if alike then at := j; exit; end if;
      end loop;
      if at is not null then
        free := free[:at - 1] || free[at + 1:];
        few := few[:i - 1] || few[i + 1:];
      end if;
    end loop;
  end loop;
  return cardinality(few) > 0;
end $$;
create or replace function day_number(x text) returns int immutable strict parallel safe language sql as $$
  select case when x ~ '^[0-9]{8}$' and x >= '00010000' then
    (make_date(left(x, 4)::int, 1, 1) + make_interval(months => substr(x, 5, 2)::int - 1))::date - date '1970-01-01' + right(x, 2)::int - 1 end $$;
create or replace function day_month_swapped(x text, y text) returns boolean immutable strict parallel safe language sql as $$
  select x <> y and x ~ '^[0-9]{8}$' and y = left(x, 4) || right(x, 2) || substr(x, 5, 2) $$;
create or replace function default_day(x text, y text) returns boolean immutable strict parallel safe language sql as $$
  select x <> y and x ~ '^[0-9]{8}$' and y ~ '^[0-9]{8}$' and left(x, 4) = left(y, 4) and (right(x, 4) = '0101' or right(y, 4) = '0101') $$;
create or replace function one_digit(x text, y text) returns boolean immutable strict parallel safe language sql as $$
  select x ~ '^[0-9]{8}$' and y ~ '^[0-9]{8}$' and case cardinality(places) when 1 then true
    when 2 then places[2] = places[1] + 1 and substr(x, places[1], 1) = substr(y, places[2], 1) and substr(x, places[2], 1) = substr(y, places[1], 1)
    else false end
  from (select array_agg(i order by i) filter (where substr(x, i, 1) <> substr(y, i, 1)) as places from generate_series(1, 8) as i) as differing $$;
`
}
