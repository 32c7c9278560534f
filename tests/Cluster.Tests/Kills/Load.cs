using System.Collections.Immutable;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Kills;

/// <summary>A company at work: a brand with a channel on real mail servers, customers who write mails, programs that write tickets and replies.</summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private ImmutableArray<Task> _running = [];

    private Load(MailServers servers, OqupieApi owner, Channel channel, ImmutableArray<Mailbox> customers, MailFeeder feeder, ImmutableArray<Writer> writers) =>
        (Servers, Owner, Channel, Customers, Feeder, Writers) = (servers, owner, channel, customers, feeder, writers);

    public MailServers Servers { get; }

    public OqupieApi Owner { get; }

    public Channel Channel { get; }

    public ImmutableArray<Mailbox> Customers { get; }

    public MailFeeder Feeder { get; }

    public ImmutableArray<Writer> Writers { get; }

    public Ledger Ledger => new(Servers, Owner, Channel, Customers, Feeder.Sent, [.. Tickets], [.. Replies]);

    public IEnumerable<Written> Tickets => Writers.SelectMany(writer => writer.Tickets);

    public IEnumerable<Written> Replies => Writers.SelectMany(writer => writer.Replies);

    public static async Task<Load> SetUp(RunningProduct product, MailServers servers, int seed, CancellationToken cancellationToken)
    {
        var owner = await product.SignIn(cancellationToken);
        var support = await servers.NewMailbox(Address("support"));
        var brand = await owner.NewBrand("Cook Town", support.Address, cancellationToken: cancellationToken);
        var channel = await owner.NewChannel(brand, servers, support, cancellationToken);
        var key = await owner.Post<ApiKey>("api-keys", new { name = "writers", scopes = (string[])["*"] }, cancellationToken: cancellationToken);
        var customers = ImmutableArray.CreateBuilder<Mailbox>();
        for (var number = 1; number <= 4; number++)
        {
            customers.Add(await servers.NewMailbox(Address($"customer{number}")));
        }

        var addresses = customers.Select(customer => customer.Address).ToImmutableArray();
        return new(
            servers, owner, channel, customers.ToImmutable(), new(servers, support, customers.ToImmutable()),
            [.. Enumerable.Range(1, 3).Select(number => new Writer(number, new OqupieApi(product.Address, key.Key), brand, channel, addresses, seed))]);
    }

    public void Begin() => _running = [Feeder.Run(_stop.Token), .. Writers.Select(writer => writer.Run(_stop.Token))];

    /// <summary>Lets everybody carry their last write through. Fails with what went wrong on the way.</summary>
    public async Task End(TimeSpan patience)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).WaitAsync(patience, TimeProvider.System);
    }

    /// <summary>Complains at once when a customer or a program has given up.</summary>
    public Task Check() => _running.FirstOrDefault(task => task.IsFaulted) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
        Owner.Dispose();
    }

    private static string Address(string name) => $"{name}-{Guid.NewGuid():n}@cook.example";
}
