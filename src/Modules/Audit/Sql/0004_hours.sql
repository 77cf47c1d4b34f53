-- The places of each hour's entries: a person's day begins at any hour of UTC, and a page of it must not walk through the rest of the other.
CREATE TABLE audit_hour (
    hour BIGINT PRIMARY KEY,
    first_id BIGINT NOT NULL,
    last_id BIGINT NOT NULL
);

INSERT INTO audit_hour (hour, first_id, last_id)
SELECT at / 3600000000, MIN(id), MAX(id) FROM audit_entry GROUP BY at / 3600000000;

DROP TABLE audit_day;

-- The verb with it, so that a rare verb on a kind of thing is found without looking at every entry of that kind.
DROP INDEX audit_entry_resource;
CREATE INDEX audit_entry_resource ON audit_entry (resource, id, action);
