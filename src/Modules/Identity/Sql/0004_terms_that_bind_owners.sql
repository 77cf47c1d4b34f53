-- Who, other than its owner, set a key's terms last: the owner may tighten them and not loosen them. Null: the owner's own.
ALTER TABLE identity_client_key ADD COLUMN held_by TEXT;
