using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Oqupie.Channels.Folding;

namespace Oqupie.Channels.Tests.Folding;

public sealed class TextFoldsProperties
{
    private static readonly string[] Pieces =
    [
        "Hello", "\n", "\n\n", "> ", ">", "On 4 March 2025, Kim <k@x.example> wrote:", "From: Kim <k@x.example>", "Subject: x", "Sent: 2025-03-04", "-- \n",
        "_____", "```", "Sent from my iPhone", "-----Original Message-----", "2025년 3월 4일", "님이 작성:", "<", "schrieb", ":", " ", "\r\n", "😀", "| ",
    ];

    public static Arbitrary<string> Mails() => Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    [Property(MaxTest = 500)]
    public Property Nothing_is_lost_and_something_is_shown() => Prop.ForAll(Mails(), text =>
    {
        var parts = Folded.Parts(text);

        return string.Concat(parts.Select(part => part.Text)) == text
            && TextFolds.Of(text).All(fold => fold.Length > 0)
            && (string.IsNullOrWhiteSpace(text) || parts.Exists(part => !part.Folded && !string.IsNullOrWhiteSpace(part.Text)));
    });

    // A second for what ordinary mail of the size takes a fifth of; anything that grows with the square would take minutes.
    [Theory]
    [InlineData(">")]
    [InlineData(">\n")]
    [InlineData("> > \n")]
    [InlineData("\n")]
    [InlineData("On 1\n")]
    [InlineData("On 4 March 2025 at 3:21 <")]
    [InlineData("On 4 March 2025 at 3:21 Kim <kim@x.example> wrote\n")]
    [InlineData("<a@b> wrote wrote wrote\n")]
    [InlineData("From: a@b\n")]
    [InlineData("From: a@b\n\n")]
    [InlineData("To: a\nb\nc\nd\n")]
    [InlineData("--\n")]
    [InlineData("-----\n")]
    [InlineData("_____\n\n")]
    [InlineData("-K\n\n")]
    [InlineData("Sent from my iPhone\n")]
    [InlineData("This e-mail is confidential ")]
    [InlineData("This e-mail\n\n")]
    [InlineData("This e-mail\n")]
    [InlineData("```\n")]
    [InlineData("> a\n\nb\n")]
    [InlineData("보낸 사람: 김\n")]
    [InlineData("2025년 3월 4일 3:21 ")]
    public void A_million_characters_take_no_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        TextFolds.Of(text[..1_000]);
        var spent = Cpu.Of(() => TextFolds.Of(text));

        Assert.True(spent < TimeSpan.FromSeconds(3), string.Create(CultureInfo.InvariantCulture, $"{spent.TotalMilliseconds} ms"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{spent.TotalMilliseconds} ms");
    }
}
