namespace Oqupie.Contracts.Uploads;

/// <summary>
/// What one member, or one API key, is sending in parts. The key is "main/b7k2" for a member and "main/key-x9y8" for a key, so another's upload is not there.
/// It knows how many bytes are on the disk, and lets one call at a time put more there; the bytes themselves never pass it.
/// </summary>
[Alias("oqupie.IUploadsGrain")]
public interface IUploadsGrain : IGrainWithStringKey
{
    /// <summary>Begins one. Refused: too_large, too_many_uploads, uploads_full.</summary>
    [Alias("Open")]
    Task<Outcome<Upload>> Open(UploadWish wish);

    /// <summary>How far it is; not found where it has ended or never was.</summary>
    [Alias("Read")]
    Task<Outcome<Upload>> Read(string id);

    /// <summary>
    /// The turn to write from an offset on. Refused: upload_in_use while another has it, wrong_offset, and what is wrong with a length.
    /// A turn ends by itself when nothing was heard of it for a minute.
    /// </summary>
    /// <param name="id">Which.</param>
    /// <param name="offset">Where the caller goes on: where it ends now, or refused.</param>
    /// <param name="length">Of the whole, where that was left open; null says nothing.</param>
    [Alias("Begin")]
    Task<Outcome<UploadTurn>> Begin(string id, long offset, long? length);

    /// <summary>So many bytes are durable. Stored before it answers; never goes back. Refused where the turn is no longer the caller's.</summary>
    [Alias("Advance")]
    Task<Outcome<Upload>> Advance(string id, string turn, long offset);

    /// <summary>It is whole, and this is what it is. Refused where the turn is no longer the caller's.</summary>
    [Alias("Finish")]
    Task<Outcome<Upload>> Finish(string id, string turn, string sha256);

    /// <summary>Gives a turn back; nothing happens where it is another's by now.</summary>
    [Alias("End")]
    Task End(string id, string turn);

    /// <summary>Ends it for good; whoever has the turn hears it at the next word.</summary>
    [Alias("Remove")]
    Task<Outcome<Done>> Remove(string id);
}

/// <summary>What somebody wants to send.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.UploadWish")]
public sealed record UploadWish
{
    /// <summary>In bytes; null where it is said later.</summary>
    [Id(0)]
    public long? Length { get; init; }

    /// <summary>Made safe.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>As the sender says it is.</summary>
    [Id(2)]
    public required string ContentType { get; init; }

    /// <summary>All that the sender said of it, as it was said.</summary>
    [Id(3)]
    public required string Metadata { get; init; }
}

/// <summary>How far one is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Upload")]
public sealed record Upload
{
    /// <summary>32 hex characters, random.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What was wanted; its length as it is known by now.</summary>
    [Id(1)]
    public required UploadWish Wish { get; init; }

    /// <summary>Bytes that are durable.</summary>
    [Id(2)]
    public required long Offset { get; init; }

    /// <summary>When it goes if nothing more comes.</summary>
    [Id(3)]
    public required DateTimeOffset Until { get; init; }

    /// <summary>What it is, since it is whole; the blob may still have to be put in its place.</summary>
    [Id(4)]
    public string? Sha256 { get; init; }

    /// <summary>Whether all bytes are there.</summary>
    public bool IsWhole => Offset == Wish.Length;
}

/// <param name="Turn">Names the turn.</param>
/// <param name="Upload">As it is at its beginning.</param>
[GenerateSerializer, Immutable, Alias("oqupie.UploadTurn")]
public sealed record UploadTurn([property: Id(0)] string Turn, [property: Id(1)] Upload Upload);
