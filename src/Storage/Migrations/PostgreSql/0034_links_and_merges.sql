-- The tickets a ticket is linked to, and the one it was merged into; 0 is none.
ALTER TABLE ticket ADD COLUMN links text NOT NULL DEFAULT '[]';
ALTER TABLE ticket ADD COLUMN merged_into bigint NOT NULL DEFAULT 0;
