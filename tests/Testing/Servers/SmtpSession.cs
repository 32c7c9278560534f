using System.Collections.Immutable;
using MimeKit;

namespace Oqupie.Testing.Servers;

/// <summary>A mail as it came over the wire, with the last thing the server told about it.</summary>
/// <param name="Answer">The line that answered the final dot; null when the client was left without one.</param>
public sealed record SmtpMail(string From, ImmutableArray<string> Recipients, ImmutableArray<byte> Raw, string? Answer)
{
    public bool Taken => Answer?.StartsWith('2') ?? false;

    public MimeMessage Message => MimeMessage.Load(new MemoryStream([.. Raw]));
}

/// <summary>What one client said and sent, from its connection to the end.</summary>
public sealed record SmtpSession
{
    public ImmutableArray<string> Commands { get; init; } = [];

    public ImmutableArray<SmtpMail> Mails { get; init; } = [];

    public bool Ended { get; init; }
}
