using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

[GrainType("channel-hook"), Orleans.Concurrency.StatelessWorker(16)]
internal sealed class ChannelHookGrain(ChannelKinds kinds, IIntakeJournal journal, IRawMail raw, TimeProvider clock) : Grain, IChannelHookGrain
{
    private static readonly Refusal NoSuchHook = Refusal.NotFound("There is nothing here.");

    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<Outcome<string>> Answer(string kind, string? channel, ImmutableDictionary<string, string> query)
    {
        if (kinds.Find<IPushedChannel>(kind) is not { } pushed)
        {
            return NoSuchHook;
        }

        var channels = await Candidates(kind, channel);
        return channels.Select(one => pushed.Answer(one.Settings, query)).FirstOrDefault(answer => answer is not null) is { } said ? said : NoSuchHook;
    }

    public async Task<Outcome<Done>> Take(string kind, string? channel, HookCall call, CancellationToken cancellationToken)
    {
        if (kinds.Find<IPushedChannel>(kind) is not { } pushed)
        {
            return NoSuchHook;
        }

        var genuine = (await Candidates(kind, channel)).Where(one => pushed.IsGenuine(one.Settings, call)).ToList();

        try
        {
            foreach (var one in genuine)
            {
                await Journal(new(Account, one.Id), pushed.Split(one.Settings, call), cancellationToken);
            }
        }
        catch (FormatException)
        {
            return Refusal.Invalid("That is no body of this provider.", code: "not_the_providers");
        }

        return genuine.Count is 0 ? NoSuchHook : default(Done);
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
