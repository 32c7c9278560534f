using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Fetching;

/// <summary>From a server that cannot give some of its messages into the journal, without anybody's help.</summary>
public sealed class NotGivenPollingTests : IAsyncDisposable
{
    private readonly ScriptedImapServer _server = new();
    private readonly FetchingSilo _silo = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(ImapFault.Refuses, false)]
    [InlineData(ImapFault.LeavesOut, false)]
    [InlineData(ImapFault.Drops, false)]
    [InlineData(ImapFault.Drops, true)]
    public async Task Every_message_that_is_listed_has_its_fate_also_after_a_restart(ImapFault fault, bool isOffended)
    {
        _server.IsOffended = isOffended;
        _server.Put(12);

        foreach (var uid in new[] { 1, 6, 7, 12 })
        {
            _server.Faults[uid] = fault;
        }

        var channel = await _silo.Watch(await _silo.Start(), "support@acme.example", _server.Address);

        await Fates(channel, given: 8, notGiven: 4);
        await _silo.Restart(channel);
        _server.Put(1);
        await Fates(channel, given: 9, notGiven: 4);
        await Until.True(async _ => (await _silo.Health(channel)).NotGiven is 4, () => "Health says nothing.", cancellationToken: Ended);

        _server.Faults.Clear();
        await Fates(channel, given: 13, notGiven: 0);
    }

    private Task Fates(ChannelId channel, int given, int notGiven) => Until.True(
        async token =>
        {
            var rows = await _silo.Rows(channel, token);
            return rows.Count(row => row.Fate is IntakeFate.Ticket or IntakeFate.Message) == given
                && rows.Count(row => row.Fate is IntakeFate.NotGiven) == notGiven;
        },
        () => $"There are not {given} and {notGiven} after {_server.Sessions} connections.",
        cancellationToken: Ended);
}
