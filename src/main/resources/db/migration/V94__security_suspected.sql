-- While security is a concern, no text goes outside by itself.
alter table incident add column security_suspected boolean not null default false;

-- What could not be kept is no promise any more; what was promised stays known.
alter table status_post add column promise_withdrawn_at timestamptz;
