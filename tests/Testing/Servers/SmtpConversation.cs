using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Text;

namespace Oqupie.Testing.Servers;

/// <summary>
/// One client's talk with <see cref="MisbehavingSmtpServer"/>: RFC 5321 as far as a sending client asks for it, and the script where it says otherwise.
/// </summary>
internal sealed class SmtpConversation(Stream stream, SmtpScript script, Action<SmtpSession> heard)
{
    private readonly PipeReader _reader = PipeReader.Create(stream);
    private SmtpSession _session = new();
    private string _from = "";
    private ImmutableArray<string> _recipients = [];

    public async Task Hold(CancellationToken cancellationToken)
    {
        try
        {
            if (await Answer(SmtpStage.Connect, "220 misbehaving.invalid ESMTP", cancellationToken) is null)
            {
                return;
            }

            while (await ReadLine(cancellationToken) is { } bytes)
            {
                var line = Encoding.UTF8.GetString(bytes).TrimEnd();
                Hear(_session with { Commands = _session.Commands.Add(line) });
                if (!await Obey(line, cancellationToken))
                {
                    return;
                }
            }
        }
        finally
        {
            Hear(_session with { Ended = true });
        }
    }

    private async Task<bool> Obey(string line, CancellationToken cancellationToken)
    {
        var verb = line.Split(' ', ':')[0].ToUpperInvariant();
        switch (verb)
        {
            case "EHLO":
                const string capabilities =
                    "250-misbehaving.invalid\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250-DSN\r\n250 AUTH PLAIN XOAUTH2";
                return await Answer(SmtpStage.Hello, capabilities, cancellationToken) is not null;
            case "HELO":
                return await Answer(SmtpStage.Hello, "250 misbehaving.invalid", cancellationToken) is not null;
            case "AUTH":
                return await Answer(SmtpStage.Auth, "235 2.7.0 Welcome", cancellationToken) is not null;
            case "MAIL":
                (_from, _recipients) = (Path(line), []);
                return await Answer(SmtpStage.MailFrom, "250 2.1.0 Ok", cancellationToken) is not null;
            case "RCPT":
                var answer = await Answer(SmtpStage.RcptTo, "250 2.1.5 Ok", cancellationToken, line);
                _recipients = answer?[0] is '2' ? _recipients.Add(Path(line)) : _recipients;
                return answer is not null;
            case "DATA":
                return await TakeMail(cancellationToken);
            case "QUIT":
                await Say("221 2.0.0 Bye", cancellationToken);
                return false;
            case "NOOP":
                return await Answer(SmtpStage.NoOp, "250 2.0.0 Ok", cancellationToken) is not null;
            default:
                await Say(verb is "RSET" ? "250 2.0.0 Ok" : "502 5.5.1 Not known here", cancellationToken);
                return true;
        }
    }

    private async Task<bool> TakeMail(CancellationToken cancellationToken)
    {
        if (await Answer(SmtpStage.Data, "354 Go on", cancellationToken) is not { } go)
        {
            return false;
        }

        if (go[0] is not '3')
        {
            return true;
        }

        using var mail = new MemoryStream();
        while (await ReadLine(cancellationToken) is { } line)
        {
            if (line is [(byte)'.', (byte)'\r', (byte)'\n'])
            {
                var received = new SmtpMail(_from, _recipients, [.. mail.ToArray()], Answer: null);
                Hear(_session with { Mails = _session.Mails.Add(received) });
                var answer = await Answer(SmtpStage.Message, "250 2.0.0 Taken", cancellationToken);
                Hear(_session with { Mails = _session.Mails.Replace(received, received with { Answer = answer }) });
                return answer is not null;
            }

            mail.Write(line.AsSpan(line[0] is (byte)'.' ? 1 : 0));
        }

        return false;
    }

    /// <returns>What was answered; null when the connection is to be closed instead.</returns>
    private async Task<string?> Answer(SmtpStage stage, string usually, CancellationToken cancellationToken, string said = "")
    {
        var reaction = script.ReactionAt(stage, stage is SmtpStage.Message ? _session.Mails.Length : _session.Mails.Length + 1, said);
        await (reaction?.Before(cancellationToken) ?? Task.CompletedTask);
        if (reaction is { Drops: true })
        {
            return null;
        }

        var reply = reaction?.Reply ?? usually;
        await Say(reply, cancellationToken);
        return reply;
    }

    private async Task Say(string reply, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), cancellationToken);

    private void Hear(SmtpSession session) => heard(_session = session);

    private async Task<byte[]?> ReadLine(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _reader.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = read.Buffer.Slice(0, read.Buffer.GetPosition(1, end));
                var bytes = line.ToArray();
                _reader.AdvanceTo(line.End);
                return bytes;
            }

            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    private static string Path(string line)
    {
        var (from, to) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return from >= 0 && to > from ? line[(from + 1)..to] : "";
    }
}
