-- pages go out before whatever else is as urgent
drop index delivery_due;
create index delivery_due on delivery (channel, urgency, (limits is null), due_at, rank, id)
  where state in ('waiting', 'recording');

-- steps that wait since an earlier release: who goes first is otherwise said when they are planned
do $$
begin
  if to_regclass('act_ru_job') is not null then
    update act_ru_job set priority_ = case
        when process_def_key_ = 'pageOnCall' then 800
        when process_def_key_ in ('informStakeholders', 'sendUpdate') then 400
        else 200 end
    where priority_ = 0 and process_instance_id_ is not null;
  end if;
end
$$;
