-- The number of a plan is taken once: what is rolled back leaves a gap, so that no number ever means two plans.
create sequence plan_version_number;
select setval('plan_version_number', greatest(coalesce(max(number), 1), 1), max(number) is not null) from plan_version;
