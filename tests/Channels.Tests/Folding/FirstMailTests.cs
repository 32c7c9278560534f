using Oqupie.Channels.Folding;
using Oqupie.Channels.Html;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Tests.Folding;

/// <summary>A mail that answers none has nothing to quote: what is set apart in it was written.</summary>
public sealed class FirstMailTests
{
    private readonly SafeRichText _html = new();

    [Theory]
    [InlineData("This is the message I get:\n\n> Error 12\n> Try again")]
    [InlineData(
        "My log:\n----------\nstart 10:00\n__________________\nThe crash comes after that line.\n"
            + "-----Original Message-----\n(it is in my log file, too)\nWhat now?")]
    [InlineData("Look:\n\n-----Original Message-----\nwas all that it said")]
    [InlineData("Before\n_____\nThis is what I wanted to say after that line.")]
    [InlineData("앞\n_____\n이 줄 아래에 쓴 것도 제 글입니다.")]
    public void All_of_it_was_written(string text) => Assert.Empty(TextFolds.Of(text, answers: false));

    [Theory]
    [InlineData("Please look.\n\nOn Tue, Mar 4, 2025 at 3:21 PM Kim <kim@x.example> wrote:\n> Before")]
    [InlineData("Please look.\n\n-----Original Message-----\nFrom: Kim <kim@x.example>\nSent: Tuesday\nTo: me\nSubject: x\n\nBefore")]
    public void What_says_that_it_is_an_earlier_mail_is_one(string text) =>
        Assert.Equal(FoldKind.Quote, Assert.Single(TextFolds.Of(text, answers: false)).Kind);

    [Theory]
    [InlineData("Hi\n\n_________\nKim Haneul\nCook Inc.\nTel. 02-123")]
    [InlineData("Hi\n\n-- \nKim Haneul")]
    public void A_signature_is_one(string text) => Assert.Equal(FoldKind.Signature, Assert.Single(TextFolds.Of(text, answers: false)).Kind);

    [Fact]
    public void What_is_set_apart_in_html_is_no_quote_and_what_a_program_marks_is()
    {
        Assert.DoesNotContain("data-fold", _html.SanitiseMail("<p>It says:</p><blockquote>Error 12</blockquote>", answers: false), StringComparison.Ordinal);
        Assert.Contains("data-fold", _html.SanitiseMail("<p>It says:</p><blockquote>Error 12</blockquote>"), StringComparison.Ordinal);
        Assert.Contains(
            "data-fold", _html.SanitiseMail("<p>It says:</p><blockquote type=\"cite\">Error 12</blockquote>", answers: false), StringComparison.Ordinal);
    }
}
