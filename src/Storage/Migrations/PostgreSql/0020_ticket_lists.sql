-- Lists by channel, and the open tickets by what else one sorts by.
CREATE INDEX ticket_channel ON ticket (account, box, channel, updated_at, number);
CREATE INDEX ticket_channel_created ON ticket (account, box, channel, created_at, number);
CREATE INDEX ticket_open_created ON ticket (account, box, created_at, number) WHERE status < 4;
CREATE INDEX ticket_open_importance ON ticket (account, box, importance, updated_at, number) WHERE status < 4;

-- Tickets made in a period, by their last change: each thirty days of them (in microseconds) have an order of their own.
CREATE INDEX ticket_period ON ticket (account, box, (created_at / 2592000000000), updated_at, number);
