using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Tests.Live;

/// <summary>What a ticket's grain would tell, for tests of the feed that need no ticket.</summary>
internal static class News
{
    public static readonly Audience Unassigned = new(null, null);

    public static FeedNews Of(long ticket, long version, Audience? audience = null, Audience? before = null, int size = 0) => new()
    {
        Kind = "ticket",
        Id = ticket.ToString(CultureInfo.InvariantCulture),
        Version = version,
        Audience = audience ?? Unassigned,
        Before = before,
        Row = [.. Encoding.UTF8.GetBytes($$"""{"id":{{ticket}},"version":{{version}},"subject":"{{new string('x', size)}}"}""")],
        What = ["changed"],
        By = new("member", "m1", "Ada"),
    };
}
