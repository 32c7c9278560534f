using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Search;
using Oqupie.Contracts.Seen;
using Oqupie.Contracts.Tickets;
using Orleans.Concurrency;

namespace Oqupie.Grains.Search;

/// <remarks>
/// Asks all shards of the account at once, and shows tickets as the store has them: what an index says that is a moment behind is checked against what the
/// asker may see now. A shard that fails or takes too long is left out, and the answer says so.
/// </remarks>
[StatelessWorker(32), GrainType("ticket-search")]
internal sealed partial class TicketSearchGrain(
    ITicketsToFind tickets, QuestionTerms terms, IOptions<TicketSearchOptions> options, TimeProvider clock, ILogger<TicketSearchGrain> logger)
    : Grain, ITicketSearchGrain
{
    private static readonly Refusal StrangeCursor = Refusal.Invalid("The cursor is not one of this list.", "cursor", "bad_cursor");

    public async Task<Outcome<TicketHits>> Find(Actor actor, TicketQuestion question, CancellationToken cancellationToken)
    {
        var place = question.Cursor is { } cursor ? TicketHitCursor.Read(cursor, question.Sort) : null;

        if (question.Cursor is not null && place is null)
        {
            return StrangeCursor;
        }

        var typed = TypedQueryReader.Read(question.Text);

        if (typed.IsEmpty)
        {
            return new TicketHits();
        }

        var limit = Math.Clamp(question.Limit, 1, TicketQuestion.MostItems);
        var asked = await terms.Of(actor, typed, question, cancellationToken) with { Limit = limit, After = place };
        asked = asked.WantsUnread is null ? asked : asked with { Seen = await Seen(actor) };
        var found = await Task.WhenAll((await Shards(actor)).Select(shard => Ask(shard, asked, cancellationToken)));
        var ordered = found.SelectMany(one => one.Hits).OrderByDescending(hit => hit.Place.Rank).ThenByDescending(hit => hit.Place.Number);
        ImmutableArray<FoundTicket> first = [.. ordered.Take(limit)];
        var shown = await Shown(actor, first, cancellationToken);
        var more = found.Sum(one => one.Hits.Length) > first.Length || found.Any(one => one.More);
        return new TicketHits
        {
            Items = shown,
            Total = found.Sum(one => one.Total),
            Next = more && first is [.., var last] ? TicketHitCursor.Of(question.Sort, last.Place) : null,
            Partial = found.Any(one => one.Partial),
        };
    }

    private Task<SeenTickets> Seen(Actor actor) =>
        GrainFactory.GetGrain<ISeenGrain>(new MemberId(actor.Account, actor.Id).ToString()).All();

    private async Task<IEnumerable<TicketShardId>> Shards(Actor actor)
    {
        var newest = await tickets.Newest(actor.Account, CancellationToken.None);
        return Enumerable.Range(0, (int)(newest / options.Value.TicketsPerIndex) + 1).Select(shard => new TicketShardId(actor.Account, shard));
    }

    private async Task<TicketFindings> Ask(TicketShardId shard, ShardQuestion question, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        try
        {
            var asking = GrainFactory.GetGrain<ITicketShardGrain>(shard.ToString()).Find(question, patience.Token);
            return await asking.WaitAsync(options.Value.Patience, clock, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogLeftOut(e, shard);
            await patience.CancelAsync();
            return TicketFindings.None with { Partial = true };
        }
    }

    private async Task<ImmutableArray<TicketHit>> Shown(Actor actor, ImmutableArray<FoundTicket> found, CancellationToken cancellationToken)
    {
        if (found.IsEmpty)
        {
            return [];
        }

        var rows = (await tickets.Rows(actor.Account, [.. found.Select(hit => hit.Place.Number)], cancellationToken))
            .Where(row => actor.Sees(row.Brand, row.AssigneeMember, row.AssigneeGroup))
            .ToDictionary(row => row.Id.Number);
        return
        [
            .. from hit in found
               let row = rows.GetValueOrDefault(hit.Place.Number)
               where row is not null
               select new TicketHit(row.ToView(), hit.Snippet, ItemOf(hit)),
        ];
    }

    private static string? ItemOf(FoundTicket hit) => hit.Item is { } version ? string.Create(CultureInfo.InvariantCulture, $"e{version}") : null;

    [LoggerMessage(LogLevel.Warning, "Tickets {Shard} could not be looked through, and were left out of an answer.")]
    private partial void LogLeftOut(Exception exception, TicketShardId shard);
}
