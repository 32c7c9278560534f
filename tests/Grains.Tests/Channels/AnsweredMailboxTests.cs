using Oqupie.Grains.Channels;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>Which spellings are one mailbox, for the limits of automatic answers.</summary>
public sealed class AnsweredMailboxTests
{
    [Theory]
    [InlineData("jane@evil.example", "jane@evil.example")]
    [InlineData("jane@evil.example", "JANE@Evil.Example")]
    [InlineData("jane@evil.example", "\"jane\"@evil.example")]
    [InlineData("jane@evil.example", "\"j\\ane\"@evil.example")]
    [InlineData("jane@evil.example", "\"\\j\\a\\n\\e\"@evil.example")]
    [InlineData("jane@evil.example", "j\\ane@evil.example")]
    [InlineData("jane@evil.example", "jane(a (nested) remark)@evil.example")]
    [InlineData("jane@evil.example", "(x)jane@(y)evil.example")]
    [InlineData("jane@evil.example", "jane @ evil.example")]
    [InlineData("jane@evil.example", "jane@evil.example.")]
    [InlineData("jane@evil.example", "j.a.n.e@evil.example")]
    [InlineData("jane@evil.example", "jane+1@evil.example")]
    [InlineData("jane@evil.example", "jane-1@evil.example")]
    [InlineData("jane@evil.example", "jane=1@evil.example")]
    [InlineData("jane@evil.example", "\"ja\"ne+a-b=c@evil.example")]
    [InlineData("jane@evil.example", "ｊａｎｅ@evil.example")]
    [InlineData("jane@bücher.example", "jane@xn--bcher-kva.example")]
    [InlineData("jane@bücher.example", "jane@BÜCHER.example")]
    [InlineData("jane@gmail.com", "J.a.n.e+x@googlemail.com")]
    [InlineData("jane@yahoo.com", "jane-shop@yahoo.com")]
    [InlineData("jane@naver.com", "jane+shop@naver.com")]
    public void Spellings_of_one_mailbox_are_one(string one, string other) => Assert.Equal(AnsweredMailbox.Of(one).Name, AnsweredMailbox.Of(other).Name);

    [Theory]
    [InlineData("anne-marie@gmail.com", "anne-sophie@gmail.com")]
    [InlineData("anne-marie@naver.com", "anne-sophie@naver.com")]
    [InlineData("anne.marie@outlook.com", "annemarie@outlook.com")]
    [InlineData("ada@customer.example", "bob@customer.example")]
    [InlineData("ada@customer.example", "ada@elsewhere.example")]
    [InlineData("+1@customer.example", "+2@customer.example")]
    public void Two_people_are_two(string one, string other) => Assert.NotEqual(AnsweredMailbox.Of(one).Name, AnsweredMailbox.Of(other).Name);

    [Theory]
    [InlineData("a@evil.example", "evil.example", false)]
    [InlineData("a@x1.y.evil.example", "evil.example", false)]
    [InlineData("a@x.cook.co.kr", "cook.co.kr", false)]
    [InlineData("a@Gmail.com", "gmail.com", true)]
    [InlineData("a@hanmail.net", "hanmail.net", true)]
    [InlineData("nobody", "", false)]
    public void A_domain_is_its_owners_with_all_that_is_below_it(string address, string owner, bool shared) =>
        Assert.Equal((owner, shared), (AnsweredMailbox.Of(address).Owner, AnsweredMailbox.Of(address).IsShared));

    [Fact]
    public void An_address_of_backslashes_and_brackets_is_read_in_no_time() =>
        Assert.NotNull(AnsweredMailbox.Of(string.Concat(Enumerable.Repeat("(\\\"\"", 50_000))).Name);
}
