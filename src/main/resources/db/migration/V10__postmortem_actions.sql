-- the actions as the author has written them down, for the form that shows them again
alter table postmortem add column actions jsonb not null default '[]';
