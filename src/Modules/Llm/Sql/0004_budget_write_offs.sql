-- What a node that died had been granted and never reported: counted as spent, shown, and given back by an administrator at most once.
-- A row goes when its node turns out to be alive and accounts for the money itself.
CREATE TABLE llm_budget_write_off (
    id TEXT NOT NULL PRIMARY KEY,
    client_key_id TEXT NOT NULL,
    month TEXT NOT NULL,
    node_id TEXT NOT NULL,
    amount_micros BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    given_back_at BIGINT,
    given_back_by TEXT);
CREATE INDEX llm_budget_write_off_by_account ON llm_budget_write_off (client_key_id, month);
