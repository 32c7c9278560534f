-- Until when a ticket sleeps, in microseconds; 0 where it is awake, or waits for its customer.
ALTER TABLE ticket ADD COLUMN asleep_until bigint NOT NULL DEFAULT 0;
