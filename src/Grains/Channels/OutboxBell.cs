using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

internal sealed partial class OutboxBell(IGrainFactory grains, ILogger<OutboxBell> logger) : IOutboxBell
{
    public async void Ring(AccountId account, string channel, DateTimeOffset due)
    {
        try
        {
            await grains.GetGrain<IOutboxGrain>(new ChannelId(account, channel).ToString()).Wake(due);
        }
        catch (Exception e)
        {
            LogNotRung(e, channel); // The outbox looks by itself within a minute.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The outbox of channel {Channel} was not woken.")]
    private partial void LogNotRung(Exception exception, string channel);
}
