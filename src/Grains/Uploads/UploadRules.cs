using Oqupie.Contracts;
using Oqupie.Contracts.Uploads;

namespace Oqupie.Grains.Uploads;

/// <summary>What one sender may send, and from where on. Pure.</summary>
internal static class UploadRules
{
    /// <summary>Whole ones wait for a reply; more than this nobody chooses in a day.</summary>
    public const int MostKept = 1000;

    /// <summary>There is none of that id for whoever asks.</summary>
    public static readonly Refusal NoSuchUpload = Refusal.NotFound("There is no such upload.");

    /// <summary>Another call writes to it.</summary>
    public static readonly Refusal InUse = Refusal.Conflict("Another request is sending to this upload.", "upload_in_use");

    private static readonly Refusal WrongOffset = Refusal.Conflict("The upload does not stand at this offset.", "wrong_offset");

    private static readonly Refusal OtherLength = Refusal.Invalid("The length was said, and was another.", "Upload-Length", "other_length");

    /// <summary>Why another one may not begin; null where it may.</summary>
    /// <param name="kept">All of the sender that have not ended.</param>
    public static Refusal? Open(IReadOnlyCollection<Upload> kept, UploadWish wish, UploadsOptions options)
    {
        if (wish.Length > options.MaxSize)
        {
            return TooLarge(options);
        }

        if (kept.Count >= MostKept || kept.Count(upload => upload.Sha256 is null) >= options.MostOpen)
        {
            return Refusal.Conflict("Too many uploads have begun and not ended.", "too_many_uploads").With("most", options.MostOpen);
        }

        return kept.Sum(upload => Room(upload.Wish, options)) + Room(wish, options) > options.MostBytes
            ? Refusal.Conflict("Together the uploads are larger than one may have at a time.", "uploads_full").With("most", options.MostBytes >> 20)
            : null;
    }

    /// <summary>The upload as a turn from this offset on finds it.</summary>
    public static Outcome<Upload> Begin(Upload upload, long offset, long? length, UploadsOptions options)
    {
        if (length is { } said)
        {
            if (upload.Wish.Length is { } known && known != said)
            {
                return OtherLength;
            }

            if (said > options.MaxSize)
            {
                return TooLarge(options);
            }

            if (said < upload.Offset)
            {
                return OtherLength;
            }
        }

        return offset == upload.Offset ? upload with { Wish = upload.Wish with { Length = upload.Wish.Length ?? length } } : WrongOffset;
    }

    /// <summary>The upload with more bytes; never with fewer, and never with more than it is long.</summary>
    public static Outcome<Upload> Advance(Upload upload, long offset, DateTimeOffset now, UploadsOptions options) =>
        offset < upload.Offset || offset > (upload.Wish.Length ?? options.MaxSize)
            ? WrongOffset
            : upload with { Offset = offset, Until = now + options.KeptFor };

    // One that has not said how long it is may become as long as any.
    private static long Room(UploadWish wish, UploadsOptions options) => wish.Length ?? options.MaxSize;

    private static Refusal TooLarge(UploadsOptions options) =>
        Refusal.Invalid($"A file has at most {options.MaxSize >> 20} MB.", "Upload-Length", "too_large").With("most", options.MaxSize >> 20);
}
