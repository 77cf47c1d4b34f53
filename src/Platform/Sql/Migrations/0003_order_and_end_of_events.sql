-- Events of one key are delivered in the order of their places; each claim has a number of its own.
ALTER TABLE platform_outbox ADD COLUMN ordering_key TEXT;
ALTER TABLE platform_outbox ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
ALTER TABLE platform_outbox ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;
ALTER TABLE platform_outbox ADD COLUMN parked_at BIGINT;

CREATE INDEX platform_outbox_order ON platform_outbox (ordering_key, place, id) WHERE delivered_at IS NULL;
CREATE INDEX platform_outbox_parked ON platform_outbox (parked_at) WHERE parked_at IS NOT NULL AND delivered_at IS NULL;
CREATE INDEX platform_outbox_delivered ON platform_outbox (delivered_at) WHERE delivered_at IS NOT NULL;
