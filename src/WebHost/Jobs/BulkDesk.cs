using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Repeats;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Jobs;

/// <summary>Takes what shall be done to many tickets to whoever does it: while one waits, or as a job.</summary>
internal sealed class BulkDesk(IGrainFactory grains, WritingReader reader, TimeProvider clock)
{
    private const int IdLength = 24;

    private static readonly Refusal NoAction = Refusal.Invalid(
        "Say what to do: assign, status, importance, tag, untag, delete, restore, spam, noSpam, block, unblock, memo, reply, merge or type.", "action");

    private static readonly Refusal NoTicket = Refusal.Invalid("Name at least one ticket.", "tickets", "no_tickets");

    /// <summary>Refused with the member that is to blame: "query.status".</summary>
    public async Task<Outcome<BulkAnswer>> Do(Actor actor, BulkBody body, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await Read(actor, body, request, cancellationToken)).Succeeded(out var wish, out var refusal))
        {
            return refusal;
        }

        if (wish.IsJob)
        {
            var job = await grains.GetGrain<IJobGrain>(IdOf(actor, wish.WishId).ToString()).Begin(actor, wish, cancellationToken);
            return job.Succeeded(out var info, out refusal) ? new BulkAnswer(null, JobAnswer.Of(info)) : refusal;
        }

        var done = await grains.GetGrain<IBulkGrain>(actor.Account.ToString()).Do(actor, wish, cancellationToken);
        return done.Succeeded(out var results, out refusal) ? new BulkAnswer(new([.. results.Select(BulkResult.Of)]), null) : refusal;
    }

    private async Task<Outcome<BulkWish>> Read(Actor actor, BulkBody body, HttpRequest request, CancellationToken cancellationToken)
    {
        if (body.Action is not { } action)
        {
            return NoAction;
        }

        if (action is BulkAction.Type && !body.SaysType)
        {
            return Refusal.Invalid("Say which inquiry type, or null for none.", "type", "missing");
        }

        if (body.Tickets is { IsDefaultOrEmpty: true })
        {
            return NoTicket;
        }

        if (!QueryOf(actor, body).Succeeded(out var query, out var refusal) && refusal is not null)
        {
            return refusal;
        }

        Written? written = null;

        if (body.Body is not null
            && !(await reader.Read(actor, body.Body, TextFormat.Html, null, request, cancellationToken)).Succeeded(out written, out refusal))
        {
            return refusal;
        }

        return new BulkWish
        {
            Tickets = body.Tickets ?? [],
            Query = query,
            Act = new()
            {
                Action = action,
                Status = body.Status,
                Importance = body.Importance,
                Assignee = body.Assignee,
                Tags = body.Tags is { IsDefault: false } tags ? tags : [],
                Body = written?.Text,
                Attachments = written?.Files ?? [],
                Into = body.Into,
                Type = body.Type,
            },
            WishId = WishId.Of(request),
        };
    }

    private Outcome<TicketQuery?> QueryOf(Actor actor, BulkBody body)
    {
        if (body.Query is not { } said)
        {
            return default;
        }

        return said.Read().Succeeded(out var query, out var refusal)
            ? query.For(actor.Self, clock.GetUtcNow())
            : refusal with { Field = $"query.{refusal.Field}" };
    }

    /// <summary>The same wish of the same caller is the same job; without a key of theirs it is a new one, and sorts by when it was made.</summary>
    private JobId IdOf(Actor actor, string? wish) => new(actor.Account, wish is null
        ? LocalKey.InOrder(clock.GetUtcNow())
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{actor.Kind}\n{actor.Id}\n{wish}")))[..IdLength]);
}

/// <param name="Results">Where it was done while one waited.</param>
/// <param name="Job">Where it is a job.</param>
internal sealed record BulkAnswer(Page<BulkResult>? Results, JobAnswer? Job);
