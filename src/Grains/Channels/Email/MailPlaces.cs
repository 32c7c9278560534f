using System.Collections.Immutable;
using System.Text.Json;

namespace Oqupie.Grains.Channels.Email;

/// <summary>How far each folder of a mailbox has been read, as the one text that the poller keeps. Pure.</summary>
public sealed record MailPlaces(ImmutableArray<MailCursor> Folders)
{
    public static readonly MailPlaces None = new([]);

    /// <summary>What a poller has kept.</summary>
    public static MailPlaces Read(string? text) =>
        text is { Length: > 0 } ? new(JsonSerializer.Deserialize(text, EmailJson.Plain.ImmutableArrayMailCursor)) : None;

    public MailCursor? In(string folder) => Folders.FirstOrDefault(place => place.Folder == folder);

    /// <summary>In the same order, so that a round in which nothing came is the same text.</summary>
    public MailPlaces With(MailCursor place) => new(In(place.Folder) is { } before ? Folders.Replace(before, place) : Folders.Add(place));

    public string? Write() => Folders.IsEmpty ? null : JsonSerializer.Serialize(Folders, EmailJson.Plain.ImmutableArrayMailCursor);
}
