using System.Collections.Immutable;
using Oqupie.Grains.Finders;

namespace Oqupie.Grains.Tests.Finders;

/// <summary>Which tokens are believed, and which are not.</summary>
public sealed class FinderTokenTests
{
    private const string Secret = "00112233445566778899aabbccddeeff";

    private const string Vector = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhY2Nlc3Nfa2V5IjoiMDEyMzQ1Njc4OWFiY2RlZiIsImJyYW5kX2tleTEiOiJrbyIsImJyYW5kX2"
        + "tleTIiOiJhc2lhIiwiYnJhbmRfa2V5MyI6Im9xdXBpZSIsInVzZXJFbWFpbCI6ImVuZC51c2VyQGV4YW1wbGUuY29tIiwidXNlcklkIjoiZW5kVXNlc"
        + "iIsInVzZXJOYW1lIjoiSG9uZyBHaWxkb25nIiwiZGV2aWNlTW9kZWwiOiJpUGhvbmUgMTEiLCJvcGVyYXRpbmdTeXN0ZW0iOiJpb3MgMTIiLCJhcHBs"
        + "aWNhdGlvbkxhbmd1YWdlIjoia28iLCJleHAiOjE1Nzc4MzY4MDB9.wvXlTWzXYXOsysuHGNu_qpqneKBlkqqjbhOs86Tvy4w";

    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableSortedDictionary<string, string> Secrets =
        ImmutableSortedDictionary<string, string>.Empty.Add("old", "ffffffffffffffffffffffffffffffff").Add("s1", Secret);

    [Fact]
    public async Task One_that_a_shipped_app_has_signed_is_read()
    {
        var token = FinderToken.Read(Vector)!;

        Assert.Equal("s1", await token.Signer(Secrets));
        Assert.Equal(("0123456789abcdef", "endUser", "oqupie"), (token.Of("access_key"), token.Of("userId"), token.Of("brand_key3")));
        Assert.Null(token.Untimely(DateTimeOffset.FromUnixTimeSeconds(1_577_836_800 - 60)));
        Assert.Equal("expired_token", token.Untimely(Now));
    }

    [Theory]
    [InlineData("""{"typ":"JWT","alg":"HS256"}""", true)]
    [InlineData("""{"alg":"HS256","kid":"another"}""", true)]
    [InlineData("""{"alg":"none"}""", false)]
    [InlineData("""{"alg":"None"}""", false)]
    [InlineData("""{"alg":"RS256"}""", false)]
    [InlineData("""{"alg":"ES256"}""", false)]
    [InlineData("""{"alg":"HS384"}""", false)]
    [InlineData("""{"alg":"HS512"}""", false)]
    [InlineData("""{"alg":""}""", false)]
    [InlineData("{}", false)]
    [InlineData("not json", false)]
    public async Task It_is_signed_by_one_algorithm_and_no_other(string header, bool believed)
    {
        var token = FinderToken.Read(AppToken.Of(new { userId = "u" }, Secret, header))!;

        Assert.Equal(believed ? "s1" : null, await token.Signer(Secrets));
    }

    [Fact]
    public async Task Nothing_else_is_a_signature()
    {
        var signed = AppToken.Of(new { userId = "u" }, Secret);
        var body = signed[..signed.LastIndexOf('.')];
        var unsigned = $"{AppToken.Text("""{"alg":"none"}""")}.{body.Split('.')[1]}";

        var others = AppToken.Of(new { userId = "u" }, "another");

        foreach (var wrong in (string[])[$"{body}.", $"{body}.AAAA", $"{unsigned}.", others, $"{body}.{new string('A', 43)}"])
        {
            Assert.Null(await FinderToken.Read(wrong)!.Signer(Secrets));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d.e")]
    [InlineData("a.!.c")]
    [InlineData("a.W10.c")] // []
    [InlineData("a.e30")]
    public void What_is_no_token_is_not_read(string text) => Assert.Null(FinderToken.Read(text));

    [Theory]
    [InlineData(-61, "expired_token")]
    [InlineData(-59, null)]
    [InlineData(86_400, null)]
    [InlineData(86_461, "bad_token")]
    public void It_is_good_for_a_day_and_a_minute_of_leeway(int seconds, string? code) =>
        Assert.Equal(code, FinderToken.Read(AppToken.Of(new { exp = Now.ToUnixTimeSeconds() + seconds }, Secret))!.Untimely(Now));

    [Fact]
    public void A_time_of_its_own_is_heeded()
    {
        var now = Now.ToUnixTimeSeconds();

        Assert.Equal("bad_token", FinderToken.Read(AppToken.Of(new { userId = "u" }, Secret))!.Untimely(Now));
        Assert.Equal("bad_token", FinderToken.Read(AppToken.Of(new { exp = now + 100, nbf = now + 61 }, Secret))!.Untimely(Now));
        Assert.Equal("bad_token", FinderToken.Read(AppToken.Of(new { exp = now + 100, iat = now + 61 }, Secret))!.Untimely(Now));
        Assert.Null(FinderToken.Read(AppToken.Of(new { exp = now + 100.5, nbf = now + 59, iat = now }, Secret))!.Untimely(Now));
        Assert.Null(FinderToken.Read(AppToken.Of(new { exp = "tomorrow" }, Secret)));
    }

    [Fact]
    public void What_is_nested_is_told_by_its_path()
    {
        var token = FinderToken.Read(AppToken.Of(new { level = 12, extra = new { server = "asia", deep = new { a = true } }, none = (string?)null }, Secret))!;

        Assert.Equal(["level=12", "extra.server=asia", "extra.deep.a=true", "none="], token.Pairs.Select(pair => $"{pair.Key}={pair.Value}"));
    }
}
