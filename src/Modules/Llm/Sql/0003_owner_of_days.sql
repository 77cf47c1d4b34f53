-- Whose the totals are, so that people see their own without those of all others being read. Empty once the account is gone.
ALTER TABLE llm_call_day ADD COLUMN owner_id TEXT NOT NULL DEFAULT '';
UPDATE llm_call_day SET owner_id = known.owner_id
FROM (SELECT client_key_id, MAX(owner_id) AS owner_id FROM llm_call GROUP BY client_key_id) AS known
WHERE known.client_key_id = llm_call_day.client_key_id;
CREATE INDEX llm_call_day_by_owner ON llm_call_day (owner_id, day);
