using System.Globalization;
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

    /// <summary>What does not change from run to run.</summary>
    public string Facts => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name} | {Fate} | {CorpusMail.Line(Reason ?? "", 200)} | {Read?.Charset} | {CorpusMail.Line(Read?.Subject ?? "", 120)} | {Length} characters | {Read?.Attachments.Length ?? 0} files");

    private int Length => Read?.Text.Length ?? 0;
}
