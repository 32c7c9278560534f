using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;

namespace Oqupie.WebHost.Files;

/// <summary>Ids and addresses of files, for the rooms that show or take them.</summary>
internal sealed class FileLinks(LinkKeys keys, IOptions<UploadOptions> options, TimeProvider clock)
{
    /// <summary>More than this no mail carries.</summary>
    public const int MostAttachments = 20;

    public async ValueTask<AccountFiles> Of(AccountId account)
    {
        var key = await keys.Of(account) ?? throw new InvalidOperationException($"There is no account {account}.");
        return new(new(account, key), FileAddresses.End(clock.GetUtcNow(), options.Value.AddressLife));
    }
}

/// <summary>The files of one account, as of now.</summary>
internal sealed class AccountFiles(FileSeal seal, DateTimeOffset until)
{
    public UploadedFile Show(FileRef file) => new(seal.IdOf(file), file.Name, file.Size, file.ContentType, AddressOf(file));

    public string AddressOf(FileRef file) => seal.AddressOf(file, until);

    public string PictureAddressOf(long ticket, string url) => seal.PictureAddressOf(ticket, url, until);

    public string LinkOf(FileLink link, long ticket, long item, int file) => seal.LinkOf(link, ticket, item, file);

    public FileRef? Open(string? id) => seal.Open(id);

    /// <summary>The files that ids name. Refused (field "attachments") for an id that is none of ours, or for too many.</summary>
    public Outcome<ImmutableArray<FileRef>> Open(IReadOnlyList<string?>? ids)
    {
        if (ids?.Count > FileLinks.MostAttachments)
        {
            return Refusal.Invalid($"At most {FileLinks.MostAttachments} files go with one message.", "attachments", "too_many_files")
                .With("most", FileLinks.MostAttachments);
        }

        var files = ImmutableArray.CreateBuilder<FileRef>(ids?.Count ?? 0);

        foreach (var id in ids ?? [])
        {
            if (seal.Open(id) is not { } file)
            {
                return Refusal.Invalid("That is not the id of a file.", "attachments", "no_such_file");
            }

            files.Add(file);
        }

        return files.ToImmutable();
    }
}

internal static class FileAddresses
{
    /// <summary>The full hour after a lifetime from now.</summary>
    public static DateTimeOffset End(DateTimeOffset now, TimeSpan life) =>
        new((((now + life).UtcTicks / TimeSpan.TicksPerHour) + 1) * TimeSpan.TicksPerHour, TimeSpan.Zero);
}

/// <summary>A file, as programs see one.</summary>
internal sealed record UploadedFile(string Id, string Name, long Size, string ContentType, string Url);
