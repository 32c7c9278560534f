using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Schedule;
using Oqupie.Testing;
using Oqupie.Testing.Schedule;
using Oqupie.Testing.Servers;

namespace Oqupie.Grains.Tests.Schedule;

/// <summary>A silo of one test's own, because its clock decides what happens.</summary>
internal sealed class ScheduleSilo : IAsyncDisposable
{
    public ScheduleSilo() => Silo = new() { More = services => services.AddSingleton<IDueOwner>(Owner) };

    public TestSilo Silo { get; }

    public ScriptedOwner Owner { get; } = new();

    public DateTimeOffset Now => Silo.Clock.GetUtcNow();

    private MemoryDueStore Store => Silo.Stores.Due;

    public static async Task<ScheduleSilo> Start()
    {
        var silo = new ScheduleSilo();
        await silo.Silo.InitializeAsync();
        return silo;
    }

    public Task Put(string key, DateTimeOffset at, AccountId? account = null) =>
        Store.Put(account ?? Some.Account, [new() { What = "test", Key = key, At = at }], CancellationToken.None);

    public DueItem? Find(string key) => Store.Find(Some.Account, "test", key);

    public Task Ended(string key) => Until.True(() => Owner.Asked.Contains(key) && Find(key) is null, () => $"{key} was not done.");

    public Task PutOff(string key, int attempts) => Until.True(() => Find(key)?.Attempts == attempts, () => $"{key} was not put off.");

    public ValueTask DisposeAsync() => Silo.DisposeAsync();
}
