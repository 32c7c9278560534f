using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Inquiries;
using Oqupie.Files;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Inquiries;

/// <summary>Reads a posted form. Its files lie on disk while it is read, and are in the blob store afterwards.</summary>
internal sealed class InquiryReader(IBlobStore blobs, DoorSeals seals, IOptions<InquiryOptions> options)
{
    /// <summary>How long a form may lie open, and what came with it is remembered.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private const string FieldName = "f.";
    private const int MostValues = 1_000;
    private const int LongestValue = 128 * 1024;
    private const int AllTexts = 1024 * 1024;

    /// <exception cref="InvalidDataException">It is no form, or more than a form can be.</exception>
    /// <exception cref="BadHttpRequestException">It is larger than all its files may be.</exception>
    public async Task<PostedInquiry> Read(HttpRequest request, BrandId brand, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            throw new InvalidDataException("That is no form.");
        }

        var most = (options.Value.MaxFileBytes * InquiryOptions.MostFiles) + AllTexts;

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        var form = await request.ReadFormAsync(
            new FormOptions { ValueCountLimit = MostValues, ValueLengthLimit = LongestValue, MultipartBodyLengthLimit = most, BufferBodyLengthLimit = most },
            cancellationToken);
        var (files, faults) = await Keep(form, brand, cancellationToken);
        return new()
        {
            Token = form["token"].ToString(),
            Trapped = form[PostedInquiry.Trap].ToString().Length > 0,
            IsSolved = form["solved"] == "true",
            Type = form["type"].ToString() is { Length: > 0 } type ? type : null,
            Subject = Line(form["subject"].ToString()),
            Body = Text(form["body"].ToString()),
            Name = Line(form["name"].ToString()),
            Email = Line(form["email"].ToString()),
            Fields = form.Where(field => field.Key.StartsWith(FieldName, StringComparison.Ordinal)).ToImmutableDictionary(
                field => field.Key[FieldName.Length..],
                field => field.Value.OfType<string>().Select(Text).Where(value => value.Length > 0).ToImmutableArray(),
                StringComparer.Ordinal),
            Files = files,
            Faults = faults,
        };
    }

    private async Task<(ImmutableArray<InquiryFile> Files, ImmutableArray<InquiryFault> Faults)> Keep(
        IFormCollection form, BrandId brand, CancellationToken cancellationToken)
    {
        var files = form["kept"].Select(kept => seals.Open<KeptFile>(brand, kept, Life)?.What).OfType<KeptFile>().Select(Again).ToList();
        var faults = new List<InquiryFault>();

        foreach (var sent in form.Files.Where(file => file.Length > 0)) // A browser sends a nameless empty one where none was chosen.
        {
            if (sent.Length > options.Value.MaxFileBytes)
            {
                faults.Add(new(sent.Name, "too_large", (int)(options.Value.MaxFileBytes >> 20)));
            }
            else if (files.Count == InquiryOptions.MostFiles)
            {
                faults.Add(new(sent.Name, "too_many_files", InquiryOptions.MostFiles));
                break;
            }
            else
            {
                files.Add(await Keep(sent, brand, cancellationToken));
            }
        }

        return ([.. files.Take(InquiryOptions.MostFiles)], [.. faults]);
    }

    private async Task<InquiryFile> Keep(IFormFile sent, BrandId brand, CancellationToken cancellationToken)
    {
        await using var bytes = sent.OpenReadStream();
        var blob = await blobs.Put(brand.Account, bytes, options.Value.MaxFileBytes, cancellationToken);
        return new(
            sent.Name.StartsWith(FieldName, StringComparison.Ordinal) ? sent.Name[FieldName.Length..] : null,
            new() { Sha256 = blob.Sha256, Size = blob.Size, Name = FileNames.Clean(sent.FileName), ContentType = FileNames.CleanType(sent.ContentType) });
    }

    private static InquiryFile Again(KeptFile kept) => new(
        kept.Field, new FileRef { Sha256 = kept.Sha256, Size = kept.Size, Name = kept.Name, ContentType = kept.ContentType });

    // Browsers send CR LF.
    private static string Text(string value) => value.ReplaceLineEndings("\n").Trim();

    private static string Line(string value) => value.ReplaceLineEndings(" ").Trim();
}
