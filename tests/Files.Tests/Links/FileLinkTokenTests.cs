using Oqupie.Contracts.Accounts;
using Oqupie.Files.Links;

namespace Oqupie.Files.Tests.Links;

public sealed class FileLinkTokenTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];
    private static readonly FileLinkToken Token = new(new AccountId("main"), 1042, 17, 2, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    [Fact]
    public void It_is_read_as_it_was_written()
    {
        var text = Token.Write(Key);

        Assert.Equal(Token, FileLinkToken.Read(text));
        Assert.True(Token.IsGenuine(text, Key));
        Assert.Matches("^[A-Za-z0-9_.-]+$", text);
        Assert.True(text.Split('.')[1].Length * 6 >= 128);
    }

    [Fact]
    public void What_says_something_else_is_not_genuine()
    {
        var signature = Token.Write(Key).Split('.')[1];

        FileLinkToken[] others =
            [Token with { Ticket = 1 }, Token with { Item = 1 }, Token with { File = 0 }, Token with { Until = Token.Until.AddDays(1) }];

        foreach (var other in others)
        {
            var forged = $"{other.Write(Key).Split('.')[0]}.{signature}";
            Assert.False(FileLinkToken.Read(forged)!.IsGenuine(forged, Key));
        }

        Assert.False(Token.IsGenuine(Token.Write(new byte[32]), Key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("!!!.abc")]
    [InlineData("bWFpbjoxOjI6Mw.abc")]
    [InlineData("bWFpbjoxOjI6Mzo5OTk5OTk5OTk5OTk5OTk5OTk.abc")]
    public void What_is_none_is_none(string? text) => Assert.Null(FileLinkToken.Read(text));
}
