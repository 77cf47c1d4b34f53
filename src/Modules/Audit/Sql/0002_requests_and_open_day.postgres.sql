ALTER TABLE audit_entry ADD COLUMN request_body TEXT;
ALTER TABLE audit_entry ADD COLUMN response_summary TEXT;
ALTER TABLE audit_entry ADD COLUMN duration_ms INTEGER;

-- The day that is counted by itself only; it joins its month and the whole when the next one begins. Until now each did at once.
ALTER TABLE audit_head ADD COLUMN open_day TEXT NOT NULL DEFAULT '';

UPDATE audit_head SET open_day = COALESCE((SELECT MAX(day) FROM audit_day), '');

UPDATE audit_count SET n = n - COALESCE((
    SELECT today.n FROM audit_count AS today
    WHERE today.actor_id = audit_count.actor_id AND today.span = 'd' || (SELECT open_day FROM audit_head) AND today.resource = audit_count.resource
        AND today.action = audit_count.action AND today.status_code = audit_count.status_code), 0)
WHERE span = 'all' OR span = 'm' || SUBSTR((SELECT open_day FROM audit_head), 1, 7);

-- The same counters by span first: what is written is of one day, and stands together then.
CREATE TABLE audit_count_by_span (
    span TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    resource TEXT NOT NULL,
    action TEXT NOT NULL,
    status_code INTEGER NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (span, actor_id, resource, action, status_code)
);

INSERT INTO audit_count_by_span (span, actor_id, resource, action, status_code, n)
SELECT span, actor_id, resource, action, status_code, n FROM audit_count;

DROP TABLE audit_count;

ALTER TABLE audit_count_by_span RENAME TO audit_count;

ALTER INDEX audit_count_by_span_pkey RENAME TO audit_count_pkey;
