-- what an ended incident leaves behind for its group of alerts: false alarm or duplicate
create index incident_last_of_alert_group on incident (alert_group, detected_at) where alert_group <> '';
