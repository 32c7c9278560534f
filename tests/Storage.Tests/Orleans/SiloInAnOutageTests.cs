using Oqupie.Contracts;
using Oqupie.Testing.Servers;

namespace Oqupie.Storage.Tests.Orleans;

/// <summary>The database goes away under two silos: whoever asks hears so, of a grain that lives here or there, or is only to be activated.</summary>
public sealed class SiloInAnOutageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_outage_crosses_the_wire()
    {
        await using var server = new PostgreSqlServer();
        await server.InitializeAsync();
        await using var storage = await StorageUnderTest.New(StorageProvider.PostgreSql, server);
        await using var one = await StorageSilo.Start(storage, Cancellation);
        await using var two = await StorageSilo.Start(storage, Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Notebook(one, n).Write("before")));
        await server.Stop(kill: true);

        var failures = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Record.ExceptionAsync(() => Notebook(one, n).Write("meanwhile")).AsTask()));
        await server.Start(Cancellation);

        Assert.All(failures, failure => Assert.IsType<StoreUnavailableException>(failure?.GetBaseException())); // Orleans puts its own words around a read.
        await Until.True(
            async _ => await Record.ExceptionAsync(() => Notebook(one, 7).Write("after")) is null, () => "it does not come back", null, Cancellation);
        Assert.Equal(("after", true), await Notebook(two, 7).Read());
    }

    private static INotebookGrain Notebook(StorageSilo silo, int number) => silo.Grains.GetGrain<INotebookGrain>($"a/{number}");
}
