using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Tests.Accounts;

public sealed class KeyRingGrainTests(PeopleSilo silo)
{
    [Fact]
    public async Task Keys_are_there_when_the_grain_comes_back()
    {
        var ring = silo.Client.GetGrain<IKeyRingGrain>(LocalKey.New());
        await ring.Add("first", "<key>1</key>");
        await ring.Add("second", "<key>2</key>");

        await silo.Forget();

        Assert.Equal(["<key>1</key>", "<key>2</key>"], (await ring.All()).Order(StringComparer.Ordinal));
    }
}
