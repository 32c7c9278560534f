using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <remarks>Many at once on each silo: order within a ticket is the ticket grain's business, and taking in twice changes nothing.</remarks>
[GrainType("intake"), Orleans.Concurrency.StatelessWorker(16)]
internal sealed class IntakeGrain(MessageIntake intake, IIntakeJournal journal, INotGiven notGiven, TimeProvider clock) : Grain, IIntakeGrain
{
    private const int RetriedAtOnce = 50;

    private static readonly Refusal NoSuchMessage = Refusal.NotFound("There is no such message.");

    private ChannelId Channel => ChannelId.Of(this.GetPrimaryKeyString());

    public Task<Outcome<IntakeAnswer>> Take(RawMessage raw, CancellationToken cancellationToken) => intake.Take(Channel, raw, cancellationToken);

    public async Task<Outcome<IntakePage>> Page(IntakeFate? fate, string? cursor, int limit, CancellationToken cancellationToken) =>
        await journal.Page(Channel, fate, cursor, Math.Clamp(limit, 1, 200), cancellationToken) is { } page
            ? page
            : Refusal.Invalid("The cursor is not one of this list.", "cursor", "bad_cursor");

    public async Task<Outcome<IntakeRow>> Read(string id, CancellationToken cancellationToken) =>
        await journal.Read(Channel, id, cancellationToken) is { } row ? row : NoSuchMessage;

    public Task<Outcome<IntakeAnswer>> Retry(string id, CancellationToken cancellationToken) =>
        Again(id, IntakeFate.Failed, "Only a message that failed is tried again.", cancellationToken);

    public Task<Outcome<IntakeAnswer>> Release(string id, CancellationToken cancellationToken) =>
        Again(id, IntakeFate.Held, "Only a message that is held is released.", cancellationToken);

    public async Task<Outcome<RetriedMessages>> RetryFailed(string? before, CancellationToken cancellationToken)
    {
        // A page is read whole before its first message is tried: what fails again keeps its place and does not come twice.
        if (await journal.Page(Channel, IntakeFate.Failed, before, RetriedAtOnce, cancellationToken) is not { } page)
        {
            return Refusal.Invalid("The cursor is not one of this list.", "before", "bad_cursor");
        }

        var failed = 0;

        // One after the other, the oldest first: they may follow one another.
        foreach (var row in page.Items.Reverse())
        {
            var answered = await intake.TakeAgain(Channel, row.Id, IntakeFate.Failed, cancellationToken);
            failed += answered.Succeeded(out var answer, out _) && answer.Fate is not IntakeFate.Failed ? 0 : 1;
        }

        return new RetriedMessages(page.Items.Length, failed, page.Next);
    }

    public Task TakeUp() => intake.TakePending(Channel, CancellationToken.None);

    private async Task<Outcome<IntakeAnswer>> Again(string id, IntakeFate from, string otherwise, CancellationToken cancellationToken) =>
        await journal.Read(Channel, id, cancellationToken) switch
        {
            null => NoSuchMessage,
            { RawDeletedAt: not null } => Refusal.Conflict("Its bytes were deleted, as the channel is set.", "raw_deleted"),
            { Fate: IntakeFate.NotGiven, AskAt: not null } row when from is IntakeFate.Failed => await AskNow(row, cancellationToken),
            { Fate: var fate } when fate == from => await intake.TakeAgain(Channel, id, from, cancellationToken),
            _ => Refusal.Conflict(otherwise, "fate_moved_on"),
        };

    // The connection of the poller is the one that is asked; it looks as soon as it begins.
    private async Task<Outcome<IntakeAnswer>> AskNow(IntakeRow row, CancellationToken cancellationToken)
    {
        await notGiven.Hurry(Channel, row.Id, clock.GetUtcNow(), cancellationToken);
        await GrainFactory.GetGrain<IChannelPollerGrain>(Channel.ToString()).Start();
        return new IntakeAnswer { Fate = row.Fate, Reason = row.Reason };
    }
}
