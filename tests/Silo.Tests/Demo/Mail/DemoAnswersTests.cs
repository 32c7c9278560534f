using MimeKit;
using Oqupie.Silo.Demo.Mail;

namespace Oqupie.Silo.Tests.Demo.Mail;

public sealed class DemoAnswersTests
{
    private readonly DemoAnswers _answers = DemoAnswers.Read();

    [Theory]
    [InlineData("안녕하세요. 환불해 드렸어요.", '\uac00', '\ud7a3')]
    [InlineData("Hi, we refunded it.", 'a', 'z')]
    [InlineData("返金いたしました。", '\u3041', '\u30ff')]
    public void They_answer_in_the_language_that_they_were_written_to_in(string text, char first, char last)
    {
        var answer = _answers.To(Reply(text), before: 0)!;

        Assert.Contains(answer.TextBody!, letter => letter >= first && letter <= last);
        Assert.Equal(first is 'a', answer.TextBody!.All(letter => letter < '\u3041'));
    }

    [Fact]
    public void An_answer_belongs_to_what_it_answers()
    {
        var reply = Reply("Hi, we refunded it.");
        reply.ReplyTo.Add(new MailboxAddress("", "support+t1@skyheroes.example"));

        var answer = _answers.To(reply, before: 1)!;

        Assert.Equal("ada@player.example", answer.From.Mailboxes.Single().Address);
        Assert.Equal("support+t1@skyheroes.example", answer.To.Mailboxes.Single().Address);
        Assert.Equal("Re: Where is it?", answer.Subject);
        Assert.Equal((string?)reply.MessageId, answer.InReplyTo);
        Assert.Equal(reply.MessageId, answer.References.Last());
    }

    [Fact]
    public void At_last_they_have_no_more_to_say() => Assert.Null(_answers.To(Reply("Hi."), before: 3));

    [Fact]
    public void Only_what_a_person_wrote_to_one_customer_of_the_demo_is_answered()
    {
        Assert.True(DemoAnswers.IsAnswered(Reply("Hi.")));

        var automatic = Reply("Hi.");
        automatic.Headers.Add(HeaderId.AutoSubmitted, "auto-replied");
        Assert.False(DemoAnswers.IsAnswered(automatic));

        var outside = Reply("Hi.");
        outside.To.Clear();
        outside.To.Add(new MailboxAddress("", "partner@elsewhere.example"));
        Assert.False(DemoAnswers.IsAnswered(outside));
    }

    private static MimeMessage Reply(string text) => new(
        [new MailboxAddress("Sky Heroes", "support@skyheroes.example")],
        [new MailboxAddress("Ada", "ada@player.example")],
        "Re: Where is it?",
        new TextPart("plain") { Text = text })
    {
        MessageId = "one@skyheroes.example",
    };
}
