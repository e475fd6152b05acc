-- Since when alerts cannot be taken in, and why: one row while it lasts, so that the administrators
-- are told once, whichever node sees it.
create table intake_outage (
  only_one boolean primary key default true check (only_one),
  id uuid not null default gen_random_uuid(),
  reason text not null,
  since timestamptz not null
);

-- Written to see whether anything can be written; nothing of it is ever kept.
create table intake_check (
  checked_at timestamptz not null
);
