-- Whether a member takes work now: 1 available, 2 away; and when they switched it last, NULL where they never did.
ALTER TABLE member ADD COLUMN availability bigint NOT NULL DEFAULT 1;
ALTER TABLE member ADD COLUMN availability_since bigint NULL;
