-- an incident that was opened because what an earlier one was about is broken again names that one;
-- no reference: the earlier one may have been removed when its time was over
alter table incident add follows text;
create index incident_follows on incident (follows) where follows is not null;
