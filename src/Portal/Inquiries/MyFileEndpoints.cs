using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Oqupie.Contracts.Inquiries;
using Oqupie.Files;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Inquiries;

/// <summary>Files of a customer's own conversations, asked for by their place in it and never by what they are.</summary>
internal static class MyFileEndpoints
{
    public static void MapMyFiles(this WebApplication app) =>
        app.MapGet("/portal/{slug}/inquiries/{ticket:long:min(1)}/files/{item:long}/{file:int:min(0)}", Open).ExcludeFromDescription();

    /// <summary>Where a file of an item is.</summary>
    public static string Path(OpenPortal portal, long ticket, long item, int file) =>
        portal.Path(string.Create(CultureInfo.InvariantCulture, $"/inquiries/{ticket}/files/{item}/{file}"));

    private static async Task<IResult> Open(
        long ticket, long item, int file, HttpContext http, CustomerDoor door, IGrainFactory grains, IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (Entrance.Entered(http) is not { } portal || door.Who(http, portal) is not { } who)
        {
            return TypedResults.NotFound();
        }

        var read = await grains.GetGrain<IMyInquiriesGrain>(portal.Id.ToString()).Read(who, ticket, item + 1, cancellationToken);
        var found = read.Succeeded(out var conversation, out _) && conversation.Items.LastOrDefault() is { } last && last.Version == item
            ? last.Files.ElementAtOrDefault(file)
            : null;
        var opened = found is null ? null : await OpenedFile.Open(blobs, portal.Id.Account, found.Sha256, found.Name, cancellationToken);
        return opened is null ? TypedResults.NotFound() : opened.ToHttp(http.Response);
    }
}
