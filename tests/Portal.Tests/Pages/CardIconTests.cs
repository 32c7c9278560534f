using Oqupie.Portal.Pages;

namespace Oqupie.Portal.Tests.Pages;

public sealed class CardIconTests
{
    [Theory]
    [InlineData("결제와 환불", "Payments")]
    [InlineData("계정", "My account")]
    [InlineData("支払い", "Billing")]
    [InlineData("ゲーム", "Events")]
    public void What_is_about_the_same_bears_the_same_sign_in_every_language(string one, string other) => Assert.Equal(CardIcon.Of(one), CardIcon.Of(other));

    [Fact]
    public void What_speaks_of_nothing_known_is_a_book() => Assert.Equal(CardIcon.Of("Sonstiges"), CardIcon.Of(""));
}
