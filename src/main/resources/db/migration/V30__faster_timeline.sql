-- The same hash as before. As an SQL function it was planned anew for each entry, which cost four fifths of an insert.
create or replace function timeline_hash(
  previous text, incident text, sequence bigint, happened_at timestamptz, kind text, who text, what text)
returns text language plpgsql immutable as $$
begin
  return encode(sha256(convert_to(
    octet_length(convert_to($1, 'UTF8')) || ':' || $1 || ','
    || octet_length(convert_to($2, 'UTF8')) || ':' || $2 || ','
    || octet_length($3::text) || ':' || $3 || ','
    || '27:' || to_char($4 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ','
    || octet_length(convert_to($5, 'UTF8')) || ':' || $5 || ','
    || octet_length(convert_to($6, 'UTF8')) || ':' || $6 || ','
    || octet_length(convert_to($7, 'UTF8')) || ':' || $7 || ',', 'UTF8')), 'hex');
end
$$;
