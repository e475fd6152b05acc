-- once nobody watches for a relapse any more, an incident lets go of its group of alerts and the next one takes them
alter table incident add column takes_alerts boolean not null default true;

drop index incident_alert_group;

create unique index incident_alert_group on incident (alert_group)
  where alert_group <> '' and takes_alerts and status not in ('closed', 'falseAlarm', 'duplicate');
