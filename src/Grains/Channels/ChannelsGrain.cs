using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Brands;

namespace Oqupie.Grains.Channels;

[GrainType("channels")]
internal sealed class ChannelsGrain(
    [PersistentState("channels")] IPersistentState<ChannelsState> state,
    IEnumerable<IChannelAdapter> adapters,
    IDataProtectionProvider protection,
    TimeProvider clock,
    AccountTeller teller) : Grain, IChannelsGrain, IChannelTokensGrain
{
    private static readonly Refusal NoSuchChannel = Refusal.NotFound("There is no such channel.");

    private readonly ChannelSecrets _secrets = new(protection);

    private AccountId Account => new(this.GetPrimaryKeyString());

    public Task<ImmutableArray<ChannelInfo>> All(string? brand) =>
        Task.FromResult<ImmutableArray<ChannelInfo>>(
            [.. state.State.Channels.Select(record => record.Info).Where(channel => brand is null || channel.Brand == brand)]);

    public Task<Outcome<ChannelInfo>> Read(string channel) =>
        Task.FromResult<Outcome<ChannelInfo>>(Find(channel) is { } record ? record.Info : NoSuchChannel);

    public Task<Outcome<ChannelInfo>> Open(string channel) =>
        Task.FromResult<Outcome<ChannelInfo>>(Find(channel) is { } record ? record.Info with { Settings = Opened(record) } : NoSuchChannel);

    public async Task<Outcome<ChannelInfo>> Make(string brand, string kind, string name, EmailSettings settings)
    {
        if (adapters.All(adapter => adapter.Kind != kind))
        {
            return Refusal.Invalid("There is no such kind of channel.", "kind");
        }

        if ((ChannelRules.CheckName(name) ?? ChannelRules.Check(settings)) is { } refusal)
        {
            return refusal;
        }

        if ((await GrainFactory.GetGrain<IBrandDirectoryGrain>(Account.Value).Named([brand])).IsEmpty)
        {
            return BrandRules.NoSuchBrand;
        }

        var info = new ChannelInfo { Id = LocalKey.New(), Kind = kind, Name = name.Trim(), Brand = brand, Settings = Completed(settings, stored: null) };
        await Keep(state.State.Channels.Add(_secrets.Close(info)), info.Id);
        await Poller(info.Id).Start();
        return Find(info.Id)!.Info;
    }

    public async Task<Outcome<ChannelInfo>> Change(string channel, string? name, EmailSettings? settings)
    {
        if (Find(channel) is not { } record)
        {
            return NoSuchChannel;
        }

        if ((name is null ? null : ChannelRules.CheckName(name)) is { } badName)
        {
            return badName;
        }

        if ((settings is null ? null : ChannelRules.Check(settings)) is { } refusal)
        {
            return refusal;
        }

        var stored = Opened(record);
        var changed = record.Info with { Name = name?.Trim() ?? record.Info.Name, Settings = settings is null ? stored : Completed(settings, stored) };
        await Keep(state.State.Channels.Replace(record, _secrets.Close(changed)), channel);
        await Poller(channel).Start();
        return Find(channel)!.Info;
    }

    public async Task<Outcome<Done>> Remove(string channel)
    {
        if (Find(channel) is not { } record)
        {
            return NoSuchChannel;
        }

        await Keep(state.State.Channels.Remove(record), channel);
        await Poller(channel).Stop();
        return default(Done);
    }

    public async Task<Outcome<ChannelTest>> Test(string? channel, EmailSettings? settings, CancellationToken cancellationToken)
    {
        var record = channel is null ? null : Find(channel);

        if (channel is not null && record is null)
        {
            return NoSuchChannel;
        }

        if ((settings is null ? null : ChannelRules.Check(settings)) is { } refusal)
        {
            return refusal;
        }

        var stored = record is null ? null : Opened(record);

        if ((settings is null ? stored : Completed(settings, stored)) is not { } tried)
        {
            return Refusal.Invalid("There is nothing to try.", "settings");
        }

        var kind = record?.Info.Kind ?? "email";
        return await adapters.Single(adapter => adapter.Kind == kind).Test(OAuthRules.Spread(tried), cancellationToken);
    }

    public async Task Renewed(string channel, string before, string after)
    {
        // Another may have been stored meanwhile, and that one counts.
        if (Find(channel) is { } record && Opened(record) is { OAuth: { RefreshToken: { } token } oauth } settings && token == before)
        {
            var renewed = record.Info with { Settings = settings with { OAuth = oauth with { RefreshToken = after } } };
            await state.Keep(new() { Channels = state.State.Channels.Replace(record, _secrets.Close(renewed)) }, this);
        }
    }

    private EmailSettings Completed(EmailSettings wished, EmailSettings? stored) => wished with
    {
        Address = wished.Address.Trim(),
        Imap = ChannelRules.KeepPassword(wished.Imap, stored?.Imap),
        Smtp = ChannelRules.KeepPassword(wished.Smtp, stored?.Smtp),
        Fetching = MailHandlingRules.Since(wished.Fetching ?? stored?.Fetching ?? MailFetching.Usual, stored, wished.Imap, clock.GetUtcNow()),
        Sending = wished.Sending ?? stored?.Sending,
        TrustedAuthServer = (wished.TrustedAuthServer ?? stored?.TrustedAuthServer) is { Length: > 0 } trusted ? trusted : null,
        OAuth = OAuthRules.Wanted(wished, stored?.OAuth),
        ByPassword = false,
    };

    private EmailSettings Opened(ChannelRecord record) => _secrets.Open(record, new(Account, record.Info.Id));

    private ChannelRecord? Find(string channel) => state.State.Channels.FirstOrDefault(record => record.Info.Id == channel);

    private IChannelPollerGrain Poller(string channel) => GrainFactory.GetGrain<IChannelPollerGrain>(new ChannelId(Account, channel).ToString());

    private async Task Keep(ImmutableArray<ChannelRecord> channels, string changed)
    {
        await state.Keep(new() { Channels = channels }, this);
        await teller.Tell(Account, new AccountChange(AccountChangeKind.Channel, changed));
    }
}
