using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.ServiceDefaults.Limits;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Channels;

/// <summary>Takes raw mail that is handed in, and shows what became of everything that ever came in on a channel.</summary>
internal sealed class IntakeDesk(IGrainFactory grains, ChannelDesk channels, IBlobStore blobs, IOptions<LimitsOptions> limits)
{
    private static readonly Refusal NoSuchMessage = Refusal.NotFound("There is no such message.");
    private static readonly Refusal NoBytes = Refusal.NotFound("The server has not given this message, so there are no bytes of it.");

    /// <summary>The same bytes again answer the same.</summary>
    public async Task<Outcome<InboundAnswer>> Take(Actor actor, string channel, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await channels.Find(actor, channel)).Succeeded(out _, out var missing))
        {
            return missing;
        }

        Blob blob;

        try
        {
            blob = await blobs.Put(actor.Account, request.Body, limits.Value.MaxMailBytes, cancellationToken);
        }
        catch (BlobTooLargeException)
        {
            return Refusal.Invalid($"A mail has at most {limits.Value.MaxMailBytes >> 20} MB.", code: "too_large");
        }

        if (blob.Size is 0)
        {
            return Refusal.Invalid("There is no mail in the body.", code: "no_mail");
        }

        var taken = await Intake(actor, channel).Take(new() { Source = $"http:{blob.Sha256}", Sha256 = blob.Sha256, Size = blob.Size }, cancellationToken);
        return Show(taken);
    }

    public async Task<Outcome<InboundAnswer>> Retry(Actor actor, string channel, string message, CancellationToken cancellationToken) =>
        (await channels.Find(actor, channel)).Succeeded(out _, out var missing)
            ? Show(await Intake(actor, channel).Retry(message, cancellationToken))
            : missing;

    public async Task<Outcome<InboundAnswer>> Release(Actor actor, string channel, string message, CancellationToken cancellationToken) =>
        (await channels.Find(actor, channel)).Succeeded(out _, out var missing)
            ? Show(await Intake(actor, channel).Release(message, cancellationToken))
            : missing;

    /// <summary>A bounded number at a time; the answer says where to go on.</summary>
    public async Task<Outcome<RetriedMessages>> RetryFailed(Actor actor, string channel, string? cursor, CancellationToken cancellationToken) =>
        (await channels.Find(actor, channel)).Succeeded(out _, out var missing)
            ? await Intake(actor, channel).RetryFailed(string.IsNullOrEmpty(cursor) ? null : cursor, cancellationToken)
            : missing;

    public async Task<Outcome<Reconciliation>> Reconcile(Actor actor, string channel, CancellationToken cancellationToken) =>
        (await channels.Find(actor, channel)).Succeeded(out _, out var missing) ? await Poller(actor, channel).Reconcile(cancellationToken) : missing;

    public async Task<Outcome<Reconciliation>> FetchMissing(Actor actor, string channel, CancellationToken cancellationToken) =>
        (await channels.Find(actor, channel)).Succeeded(out _, out var missing) ? await Poller(actor, channel).FetchMissing(cancellationToken) : missing;

    public async Task<Outcome<Page<IntakeRow>>> Messages(
        Actor actor, string channel, string? fate, string? cursor, string? limit, CancellationToken cancellationToken)
    {
        if (!(await channels.Find(actor, channel)).Succeeded(out _, out var missing))
        {
            return missing;
        }

        IntakeFate? wanted = null;

        if (!string.IsNullOrEmpty(fate))
        {
            if (!ListQuery.TryEnum(fate, out IntakeFate named))
            {
                return Refusal.Invalid("There is no such fate.", "fate");
            }

            wanted = named;
        }

        if (!ListQuery.TryLimit(limit, out var most))
        {
            return Refusal.Invalid("From 1 to 200.", "limit");
        }

        var read = await Intake(actor, channel).Page(wanted, string.IsNullOrEmpty(cursor) ? null : cursor, most, cancellationToken);
        return read.Succeeded(out var page, out var refusal) ? new Page<IntakeRow>(page.Items, page.Next) : refusal;
    }

    /// <summary>The bytes as they came.</summary>
    public async Task<Outcome<Stream>> Raw(Actor actor, string channel, string id, CancellationToken cancellationToken)
    {
        if (!(await channels.Find(actor, channel)).Succeeded(out _, out var missing))
        {
            return missing;
        }

        if (!(await Intake(actor, channel).Read(id, cancellationToken)).Succeeded(out var row, out var refusal))
        {
            return refusal;
        }

        if (row.Sha256.Length is 0)
        {
            return NoBytes;
        }

        return await blobs.Open(actor.Account, row.Sha256, cancellationToken) is { } bytes ? bytes : NoSuchMessage;
    }

    private static Outcome<InboundAnswer> Show(Outcome<IntakeAnswer> taken) =>
        taken.Succeeded(out var answer, out var refusal) ? new InboundAnswer(answer.Fate, answer.Ticket, answer.Message, answer.Reason) : refusal;

    private IChannelPollerGrain Poller(Actor actor, string channel) =>
        grains.GetGrain<IChannelPollerGrain>(new ChannelId(actor.Account, channel).ToString());

    private IIntakeGrain Intake(Actor actor, string channel) => grains.GetGrain<IIntakeGrain>(new ChannelId(actor.Account, channel).ToString());
}

internal sealed record InboundAnswer(IntakeFate Fate, long? Ticket, string? Message, string? Reason);
