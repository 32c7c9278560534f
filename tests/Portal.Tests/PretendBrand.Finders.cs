using System.Collections.Concurrent;
using Oqupie.Contracts.Finders;

namespace Oqupie.Portal.Tests;

public sealed partial class PretendBrand : IFinderDoorGrain
{
    /// <summary>What the finder's door says to everybody.</summary>
    public FinderAnswer Found { get; set; } = new() { Status = 401, Code = "bad_credentials" };

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<FinderCall> Calls { get; } = [];

    /// <summary>Leads to the form of "cook", as user "haneul".</summary>
    public void Lead(bool verified, params (string Key, string Value)[] more) => Found = new()
    {
        Status = 302,
        Location = "/portal/cook/request",
        Brand = "b1",
        Slug = "cook",
        Account = "main",
        AccessKey = "0123456789abcdef",
        User = new("haneul", "김<b>하늘", "haneul+game@example.com", verified),
        Information = [new("userId", "haneul"), .. more.Select(pair => new FinderPair(pair.Key, pair.Value))],
    };

    public Task<FinderAnswer> Ask(FinderCall call)
    {
        Calls.Enqueue(call);
        return Task.FromResult(Found);
    }
}
