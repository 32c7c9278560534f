using Oqupie.Channels.Email;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Fetching;

/// <summary>Messages that a server names and cannot give: the others come in, and each of these is named with its reason.</summary>
public sealed class NotGivenTests : IAsyncDisposable
{
    private const int Many = 64;

    private static readonly WatchedFolder Inbox = new("INBOX", null);

    private readonly ScriptedImapServer _server = new();
    private readonly Rig _rig = new(("Email:PollEvery", "00:00:00.1"), ("Email:Timeout", "00:00:02"), ("Email:ConnectTimeout", "00:00:05"));

    public static TheoryData<ImapFault, int, int[]> Faults { get; } = Table();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _rig.DisposeAsync();
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task What_cannot_be_given_stands_alone_and_the_others_come_in(ImapFault fault, int mails, int[] bad)
    {
        _server.Put(mails);

        foreach (var uid in bad)
        {
            _server.Faults[uid] = fault;
        }

        await using var mailbox = await Open();
        var (came, refused) = await All(mailbox);

        Assert.Equal(Enumerable.Range(1, mails).Except(bad), came);
        Assert.Equal(bad, refused.Select(one => (int)MailSource.Uid(one.Source)));
        Assert.All(refused, one => Assert.StartsWith("The server did not give it: ", one.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_reason_has_the_servers_own_words()
    {
        _server.Put(1);
        _server.Faults[1] = ImapFault.Refuses;
        await using var mailbox = await Open();

        Assert.Contains("cannot read message 1", Assert.Single((await All(mailbox)).Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deleted_meanwhile_is_not_named()
    {
        _server.Put(3);
        _server.Faults[2] = ImapFault.LeavesOut;
        await using var mailbox = await Open();
        var wrong = await mailbox.Fetch(Inbox, null, 10, Ended);
        Assert.Single(wrong.NotGiven);

        _server.Mails.TryRemove(2, out _);

        Assert.Empty((await mailbox.Fetch(Inbox, [2L], Ended)).NotGiven);
    }

    [Fact]
    public async Task One_that_is_given_later_is_given()
    {
        _server.Put(3);
        _server.Faults[2] = ImapFault.Drops;
        await using var mailbox = await Open();
        await All(mailbox);
        Assert.Single((await mailbox.Fetch(Inbox, [2L], Ended)).NotGiven);

        _server.Faults.Clear();

        Assert.EndsWith(":2", Assert.Single((await mailbox.Fetch(Inbox, [2L], Ended)).Messages).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_costs_very_many_connections_saves_what_it_came_to()
    {
        _server.Put(Many);

        for (var uid = 1; uid <= Many; uid++)
        {
            _server.Faults[uid] = ImapFault.Drops;
        }

        await using var mailbox = await Open();
        var first = await mailbox.Fetch(Inbox, null, Many, Ended);

        Assert.True(first.More);
        Assert.InRange(first.NotGiven.Length, 1, Many - 1);
        Assert.Equal(MailSource.Uid(first.NotGiven[^1].Source), first.Cursor.Uid);
        Assert.InRange(_server.Sessions, 2, 30);
    }

    [Fact]
    public async Task Little_is_asked_for_one_that_is_refused_among_many()
    {
        _server.Put(Many);
        _server.Faults[40] = ImapFault.Refuses;
        await using var mailbox = await Open();

        await mailbox.Fetch(Inbox, null, Many, Ended);

        Assert.InRange(_server.Asked.Count, 2, 14);
    }

    private static TheoryData<ImapFault, int, int[]> Table()
    {
        var table = new TheoryData<ImapFault, int, int[]>();

        foreach (var fault in Enum.GetValues<ImapFault>())
        {
            table.Add(fault, 1, [1]);
            table.Add(fault, 9, [1]);
            table.Add(fault, 9, [5]);
            table.Add(fault, 9, [9]);
            table.Add(fault, 9, [2, 3]);
            table.Add(fault, 9, [1, 9]);
            table.Add(fault, 9, [4, 8]);
            table.Add(fault, 5, [1, 2, 3, 4, 5]);
            table.Add(fault, 150, [70, 71, 149]);
        }

        return table;
    }

    private async Task<(List<int> Came, List<Oqupie.Grains.Channels.NotGiven> Refused)> All(IMailbox mailbox)
    {
        var came = new List<int>();
        var refused = new List<Oqupie.Grains.Channels.NotGiven>();
        FetchBatch? batch = null;

        do
        {
            batch = await mailbox.Fetch(Inbox, batch?.Cursor, Many, Ended);
            came.AddRange(batch.Messages.Select(raw => (int)MailSource.Uid(raw.Source)));
            refused.AddRange(batch.NotGiven);
        }
        while (batch.More);

        return (came, refused);
    }

    private Task<IMailbox> Open() =>
        _rig.The<EmailAdapter>().Open(Cast.Account, new() { Address = "support@cook.example", Imap = _server.Address }, Ended);
}
