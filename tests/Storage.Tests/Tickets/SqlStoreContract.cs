using Dapper;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>What only a database can get wrong.</summary>
public abstract class SqlStoreContract(Stores stores)
{
    private readonly Contracts.Accounts.AccountId _account = StoresFixture.NewAccount();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_append_the_database_cannot_take_fails_alone()
    {
        var taken = Appends.Text("taken");
        var all = Enumerable.Range(1, 200).Select(n => Appends.Open(new(_account, n))).ToList();
        await stores.Tickets.Append(Appends.Open(new(_account, 999)) with { Contents = [taken] }, Cancellation);
        all[120] = all[120] with { Contents = [taken], MailIds = ["aa"] };

        var answers = await Task.WhenAll(all.Select(append => Outcome(stores.Tickets.Append(append, Cancellation))));

        Assert.Equal([120], answers.Index().Where(answer => answer.Item is not AppendResult.Appended).Select(answer => answer.Index));
        Assert.Null(await stores.Tickets.Load(all[120].Ticket, Cancellation));
        Assert.Equal(2, (await stores.Tickets.Load(all[121].Ticket, Cancellation))!.Events.Length);
    }

    [Fact]
    public async Task A_text_no_database_keeps_is_kept_with_a_mark_in_its_place()
    {
        var content = Appends.Text("a\0b") with { Html = "half \ud83d smile 😀", Meta = new() { Subject = "s\0\udc00" } };
        var open = Appends.Open(new(_account, 1), row => row with { Subject = "x\0y", CustomerEmail = "\ud83d@e.example" });
        open = open with { Contents = [content], Events = [open.Events[0], open.Events[1] with { Content = content.Id }] };

        Assert.Equal(AppendResult.Appended, (await stores.Tickets.Append(open, Cancellation)).Result);

        var stored = (await stores.Tickets.Read(open.Ticket, 1, null, 1, Cancellation))[0].Content!;
        Assert.Equal(("a\ufffdb", "half \ufffd smile 😀"), (stored.Text, stored.Html));
        Assert.Equal("x\ufffdy", (await stores.Tickets.Load(open.Ticket, Cancellation))!.Row.Subject);
    }

    [Fact]
    public async Task A_text_that_was_erased_leaves_its_event()
    {
        var open = Appends.Open(new(_account, 1));
        await stores.Tickets.Append(open, Cancellation);
        await using var connection = await stores.Source!.OpenConnectionAsync(Cancellation);

        await connection.ExecuteAsync("DELETE FROM content WHERE account = @account AND customer = 'haneul'", new { account = _account.Value });

        var read = (await stores.Tickets.Read(open.Ticket, null, null, 1, Cancellation))[0];
        Assert.Equal(open.Contents[0].Id, read.Event.Content);
        Assert.Null(read.Content);
    }

    [Fact]
    public async Task A_large_text_is_kept_whole()
    {
        var text = string.Concat(Enumerable.Repeat("결제 ", 2_000_000));
        var open = Appends.Open(new(_account, 1));
        open = open with { Contents = [open.Contents[0] with { Text = text, Html = null }] };

        await stores.Tickets.Append(open, Cancellation);

        Assert.Equal(text, (await stores.Tickets.Read(open.Ticket, 1, null, 1, Cancellation))[0].Content!.Text);
    }

    private static async Task<AppendResult?> Outcome(Task<AppendAnswer> append)
    {
        try
        {
            return (await append).Result;
        }
        catch (System.Data.Common.DbException)
        {
            return null;
        }
    }
}

public sealed class SqliteStoreTests(StoresFixture fixture) : SqlStoreContract(fixture.Sqlite);

public sealed class PostgreSqlStoreTests(StoresFixture fixture) : SqlStoreContract(fixture.PostgreSql);
