using System.Globalization;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;
using Oqupie.Channels.Email;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Fetching;

/// <summary>What a channel takes in of a mailbox, and what it does there afterwards, on a real server.</summary>
public sealed class MailHandlingTests(MailWorld world) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly WatchedFolder Everything = new("INBOX", null);
    private static readonly WatchedFolder FromNow = new("INBOX", Now);

    private readonly Rig _rig = new(("Email:PollEvery", "00:00:00.1"));
    private MailServers _servers = null!;
    private Mailbox _box = null!;
    private ImapClient _person = null!;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _servers = await world.Start();
        _box = await _servers.NewMailbox();
        _person = new();
        await _person.ConnectAsync(MailServers.Host, _servers.Imap.Port, SecureSocketOptions.None, Ended);
        await _person.AuthenticateAsync(_box.Address, _box.Password, Ended);
    }

    public ValueTask DisposeAsync()
    {
        _person.Dispose();
        return _rig.DisposeAsync();
    }

    [Fact]
    public async Task A_first_look_from_now_takes_in_nothing_that_was_there_and_everything_that_comes()
    {
        await Put("INBOX", Now.AddDays(-3), Now.AddHours(-1));
        await using var mailbox = await Open(new());

        var first = await mailbox.Fetch(FromNow, null, 10, Ended);
        await Put("INBOX", Now.AddMinutes(1));
        var second = await mailbox.Fetch(FromNow, first.Cursor, 10, Ended);

        Assert.Empty(first.Messages);
        Assert.Equal([(3, false)], second.Messages.Select(Known));
    }

    [Fact]
    public async Task An_import_takes_in_the_last_days_and_says_that_it_is_one()
    {
        await Put("INBOX", Now.AddDays(-9), Now.AddDays(-3), Now.AddHours(-1), Now);
        await using var mailbox = await Open(new() { ImportDays = 7 });

        var batch = await mailbox.Fetch(FromNow, null, 10, Ended);

        Assert.Equal([(2, true), (3, true), (4, false)], batch.Messages.Select(Known));
    }

    [Fact]
    public async Task An_import_that_broke_off_goes_on_without_what_is_too_old()
    {
        await Put("INBOX", Now.AddDays(-3), Now.AddDays(-9), Now.AddDays(-2));
        MailCursor cursor;

        await using (var before = await Open(new() { ImportDays = 7 }))
        {
            cursor = (await before.Fetch(FromNow, null, 1, Ended)).Cursor;
        }

        await using var after = await Open(new() { ImportDays = 7 });
        Assert.Equal([(3, true)], (await after.Fetch(FromNow, cursor, 10, Ended)).Messages.Select(Known));
    }

    [Fact]
    public async Task An_old_mail_that_a_person_moves_in_later_is_taken_in_as_an_import()
    {
        await using var mailbox = await Open(new());
        await Put("INBOX", Now.AddDays(-30));
        var first = await mailbox.Fetch(FromNow, null, 10, Ended);

        await Put("INBOX", Now.AddDays(-20));

        Assert.Empty(first.Messages);
        Assert.Equal([(2, true)], (await mailbox.Fetch(FromNow, first.Cursor, 10, Ended)).Messages.Select(Known));
    }

    [Fact]
    public async Task Several_folders_each_have_a_place_of_their_own()
    {
        await _person.GetFolder(_person.PersonalNamespaces[0]).CreateAsync("Urgent", isMessageFolder: true, Ended);
        await Put("INBOX", Now, Now);
        await Put("Urgent", Now);
        var urgent = new WatchedFolder("Urgent", null);
        await using var mailbox = await Open(new() { Folders = [Everything, urgent] });

        var other = await mailbox.Fetch(urgent, null, 10, Ended);
        var inbox = await mailbox.Fetch(Everything, null, 10, Ended);
        await Put("Urgent", Now);
        await mailbox.Wait(Ended).WaitAsync(Until.Patience, TimeProvider.System, Ended);
        var again = await mailbox.Fetch(urgent, other.Cursor, 10, Ended);

        Assert.StartsWith("imap:Urgent:", Assert.Single(other.Messages).Source, StringComparison.Ordinal);
        Assert.Equal(2, inbox.Messages.Length);
        Assert.Equal([(2, false)], again.Messages.Select(Known));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said()
    {
        await using var mailbox = await Open(new() { Folders = [new("Nowhere", null)] });

        var failure = await Assert.ThrowsAsync<ChannelFailedException>(() => mailbox.Fetch(new WatchedFolder("Nowhere", null), null, 10, Ended));

        Assert.Contains("no folder Nowhere", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_in_is_marked_as_seen_and_what_failed_is_not()
    {
        await Put("INBOX", Now, Now);
        await using var mailbox = await Open(new() { After = AfterIntake.MarkSeen });
        var batch = await mailbox.Fetch(Everything, null, 10, Ended);

        Assert.Null(await mailbox.Finish(batch, [batch.Messages[1]], Ended));

        await _person.Inbox.OpenAsync(FolderAccess.ReadOnly, Ended);
        Assert.Equal([2u], (await _person.Inbox.SearchAsync(SearchQuery.Seen, Ended)).Select(uid => uid.Id));
    }

    [Fact]
    public async Task What_was_taken_in_is_moved_and_moving_it_again_does_no_harm()
    {
        await _person.GetFolder(_person.PersonalNamespaces[0]).CreateAsync("Done", isMessageFolder: true, Ended);
        await Put("INBOX", Now, Now, Now);
        await using var mailbox = await Open(new() { After = AfterIntake.Move, MoveTo = "Done" });
        var batch = await mailbox.Fetch(Everything, null, 2, Ended);

        Assert.Null(await mailbox.Finish(batch, batch.Messages, Ended));
        Assert.Null(await mailbox.Finish(batch, batch.Messages, Ended));
        var rest = await mailbox.Fetch(Everything, batch.Cursor, 10, Ended);

        Assert.Equal([(3, false)], rest.Messages.Select(Known));
        Assert.Equal(2, await Count("Done"));
        Assert.Equal(1, await Count("INBOX"));
    }

    [Fact]
    public async Task A_folder_to_move_to_that_is_missing_is_said_and_holds_nothing_up()
    {
        await Put("INBOX", Now);
        await using var mailbox = await Open(new() { After = AfterIntake.Move, MoveTo = "Done" });
        var batch = await mailbox.Fetch(Everything, null, 10, Ended);

        Assert.Contains("no folder Done", await mailbox.Finish(batch, batch.Messages, Ended), StringComparison.Ordinal);
        Assert.Empty((await mailbox.Fetch(Everything, batch.Cursor, 10, Ended)).Messages);
    }

    [Fact]
    public async Task A_mailbox_that_counts_anew_while_it_is_open_is_read_from_its_beginning()
    {
        await Put("INBOX", Now, Now);
        var cursor = await Cursor();
        await using var mailbox = await Open(new());
        await mailbox.Fetch(Everything, cursor, 10, Ended);
        await _person.DisconnectAsync(quit: true, Ended);

        _servers.Imap.RenumberInbox(_box);

        Assert.Equal(2, (await FetchPatiently(mailbox, cursor)).Messages.Length);
    }

    [Fact]
    public async Task The_whole_folder_can_be_listed_and_single_messages_fetched()
    {
        await Put("INBOX", Now.AddDays(-40), Now, Now);
        await using var mailbox = await Open(new());

        var listing = await mailbox.List(FromNow, Ended);
        var described = await mailbox.Describe(FromNow, [1, 2, 9], Ended);
        var batch = await mailbox.Fetch(FromNow, [3, 9], Ended);

        Assert.Equal([2L, 3L], listing.Uids);
        Assert.Equal(2, Assert.Single(described).Uid);
        Assert.True(described[0].Size > 0);
        Assert.Equal([(3, false)], batch.Messages.Select(Known));
    }

    [Fact]
    public async Task A_copy_of_a_reply_lies_in_the_sent_folder_once()
    {
        await _person.GetFolder(_person.PersonalNamespaces[0]).CreateAsync("Sent", isMessageFolder: true, Ended);
        var usual = Cast.Channel(imap: _servers.ImapOf(_box));
        var channel = usual with { Settings = usual.Mail() with { Sending = new() { SentFolder = "Sent" } } };

        Assert.Null(await _rig.The<EmailAdapter>().KeepCopy(channel, Cast.Reply(), Ended));
        Assert.Null(await _rig.The<EmailAdapter>().KeepCopy(channel, Cast.Reply(), Ended));

        Assert.Equal(1, await Count("Sent"));
    }

    [Fact]
    public async Task A_sent_folder_that_is_missing_is_said()
    {
        var usual = Cast.Channel(imap: _servers.ImapOf(_box));
        var channel = usual with { Settings = usual.Mail() with { Sending = new() { SentFolder = "Sent" } } };

        Assert.Contains("no folder Sent", await _rig.The<EmailAdapter>().KeepCopy(channel, Cast.Reply(), Ended), StringComparison.Ordinal);
    }

    // A server may also end the connection when its numbers change; the poller then connects anew.
    private async Task<FetchBatch> FetchPatiently(IMailbox mailbox, MailCursor cursor)
    {
        try
        {
            return await mailbox.Fetch(Everything, cursor, 10, Ended);
        }
        catch (ChannelFailedException)
        {
            await using var again = await Open(new());
            return await again.Fetch(Everything, cursor, 10, Ended);
        }
    }

    private async Task<MailCursor> Cursor()
    {
        await using var mailbox = await Open(new());
        return (await mailbox.Fetch(Everything, null, 10, Ended)).Cursor;
    }

    private static (long Uid, bool Imported) Known(RawMessage raw) => (long.Parse(raw.Source.Split(':')[^1], CultureInfo.InvariantCulture), raw.Imported);

    private Task<IMailbox> Open(MailFetching fetching) =>
        _rig.The<EmailAdapter>().Open(Cast.Account, new() { Address = _box.Address, Imap = _servers.ImapOf(_box), Fetching = fetching }, Ended);

    private async Task Put(string folder, params DateTimeOffset[] received)
    {
        var target = await _person.GetFolderAsync(folder, Ended);

        foreach (var at in received)
        {
            var message = new MimeMessage { Subject = "Hello", Body = new TextPart("plain") { Text = "Hello" } };
            message.From.Add(MailboxAddress.Parse("ada@example.com"));
            await target.AppendAsync(message, MessageFlags.None, at, Ended);
        }
    }

    private async Task<int> Count(string name)
    {
        var folder = await _person.GetFolderAsync(name, Ended);
        await folder.OpenAsync(FolderAccess.ReadOnly, Ended);
        return folder.Count;
    }
}
