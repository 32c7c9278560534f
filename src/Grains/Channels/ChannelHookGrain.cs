using System.Collections.Immutable;
using System.Security.Cryptography;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

[GrainType("channel-hook"), Orleans.Concurrency.StatelessWorker(16)]
internal sealed class ChannelHookGrain(ChannelKinds kinds, IIntakeJournal journal, IRawMail raw, TimeProvider clock) : Grain, IChannelHookGrain
{
    private const int KeyLength = 32;

    private static readonly Refusal NoSuchHook = Refusal.NotFound("There is nothing here.");
    private static readonly Refusal NotOurs = Refusal.NotAllowed("This is no challenge with the token of a channel here.");
    private static readonly Refusal BadSignature = Refusal.NotAllowed("No secret of a channel here has signed this.", "bad_signature");

    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<Outcome<string>> Answer(string kind, string? channel, ImmutableDictionary<string, string> query)
    {
        if (kinds.Find<IPushedChannel>(kind) is not { } pushed)
        {
            return NoSuchHook;
        }

        var channels = await Candidates(kind, channel);
        return channels.Select(one => pushed.Answer(one.Settings, query)).FirstOrDefault(answer => answer is not null) is { } said ? said
            : channels.Count is 0 || query.IsEmpty ? NoSuchHook
            : NotOurs;
    }

    public async Task<Outcome<Done>> Take(string kind, string? channel, HookCall call, CancellationToken cancellationToken)
    {
        if (kinds.Find<IPushedChannel>(kind) is not { } pushed)
        {
            return NoSuchHook;
        }

        var candidates = await Candidates(kind, channel);
        var genuine = candidates.Where(one => pushed.IsGenuine(one.Settings, call)).ToList();

        foreach (var one in genuine)
        {
            await Journal(new(Account, one.Id), ItemsOf(pushed, one.Settings, call), cancellationToken);
        }

        return candidates.Count is 0 ? NoSuchHook : genuine.Count is 0 ? BadSignature : default(Done);
    }

    // A provider that hears a refusal sends the same again and in the end nothing at all, so what we cannot make out is kept as it is, to be looked at.
    private static ImmutableArray<PushedItem> ItemsOf(IPushedChannel kind, IChannelSettings settings, HookCall call)
    {
        try
        {
            return kind.Split(settings, call);
        }
        catch (FormatException)
        {
            var key = Convert.ToHexStringLower(SHA256.HashData(call.Body.AsSpan()))[..KeyLength];
            return [new($"unknown:{key}", 0, call.Body.AsMemory())];
        }
    }

    private async Task Journal(ChannelId channel, ImmutableArray<PushedItem> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await journal.Record(channel, await raw.Keep(channel.Account, item.Source, item.Body, cancellationToken), clock.GetUtcNow(), cancellationToken);
        }

        if (!items.IsEmpty)
        {
            await GrainFactory.GetGrain<IIntakeGrain>(channel.ToString()).TakeUp();
        }
    }

    // With their secrets, which the signature is checked with.
    private async Task<IReadOnlyList<ChannelInfo>> Candidates(string kind, string? channel)
    {
        var channels = GrainFactory.GetGrain<IChannelsGrain>(Account.Value);
        var found = (await channels.All(brand: null)).Where(one => one.Kind == kind && (channel is null || one.Id == channel));
        var opened = await Task.WhenAll(found.Select(one => channels.Open(one.Id)));
        return [.. opened.Select(one => one.Value).OfType<ChannelInfo>()];
    }
}
