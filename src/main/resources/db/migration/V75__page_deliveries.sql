-- What stands in a line is tried as long as it is wanted; that others are called meanwhile is another thing.
alter table delivery
  add column first_due_at   timestamptz, -- of what stands in a line: when it should have gone out at first
  add column left_alone     int not null default 0, -- how many of its attempts were not made: the receiver was to be left alone
  add column passed_over_at timestamptz; -- when others were called, as nothing of its topic had arrived

-- whether something of a line has arrived
create index delivery_of_line on delivery (line) where line <> '';
