using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>What makes intake happen exactly once: message keys, the journal, customers, threads.</summary>
public abstract class IntakeContract(Stores stores)
{
    private long _lastNumber;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountId Account { get; } = StoresFixture.NewAccount();

    private ChannelId Channel => new(Account, "mail");

    [Fact]
    public async Task A_message_is_taken_in_once()
    {
        var first = Appends.Open(NewTicket()) with { Intake = Appends.Claim("key") };
        await stores.Tickets.Append(first, Cancellation);
        var second = Appends.Open(NewTicket()) with { Intake = Appends.Claim("key") };

        var answer = await stores.Tickets.Append(second, Cancellation);

        Assert.Equal((AppendResult.TakenInBefore, first.Ticket, "e2"), (answer.Result, answer.Ticket!.Value, answer.Item));
        Assert.Null(await stores.Tickets.Load(second.Ticket, Cancellation));
    }

    [Fact]
    public async Task Another_channel_has_keys_of_its_own()
    {
        await stores.Tickets.Append(Appends.Open(NewTicket()) with { Intake = Appends.Claim("key") }, Cancellation);

        var other = Appends.Open(NewTicket()) with { Intake = Appends.Claim("key") with { Channel = "form" } };

        Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(other, Cancellation)).Result);
    }

    [Fact]
    public async Task Of_those_who_race_with_one_message_one_wins_and_the_others_hear_who()
    {
        var racing = Enumerable.Range(0, 30).Select(_ => Appends.Open(NewTicket()) with { Intake = Appends.Claim("key") }).ToList();

        var answers = await Task.WhenAll(racing.Select(append => stores.Tickets.Append(append, Cancellation)));

        var winner = racing[Assert.Single(Enumerable.Range(0, 30), n => answers[n].Result is AppendResult.Appended)].Ticket;
        Assert.All(answers.Where(answer => answer.Result is not AppendResult.Appended), answer =>
        {
            Assert.Equal(AppendResult.TakenInBefore, answer.Result);
            Assert.Equal(winner, answer.Ticket);
        });
    }

    [Fact]
    public async Task A_message_gets_its_fate_with_its_ticket()
    {
        var row = await Record("imap:1");
        var append = Appends.Open(NewTicket()) with { Intake = Appends.Claim("key", row.Id) };

        await stores.Tickets.Append(append, Cancellation);

        var settled = await stores.Journal.Read(Channel, row.Id, Cancellation);
        Assert.Equal((IntakeFate.Ticket, append.Ticket.Number, "e2"), (settled!.Fate, settled.Ticket!.Value, settled.Message));
    }

    [Fact]
    public async Task A_message_that_comes_by_another_way_is_a_duplicate_of_the_first()
    {
        var first = Appends.Open(NewTicket()) with { Intake = Appends.Claim("key", (await Record("imap:1")).Id) };
        await stores.Tickets.Append(first, Cancellation);
        var again = await Record("http:1");

        await stores.Tickets.Append(Appends.Open(NewTicket()) with { Intake = Appends.Claim("key", again.Id) }, Cancellation);

        var settled = await stores.Journal.Read(Channel, again.Id, Cancellation);
        Assert.Equal((IntakeFate.Duplicate, first.Ticket.Number), (settled!.Fate, settled.Ticket!.Value));
    }

    [Fact]
    public async Task A_message_keeps_its_fate_when_it_is_taken_in_again()
    {
        var row = await Record("imap:1");
        await stores.Tickets.Append(Appends.Open(NewTicket()) with { Intake = Appends.Claim("key", row.Id) }, Cancellation);

        await stores.Tickets.Append(Appends.Open(NewTicket()) with { Intake = Appends.Claim("key", row.Id) }, Cancellation);
        await stores.Journal.Settle(Channel, row.Id, IntakeFate.Held, "late", null, null, Cancellation);

        Assert.Equal(IntakeFate.Ticket, (await stores.Journal.Read(Channel, row.Id, Cancellation))!.Fate);
    }

    [Fact]
    public async Task A_message_that_failed_can_be_tried_again()
    {
        var row = await Record("imap:1");
        await stores.Journal.Settle(Channel, row.Id, IntakeFate.Failed, "No parser can read it.", null, null, Cancellation);
        Assert.Equal("No parser can read it.", (await stores.Journal.Read(Channel, row.Id, Cancellation))!.Reason);

        await stores.Tickets.Append(Appends.Open(NewTicket()) with { Intake = Appends.Claim("key", row.Id) }, Cancellation);

        var settled = await stores.Journal.Read(Channel, row.Id, Cancellation);
        Assert.Equal((IntakeFate.Ticket, null), (settled!.Fate, settled.Reason));
    }

    [Fact]
    public async Task A_source_is_journalled_once()
    {
        var rows = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Record("imap:1")));

        var row = Assert.Single(rows.Distinct());
        Assert.Equal(row, Assert.Single(await stores.Journal.Pending(Channel, 10, Cancellation)));
        Assert.Null(await stores.Journal.Read(new(Account, "form"), row.Id, Cancellation));
        Assert.Null(await stores.Journal.Read(Channel, "nonsense", Cancellation));
    }

    [Fact]
    public async Task The_journal_is_read_newest_first_by_cursor()
    {
        var ids = new List<string>();

        for (var n = 0; n < 7; n++)
        {
            var row = await Record($"imap:{n}");
            ids.Insert(0, row.Id);

            if (n % 2 is 0)
            {
                await stores.Journal.Settle(Channel, row.Id, IntakeFate.AutoReply, null, null, null, Cancellation);
            }
        }

        Assert.Equal(ids, await Walk(null));
        Assert.Equal(ids.Where((_, n) => n % 2 is 0), await Walk(IntakeFate.AutoReply));
        Assert.Equal(ids.Where((_, n) => n % 2 is 1).Reverse(), (await stores.Journal.Pending(Channel, 10, Cancellation)).Select(row => row.Id));
        Assert.Null(await stores.Journal.Page(Channel, null, "not ours", 2, Cancellation));
    }

    [Fact]
    public async Task A_customer_is_added_with_what_they_first_wrote_and_only_once()
    {
        var first = Appends.Open(NewTicket());
        await stores.Tickets.Append(first with { Customer = Appends.Customer(first.Ticket) }, Cancellation);
        var second = Appends.Open(NewTicket());
        await stores.Tickets.Append(second with { Customer = Appends.Customer(second.Ticket, "another-id") with { Name = "later" } }, Cancellation);

        var known = await stores.Customers.Find(Account, CustomerIdentity.Email("haneul@customer.example"), Cancellation);

        Assert.Equal((new(Account, "haneul"), "김하늘", false), (known!.Id, known.Name, known.Blocked));
        var customer = await stores.Customers.Read(known.Id, Some.Agent(Account), Cancellation);
        Assert.Equal(("haneul", "haneul@customer.example", Appends.Monday), (customer!.Id, Assert.Single(customer.Emails), customer.CreatedAt));
        Assert.Equal("haneul", (await stores.Customers.Read(new(Account, "another-id"), Some.Agent(Account), Cancellation))?.Id); // Where a ticket leads.
    }

    [Theory]
    [InlineData("cook", true)]
    [InlineData("race,cook", true)]
    [InlineData("race", false)]
    [InlineData("' OR 1=1 --", false)]
    [InlineData("", false)]
    public async Task A_customer_is_read_for_brands_in_which_they_have_a_ticket(string brands, bool seen)
    {
        var first = Appends.Open(NewTicket());
        await stores.Tickets.Append(first with { Customer = Appends.Customer(first.Ticket) }, Cancellation);
        await stores.Tickets.Append(Appends.Open(NewTicket(), row => row with { Brand = "race", Customer = "somebody-else" }), Cancellation);

        var asker = Some.Agent(Account) with { Brands = [.. brands.Split(',', StringSplitOptions.RemoveEmptyEntries)] };
        var customer = await stores.Customers.Read(new(Account, "haneul"), asker, Cancellation);

        Assert.Equal(seen, customer is not null);
    }

    [Fact]
    public async Task An_answer_finds_its_ticket_by_the_mails_it_refers_to()
    {
        var one = Appends.Open(NewTicket(), row => row with { Cc = ["Mum@customer.example"] }) with { MailIds = ["aa", "bb"] };
        var two = Appends.Open(NewTicket(), row => row with { Brand = "farm" }) with { MailIds = ["cc", "aa"] };
        await stores.Tickets.Append(one, Cancellation);
        await stores.Tickets.Append(two, Cancellation);

        var threads = await stores.Journal.Threads(Account, ["xx", "cc", "bb", "aa"], Cancellation);

        Assert.Equal([(two.Ticket.Number, "farm"), (one.Ticket.Number, "cook")], threads.Select(thread => (thread.Ticket, thread.Brand)));
        Assert.Equal(["haneul@customer.example", "mum@customer.example"], threads[1].Participants);
        Assert.Empty(await stores.Journal.Threads(StoresFixture.NewAccount(), ["aa"], Cancellation));
        Assert.Empty(await stores.Journal.Threads(Account, [], Cancellation));
    }

    [Fact]
    public async Task A_ticket_is_found_by_its_number_in_its_own_account()
    {
        var one = Appends.Open(NewTicket(), row => row with { Cc = ["Mum@customer.example"] });
        var two = Appends.Open(NewTicket());
        await stores.Tickets.Append(one, Cancellation);
        await stores.Tickets.Append(two, Cancellation);

        var threads = await stores.Journal.Numbered(Account, [two.Ticket.Number, 999_999, one.Ticket.Number], Cancellation);

        Assert.Equal([two.Ticket.Number, one.Ticket.Number], threads.Select(thread => thread.Ticket));
        Assert.Equal(["haneul@customer.example", "mum@customer.example"], threads[1].Participants);
        Assert.Empty(await stores.Journal.Numbered(StoresFixture.NewAccount(), [one.Ticket.Number], Cancellation));
    }

    [Fact]
    public async Task What_failed_or_was_held_is_pending_once_more_when_it_is_reopened_for_that()
    {
        var failed = await Record("imap:1");
        var held = await Record("imap:2");
        await stores.Journal.Settle(Channel, failed.Id, IntakeFate.Failed, "No parser can read it.", null, null, Cancellation);
        await stores.Journal.Settle(Channel, held.Id, IntakeFate.Held, "Ours.", 7, null, Cancellation);

        await stores.Journal.Reopen(Channel, failed.Id, IntakeFate.Held, Cancellation); // Not what it is.
        Assert.Equal(IntakeFate.Failed, (await stores.Journal.Read(Channel, failed.Id, Cancellation))!.Fate);
        await stores.Journal.Reopen(Channel, failed.Id, IntakeFate.Failed, Cancellation);
        await stores.Journal.Reopen(Channel, held.Id, IntakeFate.Held, Cancellation);

        Assert.Equal(failed, await stores.Journal.Read(Channel, failed.Id, Cancellation));
        Assert.Equal(held with { Released = true }, await stores.Journal.Read(Channel, held.Id, Cancellation));
        Assert.Equal([failed.Id, held.Id], (await stores.Journal.Pending(Channel, 10, Cancellation)).Select(row => row.Id));
    }

    [Fact]
    public async Task A_lasting_fate_is_not_reopened()
    {
        var row = await Record("imap:1");
        await stores.Journal.Settle(Channel, row.Id, IntakeFate.Bounce, null, null, null, Cancellation);

        await stores.Journal.Reopen(Channel, row.Id, IntakeFate.Bounce, Cancellation);

        Assert.Equal(IntakeFate.Bounce, (await stores.Journal.Read(Channel, row.Id, Cancellation))!.Fate);
    }

    [Fact]
    public async Task The_journal_says_which_sources_it_has()
    {
        await Record("imap:1");
        await Record("imap:2");

        Assert.Equal(["imap:2"], await stores.Journal.Known(Channel, ["imap:2", "imap:3"], Cancellation));
        Assert.Empty(await stores.Journal.Known(Channel with { Local = "form" }, ["imap:2"], Cancellation));
    }

    [Fact]
    public async Task What_is_old_and_settled_loses_its_bytes_unless_another_row_has_the_same()
    {
        var alone = await Record("imap:1");
        var shared = await Record("imap:2", 'b');
        var again = await stores.Journal.Record(
            Channel, new() { Source = "imap:3", Sha256 = shared.Sha256, Size = 1, Imported = true }, alone.At.AddDays(9), Cancellation);
        await Record("imap:4", 'c'); // Pending.

        foreach (var row in new[] { alone, shared, again })
        {
            await stores.Journal.Settle(Channel, row.Id, IntakeFate.AutoReply, null, null, null, Cancellation);
        }

        var old = await stores.Journal.KeptBefore(Channel, alone.At.AddDays(1), 10, Cancellation);
        var unneeded = await stores.Journal.ForgetRaw(Channel, old, alone.At.AddDays(2), Cancellation);

        Assert.Equal([alone.Id, shared.Id], old.Select(row => row.Id));
        Assert.Equal([alone.Sha256], unneeded);
        Assert.Empty(await stores.Journal.KeptBefore(Channel, alone.At.AddDays(1), 10, Cancellation));
        Assert.Equal(alone.At.AddDays(2), (await stores.Journal.Read(Channel, alone.Id, Cancellation))!.RawDeletedAt);
        Assert.True((await stores.Journal.Read(Channel, again.Id, Cancellation))!.Imported);
    }

    private TicketId NewTicket() => new(Account, Interlocked.Increment(ref _lastNumber));

    private Task<IntakeRow> Record(string source, char hash = 'a') =>
        stores.Journal.Record(Channel, new() { Source = source, Sha256 = new(hash, 64), Size = 12 }, Appends.Monday, Cancellation);

    private async Task<List<string>> Walk(IntakeFate? fate)
    {
        var ids = new List<string>();
        string? cursor = null;

        do
        {
            var page = await stores.Journal.Page(Channel, fate, cursor, 2, Cancellation);
            ids.AddRange(page!.Items.Select(row => row.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        return ids;
    }
}

public sealed class MemoryIntakeTests(StoresFixture fixture) : IntakeContract(fixture.Memory);

public sealed class SqliteIntakeTests(StoresFixture fixture) : IntakeContract(fixture.Sqlite);

public sealed class PostgreSqlIntakeTests(StoresFixture fixture) : IntakeContract(fixture.PostgreSql);
