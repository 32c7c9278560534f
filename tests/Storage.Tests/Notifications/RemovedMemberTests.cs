using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Notifications.Pushing;

namespace Oqupie.Storage.Tests.Notifications;

/// <summary>Nothing is left by which a browser of somebody who left could be notified.</summary>
public sealed class RemovedMemberTests(StoresFixture fixture)
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Devices_go_with_their_member(bool postgreSql)
    {
        var (stores, account, now) = (postgreSql ? fixture.PostgreSql : fixture.Sqlite, StoresFixture.NewAccount(), TestContext.Current.CancellationToken);
        var lee = new MemberId(account, "lee");
        await stores.Members.Enter(
            account, new() { Id = "lee", Name = "Lee", Email = "lee@acme.example", Role = Role.Agent, Language = "en", CreatedAt = Monday }, now);
        var device = new NewPushDevice(LocalKey.New(), "s1", "sealed", Monday) { EndsAt = Monday, Browser = "", System = "" };
        await stores.PushDevices.Put(lee, device, now);

        await stores.Members.Delete(account, (await stores.Members.Read(lee, now))!, now);

        Assert.Empty(await stores.PushDevices.Of(lee, now));
    }
}
