-- Who gave a temporary password and until when it is good: it is void when its giver loses the right to give it.
ALTER TABLE identity_account ADD COLUMN temporary_by TEXT;
ALTER TABLE identity_account ADD COLUMN temporary_until BIGINT;

CREATE INDEX identity_account_temporary ON identity_account (temporary_by) WHERE temporary_by IS NOT NULL;
CREATE INDEX identity_invitation_maker ON identity_invitation (created_by);

-- Whose address it is, so that it goes with the account. Those of before end by their age.
ALTER TABLE identity_known_address ADD COLUMN account_id TEXT REFERENCES identity_account (id) ON DELETE CASCADE;

CREATE INDEX identity_known_address_account ON identity_known_address (account_id);
