-- What a message asks to do, as JSON; null for nothing to do, as for all that was written before.
alter table delivery add column action text;
