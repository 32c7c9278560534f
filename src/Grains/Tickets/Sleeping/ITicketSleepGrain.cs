namespace Oqupie.Grains.Tickets.Sleeping;

/// <summary>What the schedule asks a ticket. The same grain as <see cref="Contracts.Tickets.ITicketGrain"/>.</summary>
[Alias("oqupie.ITicketSleepGrain")]
internal interface ITicketSleepGrain : IGrainWithStringKey
{
    /// <summary>The ticket wakes if its time has come; the row of that token ends with it.</summary>
    /// <returns>False where it is awake, or sleeps until another time, so that the row has no use.</returns>
    [Alias("Wake")]
    Task<bool> Wake(string token, CancellationToken cancellationToken);
}
