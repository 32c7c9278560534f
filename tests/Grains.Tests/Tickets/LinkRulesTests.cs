using System.Collections.Immutable;
using Oqupie.Contracts.Files;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Tests.Tickets;

public sealed class LinkRulesTests
{
    private static readonly FileLink Link = new(new(2026, 2, 4, 9, 0, 0, TimeSpan.Zero), "https://help.example.com");

    [Theory]
    [InlineData(18L, "")]
    [InlineData(17L, "0")]
    [InlineData(8L, "0,1")]
    [InlineData(3L, "0,1,2")]
    [InlineData(null, "")]
    public void The_small_ones_go_along_while_they_fit_together(long? most, string linked) =>
        Assert.Equal(linked, Linked(LinkRules.Of([File(9), File(5), File(4)], most, Link)));

    [Fact]
    public void What_the_text_shows_goes_along_and_takes_room() =>
        Assert.Equal("1", Linked(LinkRules.Of([File(9) with { Inline = true }, File(5), File(4)], 13, Link)));

    private static string Linked(ImmutableArray<FileRef> files) =>
        string.Join(',', files.Select((file, index) => (file, index)).Where(one => one.file.Link is not null).Select(one => one.index));

    private static FileRef File(long size) => new() { Sha256 = new('0', 64), Size = size, Name = "a", ContentType = "text/plain" };
}
