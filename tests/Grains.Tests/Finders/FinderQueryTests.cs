using Oqupie.Contracts.Finders;
using Oqupie.Grains.Finders;

namespace Oqupie.Grains.Tests.Finders;

/// <summary>What shipped apps send, read as they mean it.</summary>
public sealed class FinderQueryTests
{
    private const string Android = "?secret_key=00112233445566778899aabbccddeeff&applicationLanguage=en&access_key=0123456789abcdef"
        + "&userEmail=example%40onionfive.io&brand_key3=asia&userName=Bi+Bim+Bap&brand_key2=goodgame"
        + "&%EA%B2%B0%EC%A0%9C%EC%A0%95%EB%B3%B4=%EA%B5%AC%EA%B8%80%EC%8A%A4%ED%86%A0%EC%96%B4&userId=wassup&brand_key1=ko"
        + "&%EA%B2%8C%EC%9E%84%EC%97%94%EC%A7%84=Android+%EB%84%A4%EC%9D%B4%ED%8B%B0%EB%B8%8C";

    [Fact]
    public void Android_encodes_blanks_as_plus_in_any_order()
    {
        var query = Read(Android);

        Assert.Equal(("Bi Bim Bap", "example@onionfive.io", "asia"), (query.Of("userName"), query.Of("userEmail"), query.Of("brand_key3")));
        Assert.Equal("결제정보=구글스토어 게임엔진=Android 네이티브", string.Join(' ', FinderKeys.Information(query.Pairs)
            .Where(pair => pair.Key.StartsWith('결') || pair.Key.StartsWith('게')).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Theory]
    [InlineData("?a=b?access_key=0123456789abcdef&userId=x", "0123456789abcdef", "b")]
    [InlineData("?access_key=0123456789abcdef&a=why?&userId=x", "0123456789abcdef", "why?")]
    [InlineData("?access_key=0123456789abcdef&a=b?null", "0123456789abcdef", "b?null")]
    [InlineData("?null", null, null)]
    [InlineData("", null, null)]
    [InlineData("?access_key=&a=%zz%4", null, "%zz%4")]
    [InlineData("?access_key=1&access_key=2&a=x", "1", "x")]
    public void A_second_question_mark_and_what_is_no_code_do_no_harm(string text, string? accessKey, string? a)
    {
        var query = Read(text);

        Assert.Equal((accessKey, a), (query.Of("access_key"), query.Of("a")));
    }

    [Theory]
    [InlineData("userEmail=a+b@example.com", "a+b@example.com")]
    [InlineData("userEmail=a%2Bb@example.com", "a+b@example.com")]
    [InlineData("userEmail=%20a@example.com+", "a@example.com")]
    public void The_plus_of_an_address_survives_iOS(string text, string email) => Assert.Equal(email, Read(text).Of("userEmail"));

    [Theory]
    [InlineData("서버=아시아 1")]
    [InlineData("%EC%84%9C%EB%B2%84=%EC%95%84%EC%8B%9C%EC%95%84%201")]
    public void Hangul_comes_as_it_is_or_in_code(string text) => Assert.Equal("아시아 1", Read(text).Of("서버"));

    [Fact]
    public void No_value_ends_a_line() => Assert.Equal("a  Set-Cookie: b", Read("x=a%0D%0ASet-Cookie:%20b").Of("x"));

    [Fact]
    public void What_is_too_much_is_not_read()
    {
        Assert.Null(FinderQuery.Read(new('a', FinderCall.LongestQuery + 1), FinderCall.LongestQuery));
        Assert.Null(FinderQuery.Read(string.Join('&', Enumerable.Range(0, 101).Select(i => $"k{i}=1")), FinderCall.LongestQuery));
        Assert.Null(Read($"long={new string('a', 2_001)}").Of("long"));
    }

    [Fact]
    public void No_control_key_is_information() => Assert.Equal(["userId", "a"], FinderKeys
        .Information(Read("a=1&access_key=x&SECRET_KEY=y&brand_key1=z&jwt=t&exp=1&iat=1&nbf=1&iss=1&aud=1&jti=1&userId=u").Pairs)
        .Select(pair => pair.Key));

    private static FinderQuery Read(string text) => FinderQuery.Read(text, FinderCall.LongestQuery)!;
}
