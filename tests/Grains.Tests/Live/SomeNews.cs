using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Tests.Live;

internal static class SomeNews
{
    public static readonly Participant Ada = new("member", "m1", "Ada");
    public static readonly Participant Grace = new("member", "m2", "Grace");
    public static readonly Audience Everybody = new(null, null);

    public static FeedNews Of(long ticket, long version = 1) => new()
    {
        Kind = "ticket",
        Id = ticket.ToString(CultureInfo.InvariantCulture),
        Version = version,
        Audience = Everybody,
        Row = [.. Encoding.UTF8.GetBytes($$"""{"id":{{ticket}},"version":{{version}}}""")],
        What = ["changed"],
        By = Ada,
    };
}
