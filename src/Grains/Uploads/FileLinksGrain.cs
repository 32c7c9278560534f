using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Uploads;

namespace Oqupie.Grains.Uploads;

[GrainType("file-links")]
internal sealed class FileLinksGrain(IFileLinkStore store, TimeProvider clock) : Grain, IFileLinksGrain
{
    private const int MostAsked = 200;

    private static readonly Refusal Withdrawn = Refusal.NotFound("There is no such file.");
    private static readonly Refusal Ended = Refusal.Expired("This address has ended.");

    private TicketId Ticket => TicketId.Of(this.GetPrimaryKeyString());

    private ITicketFilesGrain Files => GrainFactory.GetGrain<ITicketFilesGrain>(this.GetPrimaryKeyString());

    public async Task<Outcome<FileRef>> Fetch(long item, int file, bool counts, CancellationToken cancellationToken)
    {
        if (!(await Files.Linked(actor: null, item, file, cancellationToken)).Succeeded(out var linked, out var refusal))
        {
            return refusal;
        }

        var now = clock.GetUtcNow();

        if (linked.Link!.Until <= now)
        {
            return Ended;
        }

        if ((await StateOf(item, file)).WithdrawnAt is not null)
        {
            return Withdrawn;
        }

        if (counts)
        {
            await store.Fetched(Ticket, item, file, now, CancellationToken.None);
        }

        return linked;
    }

    public Task<ImmutableArray<LinkState>> Of(ImmutableArray<long> items) =>
        store.Of(Ticket, [.. items.Distinct().Take(MostAsked)], CancellationToken.None);

    public async Task<Outcome<LinkState>> Withdraw(Actor actor, long item, int file, CancellationToken cancellationToken)
    {
        if (!(await Files.Linked(actor, item, file, cancellationToken)).Succeeded(out _, out var refusal))
        {
            return refusal;
        }

        await store.Withdraw(Ticket, item, file, clock.GetUtcNow(), CancellationToken.None);
        return await StateOf(item, file);
    }

    private async Task<LinkState> StateOf(long item, int file) =>
        (await store.Of(Ticket, [item], CancellationToken.None)).FirstOrDefault(link => link.File == file) ?? new() { Item = item, File = file };
}
