using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;
using Oqupie.Channels.Email;
using Oqupie.Contracts.Channels;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Fetching;

public sealed class ImapMailboxTests(MailWorld world) : IAsyncLifetime
{
    private static readonly WatchedFolder Inbox = new("INBOX", null);

    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Everything_that_is_there_is_fetched_once_and_in_order()
    {
        var (servers, box) = await Filled(5);
        await using var mailbox = await Open(servers, box);

        var first = await mailbox.Fetch(Inbox, null, 2, Ended);
        var second = await mailbox.Fetch(Inbox, first.Cursor, 2, Ended);
        var third = await mailbox.Fetch(Inbox, second.Cursor, 2, Ended);
        var none = await mailbox.Fetch(Inbox, third.Cursor, 2, Ended);

        Assert.Equal(["Mail 1", "Mail 2", "Mail 3", "Mail 4", "Mail 5"], await Subjects([first, second, third]));
        Assert.Equal([true, true, false, false], new[] { first, second, third, none }.Select(batch => batch.More));
        Assert.Empty(none.Messages);
        Assert.Equal(third.Cursor, none.Cursor);
    }

    [Fact]
    public async Task A_cursor_goes_on_where_another_connection_ended()
    {
        var (servers, box) = await Filled(2);
        MailCursor cursor;

        await using (var before = await Open(servers, box))
        {
            cursor = (await before.Fetch(Inbox, null, 10, Ended)).Cursor;
        }

        await servers.Fill(box, 1, Ended);
        await using var after = await Open(servers, box);
        Assert.Equal(["Mail 1"], await Subjects([await after.Fetch(Inbox, cursor, 10, Ended)]));
    }

    [Fact]
    public async Task A_person_who_reads_flags_moves_and_deletes_meanwhile_hides_nothing_that_is_left()
    {
        var (servers, box) = await Filled(6);
        await using var mailbox = await Open(servers, box);
        var first = await mailbox.Fetch(Inbox, null, 2, Ended);

        using var person = await Person(servers, box);
        await person.Inbox.AddFlagsAsync([0, 1, 2], MessageFlags.Seen | MessageFlags.Flagged, silent: true, Ended);
        await person.Inbox.AddFlagsAsync(0, MessageFlags.Deleted, silent: true, Ended);
        await person.Inbox.AddFlagsAsync(3, MessageFlags.Deleted, silent: true, Ended);
        await person.Inbox.ExpungeAsync(Ended);

        var rest = await mailbox.Fetch(Inbox, first.Cursor, 10, Ended);
        Assert.Equal(["Mail 3", "Mail 5", "Mail 6"], await Subjects([rest]));
        Assert.Equal(6, rest.Cursor.Uid);
    }

    [Fact]
    public async Task Fetching_changes_nothing_on_the_server()
    {
        var (servers, box) = await Filled(2);
        await using var mailbox = await Open(servers, box);
        await mailbox.Fetch(Inbox, null, 10, Ended);

        using var person = await Person(servers, box);
        Assert.All(await person.Inbox.FetchAsync(0, -1, MessageSummaryItems.Flags, Ended), summary => Assert.False(summary.Flags?.HasFlag(MessageFlags.Seen)));
    }

    [Fact]
    public async Task New_mail_wakes_a_waiting_mailbox()
    {
        var (servers, box) = await Filled(1);
        await using var mailbox = await Open(servers, box);
        var batch = await mailbox.Fetch(Inbox, null, 10, Ended);
        Assert.Equal(FetchMode.Idle, mailbox.Mode);

        var waiting = mailbox.Wait(Ended);
        await servers.Write(box, "Wake up", Ended);
        await waiting.WaitAsync(Until.Patience, TimeProvider.System, Ended);

        Assert.Equal(["Wake up"], await Subjects([await mailbox.Fetch(Inbox, batch.Cursor, 10, Ended)]));
    }

    [Fact]
    public async Task Mail_that_came_between_fetching_and_waiting_is_not_waited_for()
    {
        var (servers, box) = await Filled(1);
        await using var mailbox = await Open(servers, box);
        await mailbox.Fetch(Inbox, null, 10, Ended);

        await servers.Fill(box, 1, Ended);

        await mailbox.Wait(Ended).WaitAsync(Until.Patience, TimeProvider.System, Ended);
    }

    [Fact]
    public async Task Listening_is_begun_anew_before_anybody_forgets_the_connection()
    {
        await using var rig = new Rig(("Email:IdleFor", "00:00:00.2"));
        var (servers, box) = await Filled(1);
        await using var mailbox = await rig.The<EmailAdapter>().Open(Cast.Account, Settings(servers.ImapOf(box)), Ended);
        var batch = await mailbox.Fetch(Inbox, null, 10, Ended);

        await mailbox.Wait(Ended).WaitAsync(Until.Patience, TimeProvider.System, Ended);
        await mailbox.Wait(Ended).WaitAsync(Until.Patience, TimeProvider.System, Ended);

        Assert.Empty((await mailbox.Fetch(Inbox, batch.Cursor, 10, Ended)).Messages);
    }

    [Fact]
    public async Task A_mailbox_that_counts_anew_is_read_from_its_beginning()
    {
        var (servers, box) = await Filled(2);
        MailCursor cursor;

        await using (var before = await Open(servers, box))
        {
            cursor = (await before.Fetch(Inbox, null, 10, Ended)).Cursor;
        }

        servers.Imap.RenumberInbox(box);
        await using var after = await Open(servers, box);
        var again = await after.Fetch(Inbox, cursor, 10, Ended);

        Assert.NotEqual(cursor.UidValidity, again.Cursor.UidValidity);
        Assert.Equal(2, again.Messages.Length);
        Assert.Empty((await after.Fetch(Inbox, again.Cursor, 10, Ended)).Messages);
    }

    [Fact]
    public async Task A_big_mail_comes_whole()
    {
        var servers = await world.Start();
        var box = await servers.NewMailbox();
        var big = new string('x', 998) + "\r\n";
        await servers.Write(box, "Big", Ended, string.Concat(Enumerable.Repeat(big, 5_000)));
        await servers.WaitForMail(box, cancellationToken: Ended);
        await using var mailbox = await Open(servers, box);

        var raw = Assert.Single((await mailbox.Fetch(Inbox, null, 10, Ended)).Messages);

        Assert.True(raw.Size > 5_000_000);
        Assert.Equal(raw.Size, await _rig.The<IBlobStore>().Size(Cast.Account, raw.Sha256, Ended));
    }

    [Fact]
    public async Task A_message_is_known_by_folder_and_numbers()
    {
        var (servers, box) = await Filled(1);
        await using var mailbox = await Open(servers, box);

        var batch = await mailbox.Fetch(Inbox, null, 10, Ended);

        Assert.Equal($"imap:INBOX:{batch.Cursor.UidValidity}:1", Assert.Single(batch.Messages).Source);
    }

    private async Task<(MailServers Servers, Mailbox Box)> Filled(int count)
    {
        var servers = await world.Start();
        var box = await servers.NewMailbox();
        await servers.Fill(box, count, Ended);
        return (servers, box);
    }

    private Task<IMailbox> Open(MailServers servers, Mailbox box) => _rig.The<EmailAdapter>().Open(Cast.Account, Settings(servers.ImapOf(box)), Ended);

    private static EmailSettings Settings(MailServer imap) => new() { Address = "support@cook.example", Imap = imap };

    private static async Task<ImapClient> Person(MailServers servers, Mailbox box)
    {
        var person = new ImapClient();
        await person.ConnectAsync(MailServers.Host, servers.Imap.Port, SecureSocketOptions.None, Ended);
        await person.AuthenticateAsync(box.Address, box.Password, Ended);
        await person.Inbox.OpenAsync(FolderAccess.ReadWrite, Ended);
        return person;
    }

    private async Task<List<string>> Subjects(IEnumerable<FetchBatch> batches)
    {
        var subjects = new List<string>();

        foreach (var raw in batches.SelectMany(batch => batch.Messages))
        {
            await using var bytes = await _rig.The<IBlobStore>().Open(Cast.Account, raw.Sha256, Ended);
            subjects.Add((await MimeMessage.LoadAsync(bytes!, Ended)).Subject ?? "");
        }

        return subjects;
    }
}
