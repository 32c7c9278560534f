using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;
using Oqupie.Storage.Members;

namespace Oqupie.Storage.Tests.Members;

/// <summary>What versions before grains for each kept in one state becomes rows.</summary>
public abstract class StaffMoveContract(Stores stores)
{
    protected const string Before = """
        {"members":{
          "m1":{"id":"m1","name":"한서윤","email":"Olivia@acme.example","role":"owner","language":"ko","brands":null,
            "createdAt":"2026-01-05T09:00:00.1234567+00:00","invitation":null},
          "m2":{"id":"m2","name":"Ivo","email":"ivo@acme.example","role":"agent","language":"en","brands":["cook"],
            "createdAt":"2026-01-05T09:00:01+00:00","invitation":{"secretHash":"AQID","expiresAt":"2026-01-12T09:00:01+00:00"}}},
         "groups":{"g1":{"id":"g1","name":"결제","members":["m2","m1"]}}}
        """;

    private const string InsertState = """
        INSERT INTO OrleansStorage (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, PayloadBinary, ModifiedOn, Version)
        VALUES ('oqupie', 'members', @account, 0, 0, @payload, @at, 1)
        """;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected AccountId Account { get; } = StoresFixture.NewAccount();

    /// <summary>A time as the database writes it.</summary>
    protected abstract object At { get; }

    [Fact]
    public async Task Members_invitations_and_groups_move()
    {
        await Store(Before);

        await Move();

        var owner = (await stores.Members.Owner(Account, Cancellation))!;
        var ivo = (await stores.Members.Read(new(Account, "m2"), Cancellation))!;
        Assert.Equal(("m1", "한서윤", "Olivia@acme.example", "ko"), (owner.Id, owner.Name, owner.Email, owner.Language));
        Assert.Equal(("Ivo", Role.Agent, "cook", "g1"), (ivo.Name, ivo.Role, ivo.Brands!.Value.Single(), ivo.Groups.Single()));
        Assert.Equal([1, 2, 3], ivo.Invitation!.SecretHash);
        Assert.Equal(new(2026, 1, 12, 9, 0, 1, TimeSpan.Zero), ivo.Invitation.ExpiresAt);
        Assert.Equal(["m2", "m1"], (await stores.Groups.Read(new(Account, "g1"), Cancellation))!.Members);
    }

    [Fact]
    public async Task Once_is_for_all()
    {
        await Store(Before);
        await Move();
        await stores.Members.Delete(Account, (await stores.Members.Read(new(Account, "m2"), Cancellation))!, Cancellation);

        await Move();

        Assert.Null(await stores.Members.Read(new(Account, "m2"), Cancellation));
    }

    [Fact]
    public async Task One_that_failed_left_nothing_and_is_done_at_the_next_start()
    {
        await Store(Before.Replace("\"g1\",\"name\":\"결제\"", "\"g1\",\"name\":null", StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<Exception>(Move);
        Assert.Null(await stores.Members.Owner(Account, Cancellation));
        await using (var connection = await stores.Source!.OpenConnectionAsync(Cancellation))
        {
            await connection.ExecuteAsync("DELETE FROM OrleansStorage WHERE GrainIdExtensionString = @account", new { account = Account.Value });
        }

        await Store(Before);
        await Move();

        Assert.NotNull(await stores.Members.Owner(Account, Cancellation));
    }

    protected Task Move() =>
        new StaffMove(stores.Source!, stores.Writer!, TimeProvider.System, NullLogger<StaffMove>.Instance).Run(Cancellation);

    protected async Task Store(string state)
    {
        await using var connection = await stores.Source!.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(InsertState, new { account = Account.Value, payload = System.Text.Encoding.UTF8.GetBytes(state), at = At });
    }
}

public sealed class SqliteStaffMoveTests(StoresFixture fixture) : StaffMoveContract(fixture.Sqlite)
{
    protected override object At => "2026-01-05T09:00:00.000Z";
}

public sealed class PostgreSqlStaffMoveTests(StoresFixture fixture) : StaffMoveContract(fixture.PostgreSql)
{
    protected override object At => new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Two_silos_that_start_together_move_it_once()
    {
        await Store(Before);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Move()));

        Assert.Equal(2, (await fixture.PostgreSql.Members.Page(Account, new(), Cancellation))!.Items.Length);
    }
}
