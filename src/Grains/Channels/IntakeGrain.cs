using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <remarks>Many at once on each silo: order within a ticket is the ticket grain's business, and taking in twice changes nothing.</remarks>
[GrainType("intake"), Orleans.Concurrency.StatelessWorker(16)]
internal sealed class IntakeGrain(MessageIntake intake, IIntakeJournal journal) : Grain, IIntakeGrain
{
    private ChannelId Channel => ChannelId.Of(this.GetPrimaryKeyString());

    public Task<Outcome<IntakeAnswer>> Take(RawMessage raw, CancellationToken cancellationToken) => intake.Take(Channel, raw, cancellationToken);

    public async Task<Outcome<IntakePage>> Page(IntakeFate? fate, string? cursor, int limit, CancellationToken cancellationToken) =>
        await journal.Page(Channel, fate, cursor, Math.Clamp(limit, 1, 200), cancellationToken) is { } page
            ? page
            : Refusal.Invalid("The cursor is not one of this list.", "cursor");

    public async Task<Outcome<IntakeRow>> Read(string id, CancellationToken cancellationToken) =>
        await journal.Read(Channel, id, cancellationToken) is { } row ? row : Refusal.NotFound("There is no such message.");
}
