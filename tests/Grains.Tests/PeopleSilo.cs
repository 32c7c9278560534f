using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;
using Oqupie.Testing;
using Oqupie.Testing.Channels;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(Oqupie.Grains.Tests.PeopleSilo))]

namespace Oqupie.Grains.Tests;

/// <summary>A silo whose grain storage can fail, for the grains that keep small things.</summary>
public sealed class PeopleSilo : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;

    public PeopleSilo()
        : this(new(), new())
    {
    }

    /// <summary>One that starts on what another has left behind.</summary>
    internal PeopleSilo(BrittleStorage storage, MemoryStores stores)
    {
        (Storage, Stores) = (storage, stores);
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1) { Options = { ConfigureFileLogging = false } };
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseInMemoryReminderService();
            silo.Services.AddKeyedSingleton<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, Storage);
            silo.Services.AddSingleton<IGrainStorage>(Storage);
            silo.Services.AddGrains();
            silo.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            silo.Services.AddSingleton<ISystemMail>(Mail);
            silo.Services.AddSingleton<Oqupie.Grains.Channels.Email.IMailboxes>(new ScriptedAdapter());
            silo.Services.AddSingleton<Oqupie.Grains.Channels.IRawMail>(new ScriptedAdapter());
            silo.Services.AddSingleton<TimeProvider>(Clock);
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            Stores.AddTo(silo.Services);
        });
        _cluster = builder.Build();
    }

    public BrittleStorage Storage { get; }

    public MemoryStores Stores { get; }

    public SystemMailbox Mail { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public IClusterClient Client => _cluster.Client;

    public IAccountGrain Account(AccountId id) => Client.GetGrain<IAccountGrain>(id.Value);

    public IAccountNewsGrain News(AccountId id) => Client.GetGrain<IAccountNewsGrain>(id.Value);

    public IBrandDirectoryGrain Brands(AccountId id) => Client.GetGrain<IBrandDirectoryGrain>(id.Value);

    public IBrandGrain Brand(BrandId id) => Client.GetGrain<IBrandGrain>(id.ToString());

    public IAgentGrain Agent(AccountId account, string member) => Client.GetGrain<IAgentGrain>(new MemberId(account, member).ToString());

    public IMemberDirectoryGrain Members(AccountId id) => Client.GetGrain<IMemberDirectoryGrain>(id.Value);

    public IInvitationsGrain Invitations(AccountId id) => Client.GetGrain<IInvitationsGrain>(id.Value);

    public IGroupGrain Group(GroupId id) => Client.GetGrain<IGroupGrain>(id.ToString());

    public IApiKeysGrain Keys(AccountId id) => Client.GetGrain<IApiKeysGrain>(id.Value);

    public ISignInGrain SignIn(string address) => Client.GetGrain<ISignInGrain>(EmailAddress.Key(address));

    /// <summary>An account that no other test has.</summary>
    public static AccountId NewAccount() => new(LocalKey.New());

    /// <summary>An account with an owner, and the owner as an actor.</summary>
    public async Task<(AccountId Account, Actor Owner)> NewCompany()
    {
        var account = NewAccount();
        await Account(account).SetUp("Acme");
        var owner = await Members(account).MakeOwner($"owner@{account}.example", "Olivia", "en");
        return (account, TheOutcome.Done(await Agent(account, TheOutcome.Done(owner).Id).Rights()));
    }

    /// <summary>Everybody of an account, as the directory lists them.</summary>
    public async Task<ImmutableArray<MemberInfo>> Everybody(AccountId account) => TheOutcome.Done(await Members(account).Members(new())).Items;

    /// <summary>Every grain reads afresh what it had kept.</summary>
    public Task Forget() => Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
