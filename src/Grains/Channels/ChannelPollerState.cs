using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Grains.Channels;

[GenerateSerializer, Immutable, Alias("oqupie.ChannelPollerState")]
internal sealed record ChannelPollerState
{
    /// <summary>Of the one folder there was, before there were several.</summary>
    [Id(0)]
    public MailCursor? Cursor { get; init; }

    /// <summary>Of the folders of a mailbox, before there was anything but mailboxes.</summary>
    [Id(1)]
    public ImmutableArray<MailCursor> Cursors { get; init; } = [];

    /// <summary>How far the other side was read, as the kind of channel has it.</summary>
    [Id(2)]
    public string? Place { get; init; }

    /// <summary>The same, also where it was kept before there was <see cref="Place"/>.</summary>
    [JsonIgnore]
    public string? Reached => Place ?? Former.Write();

    private MailPlaces Former
    {
        get
        {
            var places = new MailPlaces(Cursors.IsDefault ? [] : Cursors);
            return Cursor is { } only && places.In(only.Folder) is null ? places.With(only) : places;
        }
    }
}
