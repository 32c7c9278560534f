-- The tickets a ticket is linked to, and the one it was merged into; 0 is none.
ALTER TABLE ticket ADD COLUMN links TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ticket ADD COLUMN merged_into INTEGER NOT NULL DEFAULT 0;
