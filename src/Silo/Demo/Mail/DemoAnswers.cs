using System.Collections.Immutable;
using System.Text.Json;
using MimeKit;
using MimeKit.Utils;

namespace Oqupie.Silo.Demo.Mail;

/// <summary>What customers of the demo answer (demo-answers.json), by the language that they were written to in: the first, second and last time.</summary>
internal sealed class DemoAnswers(ImmutableDictionary<string, ImmutableArray<ImmutableArray<string>>> texts)
{
    /// <summary>Where the customers of demo.json have their mail.</summary>
    private const string CustomersDomain = "@player.example";

    public static DemoAnswers Read()
    {
        using var json = typeof(DemoAnswers).Assembly.GetManifestResourceStream("demo-answers.json")!;
        return new(JsonSerializer.Deserialize<ImmutableDictionary<string, ImmutableArray<ImmutableArray<string>>>>(json)!);
    }

    /// <summary>A mail from a person to one customer of the demo. What programs send by themselves nobody answers.</summary>
    public static bool IsAnswered(MimeMessage mail) =>
        mail.To.Mailboxes.Take(2).ToArray() is [var to]
        && to.Address.EndsWith(CustomersDomain, StringComparison.OrdinalIgnoreCase)
        && mail.From.Mailboxes.Any()
        && (mail.Headers[HeaderId.AutoSubmitted] ?? "no").StartsWith("no", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whom with, and what about.</summary>
    public static string ConversationOf(MimeMessage mail) => $"{mail.To.Mailboxes.First().Address}\n{SubjectOf(mail)}";

    /// <param name="mail">One that <see cref="IsAnswered"/>.</param>
    /// <param name="before">How often they answered in this conversation.</param>
    /// <returns>Null where they have no more to say.</returns>
    public MimeMessage? To(MimeMessage mail, int before)
    {
        var turns = texts[LanguageOf(mail.TextBody ?? mail.HtmlBody ?? "")];

        if (before >= turns.Length)
        {
            return null;
        }

        var conversation = ConversationOf(mail);
        var said = turns[before][conversation.Sum(letter => letter) % turns[before].Length];
        var answer = new MimeMessage(
            [mail.To.Mailboxes.First()], mail.ReplyTo.Count > 0 ? mail.ReplyTo : mail.From, $"Re: {SubjectOf(mail)}", new TextPart("plain") { Text = said });
        answer.MessageId = MimeUtils.GenerateMessageId(CustomersDomain[1..]);
        answer.References.AddRange(mail.References);

        if (mail.MessageId is { Length: > 0 } id)
        {
            answer.InReplyTo = id;
            answer.References.Add(id);
        }

        return answer;
    }

    /// <summary>"ja", "ko" or "en", by its letters.</summary>
    private static string LanguageOf(string text) =>
        text.Any(letter => letter is >= '\u3041' and <= '\u30ff') ? "ja"
        : text.Any(letter => letter is >= '\uac00' and <= '\ud7a3') ? "ko"
        : "en";

    private static string SubjectOf(MimeMessage mail)
    {
        var subject = mail.Subject ?? "";

        while (subject.StartsWith("Re:", StringComparison.OrdinalIgnoreCase))
        {
            subject = subject["Re:".Length..].TrimStart();
        }

        return subject;
    }
}
