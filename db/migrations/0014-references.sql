-- A demonstration of before took its references from high numbers while the sequence stood at the number of its rows, and so walked
-- into them. Whatever stands, the sequence stands past it: a reference is read back into its number (src/rulebook/reference.ts).
do $$
declare
  characters constant text := '346789BCDFGHJKMNPQRTVWX';
  highest numeric := 0;
begin
  with plain as (
    select replace(reference, '-', '') as r from contact
    union all select replace(reference, '-', '') from referral
    union all select replace(family_number, '-', '') from household
  ), body as (
    -- without its last character, the check; what came from elsewhere is no number of ours
    select left(r, -1) as b from plain where r ~ ('^[' || characters || ']+$') and length(r) in (6, 8, 10)
  ), number as (
    select length(b) as long, (
      select sum((strpos(characters, substr(b, at, 1)) - 1) * 23::numeric ^ (length(b) - at)) from generate_series(1, length(b)) at
    ) as written from body
  )
  select coalesce(max(case long
      when 5 then mod(written * 377362, 6436343)
      when 7 then 6436343 + mod(written * 1345573049, 3404825447)
      else 6436343 + 3404825447 + mod(written * 1019388381702, 1801152661463) end), 0)
  into highest from number;
  perform setval('reference_number', greatest(highest::bigint, last_value), highest::bigint >= last_value or is_called) from reference_number;
end
$$;
