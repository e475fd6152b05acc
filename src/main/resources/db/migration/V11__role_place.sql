-- Who takes over from somebody takes their place in the order too, so that whoever takes over from the leader leads.
-- It is the id of the row in which that place was held first; null if it is the row's own.
alter table incident_role add column place bigint;
