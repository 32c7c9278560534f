using Oqupie.Grains.Tickets.Sleeping;

namespace Oqupie.Grains.Tickets;

/// <summary>What the schedule asks a ticket.</summary>
internal sealed partial class TicketGrain
{
    public async Task<bool> Wake(string token, CancellationToken cancellationToken) =>
        await Loaded(cancellationToken) is { } ticket
        && SleepRules.Due(ticket.Row, token, Now) is { Events.IsEmpty: false } due
        && (await Commit(due, System, cancellationToken)).Succeeded(out _, out _);
}
