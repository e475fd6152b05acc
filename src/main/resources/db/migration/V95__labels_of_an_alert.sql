-- By which of its labels an alert differs from others of the same incident; null where it was taken in before.
alter table alert add column labels jsonb;
