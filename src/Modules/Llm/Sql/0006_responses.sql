-- What /v1/responses keeps for the next step of a conversation. input, response and request are sealed; each names its data key. size_in and
-- size_out are bytes of JSON, so that what a chain would take is known before it is opened. request is there while a response waits.
CREATE TABLE llm_response (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    client_key_id TEXT NOT NULL,
    previous_id TEXT,
    provider TEXT,
    model TEXT NOT NULL,
    status TEXT NOT NULL,
    background BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    size_in INTEGER NOT NULL,
    size_out INTEGER NOT NULL,
    input TEXT NOT NULL,
    response TEXT NOT NULL,
    request TEXT);
CREATE INDEX llm_response_by_account ON llm_response (account_id, created_at, id);
CREATE INDEX llm_response_by_key ON llm_response (client_key_id, status);
CREATE INDEX llm_response_by_expiry ON llm_response (expires_at);

-- Where an item of a key's conversations was last: position counts within the input, or within the output.
CREATE TABLE llm_response_item (
    client_key_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    response_id TEXT NOT NULL,
    in_output BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (client_key_id, item_id));
CREATE INDEX llm_response_item_by_response ON llm_response_item (response_id);
