using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Testing.Corpora;

/// <summary>What became of a mail, and what it cost.</summary>
public sealed record MailFate
{
    public required string Name { get; init; }

    public required IntakeFate Fate { get; init; }

    /// <summary>In plain words, where the fate is not simply a ticket or a message.</summary>
    public string? Reason { get; init; }

    /// <summary>Null where the adapter gave nothing.</summary>
    public ReadMessage? Read { get; init; }

    /// <summary>On the processor, all threads together; <see cref="Elapsed"/> by the clock.</summary>
    public required TimeSpan Cpu { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>As read, on one line.</summary>
    public string Subject => CorpusMail.Line(Read?.Subject ?? "", 120);

    /// <summary>Why, on one line; empty where there is nothing to say.</summary>
    public string Why => CorpusMail.Line(Reason ?? "", 200);

    /// <summary>What does not change from run to run.</summary>
    /// <param name="quoting">False puts digests in the place of the subject and of a bounce's reason: what others wrote stays out of our files.</param>
    public string Facts(bool quoting) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name} | {Fate} | {(quoting || Fate is not IntakeFate.Bounce ? Why : Digest(Why))} | {Read?.Charset} | {(quoting ? Subject : Digest(Subject))} | "
            + $"{Length} characters | {Read?.Attachments.Length ?? 0} files");

    private int Length => Read?.Text.Length ?? 0;

    private static string Digest(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 4));
}
