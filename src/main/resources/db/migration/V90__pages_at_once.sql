-- The first page about something need not wait for others, as long as no more go to one contact than that.
alter table delivery
  add column at_once text; -- as in 3 in PT2M; null: each waits its turn as the others do
