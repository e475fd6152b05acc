-- To read that there is a task is no longer to read its variables. Candidates and assignees of the
-- tasks that are open or over already may go on reading them (64 is READ_VARIABLE; 7 and 19 are
-- tasks and historic tasks).
do $$
begin
  if to_regclass('act_ru_authorization') is not null then
    update act_ru_authorization set perms_ = perms_ | 64, rev_ = rev_ + 1
      where type_ = 1 and resource_type_ in (7, 19) and resource_id_ <> '*' and perms_ & 2 = 2;
  end if;
end
$$;
