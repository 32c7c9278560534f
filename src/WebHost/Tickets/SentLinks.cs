using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Contracts.Uploads;
using Oqupie.WebHost.Uploads;

namespace Oqupie.WebHost.Tickets;

/// <summary>Files that go out of tickets as links: what they will be, what became of them, and their end.</summary>
internal sealed class SentLinks(IGrainFactory grains, PublicAddress address, IOptions<TusOptions> options, TimeProvider clock)
{
    private static readonly Refusal NoSuchLink = Refusal.NotFound("There is no such link.");

    /// <summary>What a file becomes that is too large to go along with a reply.</summary>
    /// <param name="request">Says where this server is reached, unless that is set.</param>
    /// <param name="sendAt">When the reply leaves; null: now.</param>
    public FileLink Link(HttpRequest request, DateTimeOffset? sendAt)
    {
        var until = (sendAt ?? clock.GetUtcNow()).ToUniversalTime() + options.Value.LinksFor;
        return new(DateTimeOffset.FromUnixTimeSeconds(until.ToUnixTimeSeconds()), address.Of(request.HttpContext));
    }

    /// <summary>What became of the links among these; nothing is asked where there are none.</summary>
    public async Task<ImmutableArray<LinkState>> States(TicketId ticket, ImmutableArray<TimelineItem> items)
    {
        ImmutableArray<long> linked = [.. items.Where(item => item.Attachments.Any(file => file.Link is not null)).Select(item => item.Version)];
        return linked.IsEmpty ? [] : await grains.GetGrain<IFileLinksGrain>(ticket.ToString()).Of(linked);
    }

    public async Task<Outcome<Done>> Withdraw(Actor actor, long ticket, string item, int file, CancellationToken cancellationToken)
    {
        if (!RequestWords.TryItem(item, out var version))
        {
            return NoSuchLink;
        }

        var links = grains.GetGrain<IFileLinksGrain>(new TicketId(actor.Account, ticket).ToString());
        return (await links.Withdraw(actor, version, file, cancellationToken)).Succeeded(out _, out var refusal) ? default(Done) : refusal;
    }
}
