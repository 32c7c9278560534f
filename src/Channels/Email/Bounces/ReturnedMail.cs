using System.Collections.Immutable;
using MimeKit;
using Oqupie.Channels.Email.Characters;

namespace Oqupie.Channels.Email.Bounces;

/// <summary>
/// Finds the mail of ours that a report is about. A mail that is sent back names earlier ones of its ticket too; the one in question is where it says who it is
/// itself.
/// </summary>
internal static class ReturnedMail
{
    private const int MostText = 200_000;
    private const int MostCandidates = 200;

    private static readonly string[] Names =
    [
        "Message-ID", "X-Original-Message-ID", "Original-Message-ID", "X-MS-Exchange-Parent-Message-Id", "X-Mailgun-Message-Id", "Original-Envelope-Id",
    ];

    /// <summary>Null where no id in it is ours.</summary>
    public static OwnMail? Find(MimeMessage report, MailHeaders headers, string text, Func<string, OwnMail?> own)
    {
        var parts = Parts(report).ToImmutableArray();
        var named = EnvelopeIds(parts)
            .Concat(parts.OfType<MessagePart>().SelectMany(part => Ids(part.Message?.Headers)))
            .Concat(Ids(report.Headers, except: "Message-ID"))
            .Concat(Lines(text))
            .Concat(parts.OfType<TextPart>().SelectMany(part => Lines(part.Text)));
        return First(named, own) ?? First(headers.References.Reverse(), own) ?? Only(text, own);
    }

    private static OwnMail? First(IEnumerable<string> ids, Func<string, OwnMail?> own) =>
        ids.Take(MostCandidates).Select(own).FirstOrDefault(mail => mail is not null);

    private static IEnumerable<string> EnvelopeIds(ImmutableArray<MimeEntity> parts) =>
        parts.OfType<MessageDeliveryStatus>().SelectMany(part => part.StatusGroups).SelectMany(group => Ids(group))
            .Concat(parts.OfType<MessageFeedbackReport>().SelectMany(part => Ids(part.Fields)));

    private static IEnumerable<string> Ids(HeaderList? headers, string? except = null) =>
        headers is null ? [] : Names.Where(name => name != except).Select(name => headers[name]).OfType<string>().Select(Bare);

    // In a report of plain text the headers that came back are lines like any other, perhaps quoted.
    private static IEnumerable<string> Lines(string text)
    {
        foreach (var line in text.Length <= MostText ? text.Split('\n') : text[..MostText].Split('\n'))
        {
            var said = line.Trim(' ', '>', '|', '\t', '\r');

            foreach (var name in Names)
            {
                if (said.Length > name.Length && said[name.Length] is ':' && said.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    yield return Bare(said[(name.Length + 1)..]);
                }
            }
        }
    }

    // Nothing says which it is: only where all that is ours is one mail.
    private static OwnMail? Only(string text, Func<string, OwnMail?> own)
    {
        var words = (text.Length <= MostText ? text : text[..MostText])
            .Split([' ', '\n', '\r', '\t', '<', '>', '"', '(', ')', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        return words.Where(word => word.StartsWith("oq.", StringComparison.OrdinalIgnoreCase) && word.Contains('@', StringComparison.Ordinal))
            .Take(MostCandidates).Select(own).OfType<OwnMail>().Distinct().Take(2).ToList() is [var only] ? only : null;
    }

    private static string Bare(string id) => id.Trim(' ', '<', '>', '\t', '\r');

    /// <summary>All parts in order, however they are packed; not those of mails within the mail.</summary>
    public static IEnumerable<MimeEntity> Parts(MimeMessage report)
    {
        var waiting = new Stack<MimeEntity>();

        if (report.Body is { } body)
        {
            waiting.Push(body);
        }

        while (waiting.TryPop(out var part))
        {
            if (part is not Multipart packed)
            {
                yield return part;
                continue;
            }

            foreach (var inner in packed.Reverse())
            {
                waiting.Push(inner);
            }
        }
    }
}
