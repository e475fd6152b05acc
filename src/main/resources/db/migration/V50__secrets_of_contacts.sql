-- What contacts are told apart by without saying their addresses; the key stays in this table.
create table contact_mark_key (
  key text not null
);
insert into contact_mark_key (key) values (gen_random_uuid()::text || gen_random_uuid()::text);
create unique index contact_mark_key_one on contact_mark_key ((true));

-- The contacts that codes are on their way to, each by the id of the process that sends the code.
create table unverified_contact (
  process  text primary key,
  channel  text not null,
  address  text not null,
  noted_at timestamptz not null
);

-- Earlier versions kept addresses and codes as variables of the process. Whoever waits for a code can
-- still enter it; the rest is nobody's business any more.
do $$
begin
  if to_regclass('act_ru_variable') is not null then
    insert into unverified_contact (process, channel, address, noted_at)
      select address.proc_inst_id_, channel.text_, address.text_, now()
      from act_ru_variable address
      join act_ru_variable channel
        on channel.proc_inst_id_ = address.proc_inst_id_ and channel.name_ = 'contactChannel'
      where address.name_ = 'contactAddress'
      on conflict do nothing;
    delete from act_ru_variable
      where name_ in ('contactAddress', 'newContactAddress', 'ownContact', 'code');
    delete from act_hi_detail
      where name_ in ('contactAddress', 'newContactAddress', 'ownContact', 'code');
    delete from act_hi_varinst
      where name_ in ('contactAddress', 'newContactAddress', 'ownContact', 'code');
  end if;
end
$$;
