using Oqupie.Grains.Knowledge;

namespace Oqupie.Grains.Tests.Knowledge;

public sealed class UnansweredSearchesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("  Warp\t Drive ", "warp drive")]
    [InlineData("주문 20261123456 환불", "주문 … 환불")]
    [InlineData("kim@cook.example login", "… login")]
    [InlineData("error 4012", "error 4012")]
    public void A_text_is_counted_without_what_may_say_who_asked(string asked, string counted) => Assert.Equal(counted, UnansweredSearches.Text(asked));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!")]
    [InlineData("kim@cook.example")]
    [InlineData("12345678")]
    public void What_says_nothing_else_is_not_counted(string asked) => Assert.Null(UnansweredSearches.Text(asked));

    [Fact]
    public void A_character_is_not_cut_in_two() => Assert.Equal(new string('a', 99), UnansweredSearches.Text(new string('a', 99) + "😀"));

    [Fact]
    public void What_is_asked_often_stays_whatever_else_is_asked()
    {
        var searches = new UnansweredSearches().With(Today, [new("often", 50)]);

        for (var i = 0; i < 300; i++)
        {
            searches = searches.With(Today, [new($"once {i}", 1)]);
        }

        var kept = searches.Since(Today);
        Assert.Equal(100, kept.Length);
        Assert.Contains(kept, search => search.Text is "often");
    }
}
